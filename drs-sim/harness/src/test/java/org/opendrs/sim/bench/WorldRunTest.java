package org.opendrs.sim.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WorldRunTest {
    @Test
    void everyVmStepsInAProcessOfItsOwn() {
        for (boolean reports : new boolean[] {false, true}) {
            var measured = WorldRun.apart(WorldShape.steady(), reports, 200);

            assertThat(measured.vmSteps()).isEqualTo(200L * WorldShape.HOSTS * WorldShape.GUESTS_PER_HOST);
            assertThat(measured.cpuSeconds()).isPositive();
            assertThat(measured.label()).isEqualTo(reports ? "steady, with guest reports" : "steady");
        }
    }

    @Test
    void aShapeIsFoundByItsLabel() {
        assertThat(WorldShape.all())
                .extracting(WorldShape::label)
                .containsExactly("steady", "jobs", "recorded")
                .allSatisfy(label -> assertThat(WorldShape.named(label).label()).isEqualTo(label));
    }

    @Test
    void theMadeUpRecordingIsReadAsARealOne() {
        var trace = MadeRecording.read();
        assertThat(trace.samples()).isEqualTo(288);
        assertThat(trace.vms()).hasSize(250);
    }
}
