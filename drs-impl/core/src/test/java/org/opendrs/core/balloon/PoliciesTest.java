package org.opendrs.core.balloon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.opendrs.unit.Bytes.gib;
import static org.opendrs.unit.Bytes.mib;

import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.opendrs.balloon.BalloonRequest;
import org.opendrs.spi.PolicyProvider;

class PoliciesTest {
    private static final BalloonRequest REQUEST = BalloonRequest.host(gib(8))
            .guest("a", g -> g.current(gib(4)).usable(mib(300)).maximum(gib(4)))
            .guest("b", g -> g.current(gib(4)).usable(gib(3)).maximum(gib(4)).shares(500))
            .build();

    @Test
    void noneNeverCommandsAnything() {
        assertThat(Policies.none().decide(REQUEST).targets()).isEmpty();
    }

    @Test
    void staticSplitsByShares() {
        assertThat(Policies.fixed().decide(REQUEST).targets())
                .extracting(t -> t.vm() + "=" + t.target())
                .containsExactly("b=2816 MiB");
    }

    @Test
    void everyProviderIsFoundByTheServiceLoaderAndMakesAPolicy() {
        var found = ServiceLoader.load(PolicyProvider.class).stream()
                .map(p -> p.get().id())
                .toList();

        assertThat(found).containsExactly("waterfill", "static", "none");
        assertThat(Policies.providers()).extracting(PolicyProvider::id).isEqualTo(found);
        assertThat(Policies.providers()).allSatisfy(p -> {
            assertThat(p.description()).endsWith(".");
            assertThat(p.create().decide(REQUEST).host()).isEqualTo(REQUEST.host());
        });
    }

    @Test
    void settingsOutOfRangeAreRefusedWithTheirName() {
        assertThatThrownBy(() -> WaterfillSettings.DEFAULT.withIdleTax(1.1)).hasMessageContaining("idleTax");
        var d = DemandSettings.DEFAULT;
        assertThatThrownBy(() -> new DemandSettings(
                        d.peakDecay(), d.growthDecay(), d.growthHorizon(), 0.1, 0.3, 0.1, 0.2, d.fixed(), 0.1))
                .hasMessageContaining("roomyHeadroom 0.2");
    }

    @Test
    void thePoolIsTheLargerOfAmountAndRatio() {
        assertThat(WaterfillSettings.DEFAULT.pool(gib(8))).isEqualTo(mib(256));
        assertThat(WaterfillSettings.DEFAULT.pool(gib(1000))).isEqualTo(gib(20));
    }
}
