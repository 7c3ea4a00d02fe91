package org.opendrs.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.opendrs.unit.ByteRate;

class ReliefSearchTest {
    private static final HotHost CPU_AND_MEMORY = new HotHost(0, List.of(0, 1), List.of(0L, 0L), Duration.ZERO);
    private static final long MIB = 1L << 20;

    /** Makes one unit for each pair of millicores and MiB. */
    private static List<MoveUnit> units(long[]... demands) {
        HostBuilder host = PlanFixtures.host("h1").capacity(1000, 1000);
        for (int i = 0; i < demands.length; i++) {
            long[] demand = demands[i];
            host.vm("vm" + (100 + i), vm -> vm.cpu(demand[0]).memory(demand[1]));
        }
        var index = new ClusterIndex(PlanFixtures.cluster(host));
        var units = new ArrayList<MoveUnit>();
        for (int v = 0; v < index.vmCount(); v++) {
            units.add(new MoveUnit(new int[] {v}, CPU_AND_MEMORY, index, ByteRate.mibPerSecond(100)));
        }
        return units;
    }

    private static List<Integer> pick(List<MoveUnit> units, long cpu, long mib) {
        return ReliefSearch.pick(units, new long[] {cpu, mib * MIB}).stream()
                .map(unit -> unit.vms()[0])
                .sorted()
                .toList();
    }

    @Test
    void oneMoveIsBetterThanTwoCheapOnes() {
        assertThat(pick(units(new long[] {500, 10}, new long[] {500, 10}, new long[] {1000, 5000}), 1000, 0))
                .containsExactly(2);
    }

    @Test
    void amongEqualCountsTheLeastMemoryIsSent() {
        assertThat(pick(units(new long[] {2000, 900}, new long[] {1500, 100}, new long[] {1000, 500}), 1000, 0))
                .containsExactly(1);
    }

    @Test
    void severalHotResourcesAreCuredTogether() {
        assertThat(pick(units(new long[] {900, 10}, new long[] {10, 900}, new long[] {500, 500}), 900, 900))
                .containsExactly(0, 1);
    }

    @Test
    void whereNothingCuresTheLargestPartIsTaken() {
        assertThat(pick(units(new long[] {100, 10}, new long[] {300, 10}), 1000, 0))
                .containsExactly(1);
    }

    @Test
    void whoTakesNothingAwayIsNotPicked() {
        assertThat(pick(units(new long[] {0, 10}), 1000, 0)).isEmpty();
    }

    @Property(tries = 300, seed = "20160901")
    void thePickIsTheCheapestOfTheSmallestSets(@ForAll long seed) {
        var random = new SplittableRandom(seed);
        long[][] demands = new long[7][];
        for (int i = 0; i < demands.length; i++) {
            demands[i] = new long[] {random.nextInt(1000), 1 + random.nextInt(1000)};
        }
        List<MoveUnit> units = units(demands);
        long[] excess = {random.nextInt(1500), random.nextInt(1500) * MIB};
        if (excess[0] + excess[1] == 0) {
            return;
        }
        long best = Long.MAX_VALUE;
        for (int set = 1; set < 1 << demands.length; set++) {
            if (Integer.bitCount(set) <= 6 && cures(units, set, excess)) {
                best = Math.min(best, rank(units, set));
            }
        }
        List<MoveUnit> picked = ReliefSearch.pick(units, excess);
        int set = picked.stream().mapToInt(unit -> 1 << unit.vms()[0]).sum();
        if (best < Long.MAX_VALUE) {
            assertThat(rank(units, set)).isEqualTo(best);
            assertThat(cures(units, set, excess)).isTrue();
        } else {
            assertThat(picked).hasSizeLessThanOrEqualTo(1);
        }
    }

    private static boolean cures(List<MoveUnit> units, int set, long[] excess) {
        for (int r = 0; r < excess.length; r++) {
            long sum = 0;
            for (int i = 0; i < units.size(); i++) {
                sum += (set >> i & 1) == 1 ? units.get(i).relief(r) : 0;
            }
            if (sum < excess[r]) {
                return false;
            }
        }
        return true;
    }

    private static long rank(List<MoveUnit> units, int set) {
        long bytes = 0;
        for (int i = 0; i < units.size(); i++) {
            bytes += (set >> i & 1) == 1 ? units.get(i).cost().transferred().value() : 0;
        }
        return ((long) Integer.bitCount(set) << 50) + bytes;
    }
}
