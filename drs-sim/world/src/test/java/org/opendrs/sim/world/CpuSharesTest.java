package org.opendrs.sim.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class CpuSharesTest {
    private final CpuShares shares = new CpuShares();

    @Test
    void everybodyGetsWhatHeWantsWhileThereIsEnough() {
        shares.add(1, 1);
        shares.add(0.5, 1000);
        shares.share(2);
        assertThat(shares.granted(0)).isEqualTo(1);
        assertThat(shares.granted(1)).isEqualTo(0.5);
    }

    @Test
    void scarceCoresAreSharedByWeightAndWhatOneLeavesGoesToTheOthers() {
        shares.add(0.1, 1000);
        shares.add(1, 100);
        shares.add(1, 200);
        shares.share(1);
        assertThat(shares.granted(0)).isEqualTo(0.1);
        assertThat(shares.granted(1)).isCloseTo(0.3, within(1e-9));
        assertThat(shares.granted(2)).isCloseTo(0.6, within(1e-9));
    }

    @Property(seed = "42")
    void nothingIsWastedAndNobodyGetsMoreThanHeWants(
            @ForAll @Size(min = 1, max = 40) List<@DoubleRange(min = 0, max = 1) Double> wanted,
            @ForAll @IntRange(min = 1, max = 1000) int weightSeed,
            @ForAll @DoubleRange(min = 0.1, max = 20) double capacity) {
        var fresh = new CpuShares();
        for (int i = 0; i < wanted.size(); i++) {
            fresh.add(wanted.get(i), 1 + (weightSeed * (i + 7)) % 1000);
        }
        fresh.share(capacity);
        double sum = 0;
        for (int i = 0; i < wanted.size(); i++) {
            assertThat(fresh.granted(i)).isBetween(0.0, wanted.get(i) + 1e-9);
            sum += fresh.granted(i);
        }
        assertThat(sum).isCloseTo(Math.min(capacity, fresh.wantedSum()), within(1e-6));
    }
}
