package org.opendrs.sim.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class PerfectSharingTest {
    @Test
    void everybodyGetsItsDemandWhileThereIsEnough() {
        assertThat(PerfectSharing.entitlements(100, claim(30, 0, 1), claim(60, 0, 1)))
                .containsExactly(30, 60);
    }

    @Test
    void whatASmallGuestLeavesGoesToTheOthersByShares() {
        var shared = PerfectSharing.entitlements(100, claim(10, 0, 1), claim(100, 0, 1), claim(100, 0, 2));

        assertThat(shared[0]).isCloseTo(10, within(1e-6));
        assertThat(shared[1]).isCloseTo(30, within(1e-6));
        assertThat(shared[2]).isCloseTo(60, within(1e-6));
    }

    @Test
    void aReservationIsKeptAsFarAsItIsNeeded() {
        var shared = PerfectSharing.entitlements(100, claim(90, 80, 1), claim(90, 0, 1), claim(5, 50, 1));

        assertThat(shared[0]).isCloseTo(80, within(1e-6));
        assertThat(shared[1]).isCloseTo(15, within(1e-6));
        assertThat(shared[2]).isCloseTo(5, within(1e-6));
    }

    @Test
    void aHostWithoutMemoryEntitlesNobody() {
        assertThat(PerfectSharing.entitlements(0, claim(90, 0, 1))[0]).isCloseTo(0, within(1e-6));
    }

    @Property(tries = 200)
    void nothingIsWastedAndNothingIsInvented(
            @ForAll @Size(min = 1, max = 9) List<@IntRange(max = 4096) Integer> demands,
            @ForAll @IntRange(max = 20000) int capacity) {
        var claims = demands.stream().map(d -> claim(d, 0, 1 + d % 3)).toArray(PerfectSharing.Claim[]::new);

        double given =
                Arrays.stream(PerfectSharing.entitlements(capacity, claims)).sum();

        double wanted = demands.stream().mapToInt(Integer::intValue).sum();
        assertThat(given).isCloseTo(Math.min(capacity, wanted), within(1e-3));
    }

    private static PerfectSharing.Claim claim(double demand, double reservation, double shares) {
        return new PerfectSharing.Claim(demand, reservation, shares);
    }
}
