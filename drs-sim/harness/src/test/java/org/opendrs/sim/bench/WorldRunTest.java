package org.opendrs.sim.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WorldRunTest {
    @Test
    void everyVmStepsAndIsSampledAfterEveryStep() {
        for (boolean sampled : new boolean[] {false, true}) {
            var measured = WorldRun.measure(WorldShape.steady(), sampled, 3);
            assertThat(measured.vmSteps()).isEqualTo(3L * WorldShape.HOSTS * WorldShape.GUESTS_PER_HOST);
        }
    }

    @Test
    void theMadeUpRecordingIsReadAsARealOne() {
        var trace = MadeRecording.read();
        assertThat(trace.samples()).isEqualTo(288);
        assertThat(trace.vms()).hasSize(250);
    }
}
