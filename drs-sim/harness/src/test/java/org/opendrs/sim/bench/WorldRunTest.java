package org.opendrs.sim.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WorldRunTest {
    @Test
    void everyVmIsSampledAfterEveryStep() {
        var measured = WorldRun.measure(WorldShape.steady(), 3);
        assertThat(measured.vmSamples()).isEqualTo(3L * WorldShape.HOSTS * WorldShape.GUESTS_PER_HOST);
        assertThat(measured.cpuSeconds()).isPositive();
    }

    @Test
    void theMadeUpRecordingIsReadAsARealOne() {
        var trace = MadeRecording.read();
        assertThat(trace.samples()).isEqualTo(288);
        assertThat(trace.vms()).hasSize(250);
    }
}
