package org.opendrs.lab.nightly;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.opendrs.lab.Lab;
import org.opendrs.lab.LabHost;
import org.opendrs.runs.AgentArchive;

/** An agent from its archive, run by its start script in a host of the lab, in mode act. */
final class PackedAgent implements AutoCloseable {
    private static final Duration TO_START = Duration.ofSeconds(30);
    private static final Duration TO_END = Duration.ofSeconds(20);

    private static final String SETTINGS = """
            uri: qemu:///system
            mode: act
            state: %s/state.json
            """;

    private final Process entrance;
    private final ProcessHandle agent;
    private final Path log;

    private PackedAgent(Process entrance, ProcessHandle agent, Path log) {
        this.entrance = entrance;
        this.agent = agent;
        this.log = log;
    }

    /** Unpacks the agent into a folder and starts it, with more settings in YAML; without any, it has those that it comes with. */
    static PackedAgent on(LabHost host, Path folder, String more) {
        try {
            Path log = folder.resolve("agent.log");
            AgentArchive.unpack(folder);
            Path settings = Files.writeString(folder.resolve("agent.yaml"), SETTINGS.formatted(folder) + more);
            Process entrance = start(
                    log,
                    host.entering(
                            List.of(folder.resolve("bin/drs-agent").toString(), "--settings", settings.toString())));
            ProcessHandle agent = Lab.within(TO_START)
                    .until(() -> java(entrance), Optional::isPresent)
                    .orElseThrow();
            return new PackedAgent(entrance, agent, log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Process start(Path log, List<String> command) throws IOException {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.to(log.toFile()))
                .start();
    }

    /** The start script becomes the Java machine. */
    private static Optional<ProcessHandle> java(Process entrance) {
        return entrance.descendants()
                .filter(process -> process.info().command().orElse("").endsWith("/java"))
                .findFirst();
    }

    /** Returns its process. */
    ProcessHandle process() {
        return agent;
    }

    /** Returns what it has said. */
    String said() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        agent.destroy();
        Lab.within(TO_END).until(() -> !agent.isAlive() && !entrance.isAlive());
    }
}
