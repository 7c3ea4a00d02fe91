package org.opendrs.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.opendrs.unit.Bytes.mib;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.opendrs.sim.cli.Main;

/** A host that is seen from another one by SSH, whose connection is cut and comes back. */
class SshIT {
    /** A call of libvirt that nobody answers is given up after 20 s; then the connection is opened again. */
    private static final Duration SOON = Duration.ofSeconds(60);

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    /** What a command may take beyond its own deadline: a JVM that starts beside others. */
    private static final Duration START = Duration.ofSeconds(20);

    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    @RegisterExtension
    static final Lab LAB = Lab.hosts(2).memory(mib(640));

    @TempDir
    private Path folder;

    private final LabHost seen = LAB.host(1);
    private final LabHost looking = LAB.host(2);

    @SuppressWarnings("NullAway.Init") // before each test
    private SshServer server;

    @BeforeEach
    void listen() {
        server = SshServer.on(seen, folder);
        seen.guest("web").statsPeriod(Duration.ofSeconds(1)).start();
    }

    @AfterEach
    void hangUp() {
        server.close();
    }

    @Test
    void aHostIsSeenBySshAndAgainAfterItsConnectionWasCut() throws IOException {
        Path lines = folder.resolve("looks.jsonl");
        Process watch = new ProcessBuilder(looking.entering(drs("--watch", "--period", "0.5", "--json", "-")))
                .redirectOutput(lines.toFile())
                .redirectError(folder.resolve("err").toFile())
                .start();
        try {
            Lab.within(SOON)
                    .untilAsserted(() -> assertThat(last(lines)).as(err()).contains("\"web\"", "\"GOOD\""));
            seen.cut();
            Lab.within(SOON)
                    .untilAsserted(() -> assertThat(last(lines)).as(err()).contains("\"guests\":[]"));
            seen.join();
            Lab.within(SOON)
                    .untilAsserted(() -> assertThat(last(lines)).as(err()).contains("\"web\"", "\"GOOD\""));
        } finally {
            watch.descendants().forEach(ProcessHandle::destroy);
            watch.destroy();
        }
    }

    @Test
    void aHostThatIsNotReachedIsToldWithinTheDeadline() {
        seen.cut();
        long began = System.nanoTime();

        Outcome outcome = Command.attempt(PATIENCE, looking.entering(drs()));

        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(TIMEOUT.plus(START));
        assertThat(outcome.exit()).as(outcome.toString()).isEqualTo(1);
        assertThat(outcome.err().lines()).hasSize(1);
        assertThat(outcome.err())
                .startsWith("drs: qemu+ssh://root@h1/system")
                .containsPattern("cannot be reached|did not answer")
                .contains("see whether the network leads there");
    }

    @Test
    void aKeyThatIsNotLetInIsToldAsAMatterOfSsh() throws IOException {
        Files.delete(folder.resolve("home/.ssh/authorized_keys"));

        Outcome outcome = Command.attempt(PATIENCE, looking.entering(drs()));

        assertThat(outcome.exit()).as(outcome.toString()).isEqualTo(1);
        assertThat(outcome.err()).contains("Permission denied", "see whether ssh gets there");
    }

    private List<String> drs(String... more) {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "observe",
                server.uri(),
                "--timeout",
                Long.toString(TIMEOUT.toSeconds())));
        command.addAll(List.of(more));
        return command;
    }

    private String err() {
        try {
            return Files.readString(folder.resolve("err"));
        } catch (IOException e) {
            return e.toString();
        }
    }

    private static String last(Path file) throws IOException {
        return Files.readString(file).lines().reduce("", (before, line) -> line);
    }
}
