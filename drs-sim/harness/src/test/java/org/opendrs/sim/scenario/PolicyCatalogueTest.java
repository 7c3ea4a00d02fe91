package org.opendrs.sim.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.opendrs.balloon.BalloonPlan;
import org.opendrs.balloon.BalloonPolicy;
import org.opendrs.balloon.BalloonRequest;
import org.opendrs.core.balloon.DemandSettings;
import org.opendrs.core.balloon.WaterfillSettings;
import org.opendrs.unit.Bytes;

class PolicyCatalogueTest {
    @Test
    void theLibrarysOwnPolicyWorksByTheSettingsOfTheRun() {
        DemandSettings usual = DemandSettings.DEFAULT;
        var generous = new DemandSettings(
                usual.peakDecay(),
                usual.growthDecay(),
                usual.growthHorizon(),
                usual.growthCap(),
                usual.headroom(),
                usual.tightHeadroom(),
                usual.roomyHeadroom(),
                Bytes.gib(1),
                usual.spare());
        var byDefault = plan(PolicyCatalogue.named("waterfill"));

        assertThat(plan(PolicyCatalogue.named("waterfill", WaterfillSettings.DEFAULT)))
                .isEqualTo(byDefault);
        assertThat(plan(PolicyCatalogue.named("waterfill", WaterfillSettings.DEFAULT.withDemand(generous))))
                .isNotEqualTo(byDefault);
    }

    @Test
    void otherPoliciesHaveNoSettings() {
        assertThat(PolicyCatalogue.named("thesis-text", WaterfillSettings.DEFAULT))
                .hasSameClassAs(PolicyCatalogue.named("thesis-text"));
    }

    private static BalloonPlan plan(BalloonPolicy policy) {
        return policy.decide(BalloonRequest.host(Bytes.gib(8))
                .guest("a", g -> g.current(Bytes.gib(2)).usable(Bytes.mib(100)).maximum(Bytes.gib(4)))
                .build());
    }
}
