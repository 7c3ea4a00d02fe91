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
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The commands for real hosts, on a hypervisor and a guest with a balloon. */
class CommandLineIT {
    private static final Duration SOON = Duration.ofSeconds(20);

    @RegisterExtension
    static final Lab LAB = Lab.hosts(1);

    @TempDir
    private Path folder;

    @BeforeAll
    static void start() {
        LAB.host(1)
                .guest("web")
                .memory(mib(192))
                .statsPeriod(Duration.ofSeconds(1))
                .start();
    }

    @BeforeEach
    void squeeze() {
        LAB.guest("web").setMemory(mib(160));
        Lab.within(SOON).until(() -> LAB.guest("web").balloon().equals(mib(160)));
    }

    @AfterEach
    void thaw() {
        LAB.host(1).thawDaemon();
        // It first answers those who have left meanwhile.
        Lab.within(SOON).until(() -> LAB.host(1).answers());
    }

    @Test
    void observeSeesWhatTheGuestHolds() {
        Outcome outcome = drs("observe", uri());

        assertThat(outcome.exit()).as(outcome.err()).isZero();
        assertThat(outcome.out().lines().filter(line -> line.contains("| web ")))
                .hasSize(3)
                .last()
                .asString()
                .contains("running", "192 MiB", "160 MiB", "good");
    }

    @Test
    void watchingOutlastsADaemonThatIsStartedAgain() throws IOException {
        Process watch = new ProcessBuilder(
                        Drs.command("observe", uri(), "--watch", "--period", "0.5", "--timeout", "5"))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("looks").toFile())
                .start();
        try {
            Lab.within(Drs.PATIENCE).until(() -> lastLook().contains("| web "));
            LAB.host(1).killDaemon();
            Lab.within(Drs.PATIENCE).until(() -> lastLook().contains("host localhost did not answer"));
            LAB.host(1).restart();
            Lab.within(Drs.PATIENCE).until(() -> lastLook().contains("| web "));
        } finally {
            watch.destroy();
        }
    }

    /** Returns the last look that is complete. */
    private String lastLook() throws IOException {
        String[] looks = Files.readString(folder.resolve("looks")).split("(?=qemu[^ ]*  look )", -1);
        return looks.length < 2 ? "" : looks[looks.length - 2];
    }

    @Test
    void doctorFindsTheGuestInOrder() {
        Outcome outcome = drs("doctor", uri());

        assertThat(outcome.exit()).as(outcome.err()).isZero();
        assertThat(outcome.out()).contains("| web   | yes ", "1 of 1 guest managed");
    }

    @Test
    void releaseGivesTheGuestItsMemoryBack() {
        assertThat(drs("release", uri(), "--dry-run").out()).contains("web: 160 MiB -> 192 MiB of 192 MiB, would grow");
        assertThat(LAB.guest("web").balloon()).isEqualTo(mib(160));

        Outcome outcome = drs("release", uri());

        assertThat(outcome.exit()).as(outcome.err() + outcome.out()).isZero();
        assertThat(outcome.out()).contains("web: 160 MiB -> 192 MiB of 192 MiB, has grown");
        assertThat(LAB.guest("web").balloon()).isEqualTo(mib(192));
    }

    @Test
    void aFrozenDaemonDoesNotHoldACommandUp() {
        LAB.host(1).freezeDaemon();

        for (String command : List.of("observe", "doctor", "release")) {
            Outcome outcome = drs(command, uri(), "--timeout", "2");
            assertThat(outcome.exit()).as(command + ": " + outcome.err()).isEqualTo(1);
            assertThat(outcome.err()).contains("did not answer within 2.0 s");
        }
    }

    private static String uri() {
        return LAB.host(1).uri();
    }

    /** The agents of other tests on this machine are none of this host's. */
    private static Outcome drs(String... arguments) {
        if (!arguments[0].equals("release")) {
            return Drs.run(arguments);
        }
        var forced = new ArrayList<>(List.of(arguments));
        forced.add("--force");
        return Drs.run(forced.toArray(String[]::new));
    }
}
