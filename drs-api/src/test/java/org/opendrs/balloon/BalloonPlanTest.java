package org.opendrs.balloon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.opendrs.unit.Bytes.gib;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.opendrs.explain.Reason;
import org.opendrs.model.HostId;
import org.opendrs.model.VmId;
import org.opendrs.unit.Bytes;

class BalloonPlanTest {
    private static final Reason WHY = Reason.of("WHY");

    @Test
    void aPlanThatChangesNothingSaysWhy() {
        var plan = BalloonPlan.nothing(new HostId("h"), WHY);

        assertThat(plan.targets()).isEmpty();
        assertThat(plan.holds()).isEmpty();
        assertThat(plan.shortfall()).isEqualTo(Bytes.ZERO);
        assertThat(plan.outcome()).isEqualTo(WHY);
    }

    @Test
    void onlyATargetBelowTheSizeShrinks() {
        assertThat(target(gib(2), gib(1)).shrinks()).isTrue();
        assertThat(target(gib(2), gib(2)).shrinks()).isFalse();
        assertThat(target(gib(2), gib(3)).shrinks()).isFalse();
    }

    @Test
    void laterChangesOfTheListsHaveNoEffect() {
        var targets = new ArrayList<>(List.of(target(gib(2), gib(1))));
        var plan = new BalloonPlan(new HostId("h"), WHY, Bytes.ZERO, targets, List.of());
        targets.clear();

        assertThat(plan.targets()).hasSize(1);
    }

    @Test
    void aPolicyWithoutAFastPathDoesNothingBetweenTurnsAndKeepsTheLedger() {
        BalloonPolicy policy = request -> {
            throw new AssertionError("decide is for turns");
        };
        var plan = policy.relieve(BalloonRequest.host(gib(8)).build());

        assertThat(plan.targets()).isEmpty();
        assertThat(plan.outcome().code()).isEqualTo("NO_FAST_PATH");
        assertThat(policy.keepsLedger()).isTrue();
    }

    private static BalloonTarget target(Bytes current, Bytes target) {
        return new BalloonTarget(new VmId("a"), current, target, WHY);
    }
}
