package org.opendrs.lab.agent;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.opendrs.agent.Main;
import org.opendrs.lab.Lab;
import org.opendrs.lab.LabHost;
import org.opendrs.runs.AgentArchive;

/** An agent that runs in a host of the lab, as it would on a real one: it sees the host's memory and its libvirtd. */
final class RunningAgent implements AutoCloseable {
    private static final Duration TO_DIE = Duration.ofSeconds(20);

    /**
     * For hosts of 640 MiB and a test that does not wait for turns of 10 s. The reserve covers emulators that are 120 MiB larger than
     * their guests, which the agent would take minutes to find out.
     */
    private static final String SETTINGS = """
            uri: qemu:///system
            mode: %s
            state: %s/state.json
            state-every: 1
            settings:
              turns: {period: 3s, tick: 1s, budget: 3s, sampleDeadline: 2500ms, statsPeriod: 1s}
              monitoring: {minimumReserve: 288MiB}
              ballooning:
                poolLeast: 16MiB
                demand: {fixed: 12MiB}
                safety: {most: 48MiB, least: 16MiB}
                pace: {keepUsable: 12MiB, deadZone: 8MiB, opposite: 3s, shrinkEvery: 2500ms, shrinkAgain: 2s}
                distress: {usable: 12MiB, step: 32MiB, least: 8MiB, hold: 10s}
            """;

    private final Process entrance;
    private final Path settings;
    private final Path log;
    private final int saidBefore;

    private RunningAgent(Process entrance, Path settings, Path log, int saidBefore) {
        this.entrance = entrance;
        this.settings = settings;
        this.log = log;
        this.saidBefore = saidBefore;
    }

    /** Starts an agent that acts, and whose settings, state and log are in a folder; one that ran there before has left its state. */
    static RunningAgent on(LabHost host, Path folder) {
        return start(
                host,
                folder,
                "act",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName());
    }

    /** Starts an agent in a mode as operators do, from its archive and by its script; its log is the one that they read. */
    static RunningAgent packed(LabHost host, Path folder, String mode) {
        AgentArchive.unpack(folder);
        return start(host, folder, mode, folder.resolve("bin/drs-agent").toString());
    }

    private static RunningAgent start(LabHost host, Path folder, String mode, String... program) {
        try {
            Path settings = Files.writeString(folder.resolve("agent.yaml"), SETTINGS.formatted(mode, folder));
            Path log = folder.resolve("agent.log");
            int saidBefore = Files.exists(log) ? Files.readString(log).length() : 0;
            // Whoever runs these tests may ignore SIGHUP, as nohup does, and children inherit that.
            var command = new ArrayList<>(List.of("env", "--default-signal=HUP"));
            command.addAll(List.of(program));
            command.addAll(List.of("--settings", settings.toString()));
            var process = new ProcessBuilder(host.entering(command))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
            return new RunningAgent(process, settings, log, saidBefore);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns whether the agent, not only what leads to it, still runs. */
    boolean runs() {
        return entrance.isAlive();
    }

    /** Returns what the agent has said, nothing of what others said before it in its folder. */
    String said() {
        try {
            return Files.readString(log).substring(saidBefore);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the lines of turns of this agent in which it has seen so many guests. */
    List<String> turnsOf(int guests) {
        return said().lines()
                .filter(line -> line.contains(" turn=") && line.contains(" guests=" + guests + " "))
                .toList();
    }

    /** Has the agent go on in another mode, as {@code systemctl reload} would. */
    void reload(String mode) {
        try {
            Files.writeString(settings, SETTINGS.formatted(mode, settings.getParent()));
            new ProcessBuilder("kill", "-s", "HUP", Long.toString(agent().pid())).start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Asks the agent to end, as {@code systemctl stop} would, and returns its exit status. */
    int end() {
        agent().destroy();
        Lab.within(TO_DIE).until(() -> !entrance.isAlive());
        return entrance.exitValue();
    }

    /** Whoever leads to the agent hands on no signals. */
    private ProcessHandle agent() {
        return entrance.descendants()
                .filter(process -> process.info().command().orElse("").endsWith("/java"))
                .findFirst()
                .orElse(entrance.toHandle());
    }

    /** Kills the agent as an operator in despair would; it can do nothing about it. */
    void kill() {
        List<ProcessHandle> all = entrance.descendants().toList();
        all.forEach(ProcessHandle::destroyForcibly);
        entrance.destroyForcibly();
        Lab.within(TO_DIE).until(() -> all.stream().noneMatch(ProcessHandle::isAlive) && !entrance.isAlive());
    }

    @Override
    public void close() {
        kill();
    }
}
