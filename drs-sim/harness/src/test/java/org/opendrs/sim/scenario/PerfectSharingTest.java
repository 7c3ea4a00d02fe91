package org.opendrs.sim.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class PerfectSharingTest {
    private final PerfectSharing sharing = new PerfectSharing();

    @Test
    void everybodyIsEntitledToItsDemandWhileThereIsEnough() {
        guests(3000, 1, 6000, 1);

        assertThat(sharing.entitles(0, 3000, 9000)).isTrue();
        assertThat(sharing.entitles(1, 6000, 9000)).isTrue();
        assertThat(sharing.demand()).isEqualTo(9000);
    }

    @Test
    void nobodyIsEntitledToMoreThanItsDemand() {
        guests(3000, 1, 6000, 1);

        assertThat(sharing.entitles(0, 3001, 1e9)).isFalse();
    }

    @Test
    void whatASmallGuestLeavesGoesToTheOthersByShares() {
        guests(1000, 1, 10000, 1, 10000, 2);

        assertThat(sharing.entitles(1, 3000, 10000)).isTrue();
        assertThat(sharing.entitles(1, 3100, 10000)).isFalse();
        assertThat(sharing.entitles(2, 6000, 10000)).isTrue();
        assertThat(sharing.entitles(2, 6100, 10000)).isFalse();
    }

    @Test
    void aHostWithoutMemoryEntitlesNobody() {
        guests(1000, 1);

        assertThat(sharing.entitles(0, 100, 0)).isFalse();
    }

    @Test
    void itCanBeUsedAgain() {
        guests(1000, 1, 1000, 1);
        guests(5000, 1);

        assertThat(sharing.demand()).isEqualTo(5000);
    }

    @Property(tries = 300, seed = "42")
    void itAgreesWithSharingOutBytes(
            @ForAll @Size(min = 1, max = 9) List<@IntRange(min = 1, max = 4096) Integer> demands,
            @ForAll @IntRange(max = 20000) int memory) {
        sharing.clear(demands.size());
        demands.forEach(demand -> sharing.add(demand * 1000.0, 1 + demand % 3));

        double[] shared = sharedOut(demands, memory * 1000.0);

        for (int i = 0; i < shared.length; i++) {
            assertThat(sharing.entitles(i, Math.max(0, shared[i] - 1), memory * 1000.0))
                    .isTrue();
            assertThat(sharing.entitles(i, shared[i] + 100, memory * 1000.0)).isFalse();
        }
    }

    /** The level at which the memory is used up, found by bisection. */
    private static double[] sharedOut(List<Integer> demands, double memory) {
        double low = 0;
        double high = 1e8;
        for (int i = 0; i < 100; i++) {
            double level = (low + high) / 2;
            double sum = 0;
            for (int demand : demands) {
                sum += Math.min(level * (1 + demand % 3), demand * 1000.0);
            }
            if (sum <= memory) {
                low = level;
            } else {
                high = level;
            }
        }
        double found = low;
        return demands.stream()
                .mapToDouble(demand -> Math.min(found * (1 + demand % 3), demand * 1000.0))
                .toArray();
    }

    private void guests(double... demandsAndShares) {
        sharing.clear(demandsAndShares.length / 2);
        for (int i = 0; i < demandsAndShares.length; i += 2) {
            sharing.add(demandsAndShares[i], demandsAndShares[i + 1]);
        }
    }
}
