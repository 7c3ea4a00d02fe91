package org.opendrs.core.balloon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.opendrs.core.balloon.WaterFill.Claim;
import org.opendrs.unit.Bytes;

class WaterFillTest {
    private static final long MIB = 1L << 20;
    private static final long TIB = 1L << 40;

    /** Whole bytes: each amount is rounded, and a few bytes are handed out in list order. */
    private static final long ROUNDING = 4;

    @Test
    void withoutClaimsThereIsNothingToShareOut() {
        assertThat(WaterFill.divide(Bytes.gib(1), List.of(), 1).amounts()).isEmpty();
    }

    @Test
    void demandComesFirstAndTheRestFollowsShares() {
        var amounts = divide(1000, 1, claim(0, 600, 1000, 1), claim(0, 100, 1000, 1));

        assertThat(amounts).containsExactly(600L, 400L);
    }

    @Test
    void withoutTaxOnlySharesCount() {
        assertThat(divide(900, 0, claim(0, 900, 1000, 2), claim(0, 0, 1000, 1))).containsExactly(600L, 300L);
    }

    @Test
    void aTaxOfThreeQuartersMakesIdleMemoryFourTimesAsDear() {
        // Both pay 500 for each share: 500 used, or 100 used and (500 − 100)/4 idle.
        assertThat(divide(700, 0.75, claim(0, 1000, 1000, 1), claim(0, 100, 1000, 1)))
                .containsExactly(500L, 200L);
    }

    @Test
    void anEntitlementUnderOverloadIsProportionalToSharesAsInTheThesis() {
        assertThat(divide(
                        12_000, 1, claim(0, 4096, 4096, 4096), claim(0, 4096, 4096, 4096), claim(0, 8192, 8192, 8192)))
                .containsExactly(3000L, 3000L, 6000L);
    }

    @Test
    void roundingBytesGoToTheFirstClaims() {
        assertThat(divide(11, 0, claim(0, 0, 9, 1), claim(0, 0, 9, 1), claim(0, 0, 9, 1)))
                .containsExactly(4L, 4L, 3L);
    }

    @Test
    void reservationsThatDoNotFitAreScaledDownTogether() {
        var division = WaterFill.divide(Bytes.bytes(900), List.of(claim(400, 0, 500, 1), claim(800, 0, 900, 7)), 1);

        assertThat(division.overcommitted()).isTrue();
        assertThat(division.amounts()).containsExactly(Bytes.bytes(300), Bytes.bytes(600));
    }

    @Test
    void memoryForAllLimitsGivesAllLimits() {
        assertThat(divide(5000, 1, claim(0, 10, 1000, 1), claim(5, 10, 2000, 9)))
                .containsExactly(1000L, 2000L);
    }

    @Test
    void aTaxOutOfRangeIsRefused() {
        assertThatThrownBy(() -> WaterFill.divide(Bytes.gib(1), List.of(), Double.NaN))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("NaN");
    }

    @Test
    void aLimitBelowTheReservationIsRefused() {
        assertThatThrownBy(() -> claim(2, 0, 1, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Property(seed = "101")
    void everyByteIsGivenAndNoBoundIsBroken(@ForAll long seed, @ForAll @DoubleRange(max = 1) double tax) {
        var s = Scene.of(seed);
        for (double t : taxes(tax)) {
            var x = divide(s.capacity, t, s.claims);
            long limits = s.claims.stream().mapToLong(c -> c.limit().value()).sum();
            assertThat(sum(x)).isEqualTo(Math.min(s.capacity, limits));
            if (s.reservations() <= s.capacity) {
                for (int i = 0; i < x.size(); i++) {
                    var claim = s.claims.get(i);
                    assertThat(x.get(i))
                            .isBetween(
                                    claim.reservation().value(), claim.limit().value());
                }
            }
        }
    }

    @Property(seed = "102")
    void moreMemoryTakesFromNobody(
            @ForAll long seed, @ForAll @DoubleRange(max = 1) double tax, @ForAll @LongRange(max = TIB) long more) {
        var s = Scene.of(seed);
        for (double t : taxes(tax)) {
            var before = divide(s.capacity, t, s.claims);
            var after = divide(s.capacity + more, t, s.claims);
            for (int i = 0; i < before.size(); i++) {
                assertThat(after.get(i)).isGreaterThanOrEqualTo(before.get(i) - ROUNDING);
            }
        }
    }

    @Property(seed = "103")
    void moreDemandOrSharesHelpTheGuestAndNobodyElse(
            @ForAll long seed,
            @ForAll @DoubleRange(max = 1) double tax,
            @ForAll @LongRange(min = 1, max = TIB) long demand,
            @ForAll @IntRange(min = 1, max = 5000) int shares) {
        var s = Scene.of(seed);
        int who = (int) Long.remainderUnsigned(seed, s.claims.size());
        var old = s.claims.get(who);
        var eager = new Claim(old.reservation(), old.demand().plus(Bytes.bytes(demand)), old.limit(), old.shares());
        var heavy = new Claim(old.reservation(), old.demand(), old.limit(), old.shares() + shares);
        for (double t : taxes(tax)) {
            var before = divide(s.capacity, t, s.claims);
            for (var changed : List.of(eager, heavy)) {
                var after = divide(s.capacity, t, s.with(who, changed));
                for (int i = 0; i < before.size(); i++) {
                    long gain = after.get(i) - before.get(i);
                    assertThat(i == who ? gain : -gain).isGreaterThanOrEqualTo(-ROUNDING);
                }
            }
        }
    }

    @Property(seed = "104")
    void theOrderOfClaimsMattersOnlyForSingleBytes(@ForAll long seed, @ForAll @DoubleRange(max = 1) double tax) {
        var s = Scene.of(seed);
        var order = new ArrayList<Integer>();
        for (int i = 0; i < s.claims.size(); i++) {
            order.add(i);
        }
        Collections.shuffle(order, new Random(seed));
        var shuffled = order.stream().map(s.claims::get).toList();
        for (double t : taxes(tax)) {
            var straight = divide(s.capacity, t, s.claims);
            var mixed = divide(s.capacity, t, shuffled);
            for (int i = 0; i < order.size(); i++) {
                assertThat(mixed.get(i)).isCloseTo(straight.get(order.get(i)), within(ROUNDING));
            }
        }
    }

    @Property(seed = "105")
    void theUnitDoesNotMatter(@ForAll long seed, @ForAll @DoubleRange(max = 1) double tax) {
        var s = Scene.of(seed);
        var scaled = s.claims.stream()
                .map(c -> new Claim(times8(c.reservation()), times8(c.demand()), times8(c.limit()), c.shares() * 3))
                .toList();
        for (double t : taxes(tax)) {
            var plain = divide(s.capacity, t, s.claims);
            var large = divide(8 * s.capacity, t, scaled);
            for (int i = 0; i < plain.size(); i++) {
                assertThat(large.get(i)).isCloseTo(8 * plain.get(i), within(8 * ROUNDING));
            }
        }
    }

    @Property(seed = "106")
    void nobodyInNeedEnviesWhoHoldsIdleMemory(@ForAll long seed, @ForAll @DoubleRange(max = 1) double tax) {
        var s = Scene.of(seed);
        if (s.reservations() > s.capacity) {
            return;
        }
        for (double t : taxes(tax)) {
            var x = divide(s.capacity, t, s.claims);
            for (int i = 0; i < x.size(); i++) {
                for (int j = 0; j < x.size(); j++) {
                    assertThat(envies(s.claims, x, j, i, t)).isFalse();
                }
            }
        }
    }

    @Property(seed = "107")
    void aDivisionOfADivisionChangesNothing(@ForAll long seed, @ForAll @DoubleRange(max = 1) double tax) {
        var s = Scene.of(seed);
        for (double t : taxes(tax)) {
            var once = divide(s.capacity, t, s.claims);
            var settled = new ArrayList<Claim>();
            for (int i = 0; i < once.size(); i++) {
                var c = s.claims.get(i);
                settled.add(new Claim(Bytes.ZERO, c.demand(), Bytes.bytes(once.get(i)), c.shares()));
            }
            assertThat(divide(s.capacity, t, settled)).isEqualTo(once);
        }
    }

    @Property(seed = "108", tries = 300)
    void itAgreesWithAnIndependentBisection(@ForAll long seed, @ForAll @DoubleRange(max = 0.99) double tax) {
        var s = Scene.of(seed);
        if (s.reservations() > s.capacity) {
            return;
        }
        var expected = BisectionOracle.divide(s.capacity, s.claims, tax);
        var x = divide(s.capacity, tax, s.claims);
        for (int i = 0; i < x.size(); i++) {
            assertThat((double) x.get(i)).isCloseTo(expected[i], within((double) ROUNDING));
        }
    }

    @Property(seed = "109", tries = 300)
    void demandFirstAgreesWithTwoIndependentBisections(@ForAll long seed) {
        var s = Scene.of(seed);
        if (s.reservations() > s.capacity) {
            return;
        }
        var expected = BisectionOracle.demandFirst(s.capacity, s.claims);
        var x = divide(s.capacity, 1, s.claims);
        for (int i = 0; i < x.size(); i++) {
            assertThat((double) x.get(i)).isCloseTo(expected[i], within((double) ROUNDING));
        }
    }

    /**
     * Returns whether j, short of its demand, holds less for its shares than i, which holds idle memory beyond its
     * reservation.
     */
    private static boolean envies(List<Claim> claims, List<Long> x, int j, int i, double tax) {
        var holder = claims.get(i);
        var needy = claims.get(j);
        boolean idle = x.get(i)
                > Math.max(holder.demand().value(), holder.reservation().value()) + ROUNDING;
        boolean short_ =
                x.get(j) < Math.min(needy.demand().value(), needy.limit().value()) - ROUNDING;
        if (!idle || !short_) {
            return false;
        }
        double held = (double) (x.get(i) - ROUNDING) / holder.shares();
        double lacking = (double) (x.get(j) + ROUNDING) / needy.shares();
        return tax == 1 || held > lacking;
    }

    private static double[] taxes(double drawn) {
        return new double[] {0, drawn, 1};
    }

    private static Bytes times8(Bytes value) {
        return Bytes.bytes(8 * value.value());
    }

    private static long sum(List<Long> values) {
        return values.stream().mapToLong(Long::longValue).sum();
    }

    private static List<Long> divide(long capacity, double tax, Claim... claims) {
        return divide(capacity, tax, List.of(claims));
    }

    private static List<Long> divide(long capacity, double tax, List<Claim> claims) {
        return WaterFill.divide(Bytes.bytes(capacity), claims, tax).amounts().stream()
                .map(Bytes::value)
                .toList();
    }

    private static Claim claim(long reservation, long demand, long limit, long shares) {
        return new Claim(Bytes.bytes(reservation), Bytes.bytes(demand), Bytes.bytes(limit), shares);
    }

    /**
     * Random claims of any size, with repeated figures and bounds that coincide, because that is where sweeps go wrong.
     */
    private record Scene(long capacity, List<Claim> claims) {
        static Scene of(long seed) {
            var random = new SplittableRandom(seed);
            int n = 1 + random.nextInt(40);
            long unit = random.nextBoolean() ? 4 * TIB : random.nextBoolean() ? 4096 * MIB : 20;
            var claims = new ArrayList<Claim>();
            long limits = 0;
            for (int i = 0; i < n; i++) {
                long limit = random.nextInt(4) == 0 ? unit : 1 + random.nextLong(unit);
                long reservation = random.nextInt(3) == 0 ? random.nextLong(limit + 1) / 2 : 0;
                long demand = random.nextInt(5) == 0 ? limit : random.nextLong(2 * limit + 1);
                long shares = random.nextBoolean() ? 1000 : 1 + random.nextInt(10_000);
                claims.add(claim(random.nextInt(20) == 0 ? limit : reservation, demand, limit, shares));
                limits += limit;
            }
            return new Scene(random.nextLong(limits + limits / 4 + 1), claims);
        }

        long reservations() {
            return claims.stream().mapToLong(c -> c.reservation().value()).sum();
        }

        List<Claim> with(int index, Claim claim) {
            var copy = new ArrayList<>(claims);
            copy.set(index, claim);
            return copy;
        }
    }
}
