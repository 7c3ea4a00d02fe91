package org.opendrs.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.opendrs.unit.Bytes;

/** A lab leaves nothing on the machine, however it ends. */
class LabLeftoversIT {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final LabSpec SMALL = LabSpec.hosts(1).withMemory(Bytes.mib(640));

    @Test
    void aLabThatIsClosedLeavesNothing() {
        var lab = RunningLab.start(SMALL);
        try (lab) {
            lab.hosts().get(0).guest("web").launch();
            assertThat(Leftovers.of(lab.folder())).hasSizeGreaterThan(4);
        }
        assertThat(Leftovers.of(lab.folder())).isEmpty();
    }

    @Test
    void aLabLeavesNothingWhenItsJvmIsKilled() throws IOException {
        Process jvm = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        AbandonedLab.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        Path folder;
        try (var says = jvm.inputReader(StandardCharsets.UTF_8)) {
            folder = Path.of(String.valueOf(says.readLine()));
            assertThat(Leftovers.of(folder)).hasSizeGreaterThan(4);
            jvm.destroyForcibly();
        }
        Lab.within(SOON).untilAsserted(() -> assertThat(Leftovers.of(folder)).isEmpty());
    }

    @Test
    void theNextLabRemovesWhatAKilledKeeperLeft() {
        var lab = RunningLab.start(SMALL);
        lab.hosts().get(0).guest("web").launch();
        lab.keeper().destroyForcibly();
        // All processes end with the keeper; the rest waits for whoever comes next.
        Lab.within(SOON)
                .untilAsserted(
                        () -> assertThat(Leftovers.processes(lab.folder())).isEmpty());
        assertThat(Leftovers.of(lab.folder())).isNotEmpty();
        RunningLab.sweep();
        assertThat(Leftovers.of(lab.folder())).isEmpty();
    }

    /** A lab that nobody closes; says where it is. */
    static final class AbandonedLab {
        private AbandonedLab() {}

        public static void main(String[] arguments) throws InterruptedException {
            var lab = RunningLab.start(SMALL);
            lab.hosts().get(0).guest("web").launch();
            System.out.println(lab.folder());
            Thread.currentThread().join();
        }
    }
}
