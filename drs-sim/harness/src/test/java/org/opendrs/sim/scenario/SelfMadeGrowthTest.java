package org.opendrs.sim.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.opendrs.model.VmId;

class SelfMadeGrowthTest {
    private static final VmId VM = new VmId("vm");

    private final SelfMadeGrowth growth = new SelfMadeGrowth();

    @Test
    void aTargetThatFollowsWhatTheGuestTookIsLeftOut() {
        growth.commanded(VM, 100, 150, 150);

        assertThat(growth.of(VM, 150)).isEqualTo(100);
    }

    @Test
    void growthBeyondWhatTheGuestTookIsAGrant() {
        growth.commanded(VM, 100, 150, 180);

        assertThat(growth.of(VM, 180)).isEqualTo(130);
    }

    @Test
    void whatIsTakenBackNoLongerCounts() {
        growth.commanded(VM, 100, 150, 150);
        growth.commanded(VM, 150, 150, 120);

        assertThat(growth.of(VM, 120)).isEqualTo(100);
        growth.commanded(VM, 120, 120, 80);
        assertThat(growth.of(VM, 80)).isEqualTo(80);
    }
}
