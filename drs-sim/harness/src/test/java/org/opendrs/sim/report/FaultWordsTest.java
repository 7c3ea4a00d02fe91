package org.opendrs.sim.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.opendrs.sim.fault.FaultPlan;

class FaultWordsTest {
    @Test
    void timesAreToldAsPeopleWriteThem() {
        var plan = FaultPlan.parse("seed=7 length=PT1H LATE_COMMAND=0.05 HOST_CRASH@host-a,PT5M30S,PT7M");

        assertThat(FaultWords.of(plan)).isEqualTo("seed=7 length=1h LATE_COMMAND=0.05 HOST_CRASH@host-a,330s,7m");
    }
}
