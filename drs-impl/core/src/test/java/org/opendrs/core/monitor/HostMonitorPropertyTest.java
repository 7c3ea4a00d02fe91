package org.opendrs.core.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.opendrs.model.DataQuality;
import org.opendrs.model.GuestStats;
import org.opendrs.model.HostSnapshot;
import org.opendrs.model.VcpuTimes;
import org.opendrs.model.VmId;
import org.opendrs.model.VmSample;
import org.opendrs.model.VmSnapshot;
import org.opendrs.model.VmState;
import org.opendrs.unit.Bytes;

class HostMonitorPropertyTest {
    private static final long SECOND = 1_000_000_000L;
    private static final List<VmState> STATES = List.of(VmState.values());

    @Property(tries = 300, seed = "20160601")
    void randomCountersNeverGiveImpossibleFigures(@ForAll long seed) {
        var random = new SplittableRandom(seed);
        var host = new HostFixture();
        double time = 0;
        for (int i = 0; i < 12; i++) {
            time += random.nextInt(1, 30_000) / 1000.0;
            var samples = new ArrayList<VmSample>();
            for (int vm = 0; vm < 4; vm++) {
                if (random.nextInt(8) > 0) {
                    samples.add(wild(random, "vm-" + vm));
                }
            }
            host.available = new Bytes(random.nextLong(host.total.value() * 2));
            host.swappedIn = anyAmount(random);
            assertPossible(host.observe(time, time + random.nextInt(3), samples));
        }
    }

    @Property(tries = 300, seed = "20160601")
    void plantedAbsurdityIsNeverGood(@ForAll long seed, @ForAll @IntRange(max = 7) int kind) {
        var random = new SplittableRandom(seed);
        var host = new HostFixture();
        var vm = new VmFixture("a");
        vm.faults = 1_000_000;
        vm.swappedIn = Bytes.gib(3).value();
        vm.swappedOut = Bytes.gib(4).value();
        vm.run(500_000, 300_000);
        int t = 0;
        for (; t < 10 * random.nextInt(2, 6); t += 10) {
            host.observe(t, vm.run(random.nextInt(6_000), random.nextInt(4_000)));
        }
        vm.run(0, 0);
        plant(kind, vm, random);

        assertThat(host.only(t, vm).quality()).isEqualTo(DataQuality.ABSURD);
    }

    private static void plant(int kind, VmFixture vm, SplittableRandom random) {
        switch (kind) {
            case 0 -> vm.usable = new Bytes(vm.actual.value() + 1 + random.nextLong(1L << 40));
            case 1 -> vm.actual = new Bytes(vm.maximum.value() + 1 + random.nextLong(1L << 40));
            case 2 -> vm.maximum = Bytes.ZERO;
            case 3 -> vm.run(-random.nextInt(1, 400_000), 0);
            case 4 -> vm.run(0, -random.nextInt(1, 200_000));
            case 5 -> vm.run(random.nextInt(11_500, 10_000_000), 0);
            case 6 -> vm.faults -= random.nextInt(1, 900_000);
            default -> vm.swappedOut -= random.nextLong(1, Bytes.gib(3).value());
        }
    }

    @Property(tries = 200, seed = "20160601")
    void usageAndDemandDoNotDependOnTheOrderOfVirtualCpus(@ForAll long seed) {
        var random = new SplittableRandom(seed);
        List<VcpuTimes> first = new ArrayList<>();
        List<VcpuTimes> second = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            long run = random.nextLong(10 * SECOND);
            first.add(new VcpuTimes(0, 0));
            second.add(new VcpuTimes(run, random.nextLong(10 * SECOND - run)));
        }
        var meter = new CpuMeter();
        assertThat(meter.measure(new CpuTrack(first, 0, false), second, 10 * SECOND))
                .isEqualTo(Delta.MEASURED);
        var usage = meter.usage();
        var demand = meter.demand();

        Collections.shuffle(second, new Random(seed));

        meter.measure(new CpuTrack(first, 0, false), second, 10 * SECOND);
        assertThat(meter.usage()).isEqualTo(usage);
        assertThat(meter.demand()).isEqualTo(demand);
    }

    @Property(tries = 200, seed = "20160601")
    void cpuFiguresDoNotDependOnTheLengthOfTheInterval(
            @ForAll @LongRange(max = 1_000) long run, @ForAll @LongRange(max = 1_000) long ready) {
        long waited = Math.min(ready, 1_000 - run);
        var shortly = measured(run, waited, SECOND);
        var long60 = measured(60 * run, 60 * waited, 60 * SECOND);

        assertThat(long60.usage()).isEqualTo(shortly.usage());
        assertThat(long60.demand()).isEqualTo(shortly.demand());
    }

    @Property(tries = 200, seed = "20160601")
    void demandLiesBetweenUsageAndRunPlusReady(
            @ForAll @LongRange(max = 9_900) long run, @ForAll @LongRange(max = 9_900) long ready) {
        long waited = Math.min(ready, 9_900 - run);
        var meter = measured(run, waited, 10 * SECOND);

        assertThat(meter.demand().value()).isGreaterThanOrEqualTo(meter.usage().value());
        assertThat(meter.demand().value()).isLessThanOrEqualTo(Math.round((run + waited) / 10.0) + 1);
    }

    @Property(tries = 100, seed = "20160601")
    void memoryFiguresScaleWithTheirUnit(
            @ForAll @IntRange(min = 1, max = 64) int factor, @ForAll @IntRange(max = 4096) int usableMib) {
        assertThat(wanted(usableMib, factor)).isEqualTo(wanted(usableMib, 1) * factor);
    }

    private static long wanted(int usableMib, int factor) {
        var host = new HostFixture();
        var vm = new VmFixture("a");
        vm.maximum = new Bytes(vm.maximum.value() * factor);
        vm.actual = new Bytes(vm.actual.value() * factor);
        vm.usable = new Bytes(Bytes.mib(usableMib).value() * factor);
        return host.only(0, vm).demand().memory().value();
    }

    private static CpuMeter measured(long runMillis, long readyMillis, long interval) {
        var meter = new CpuMeter();
        var before = new CpuTrack(List.of(new VcpuTimes(0, 0)), 0, false);
        var now = List.of(new VcpuTimes(runMillis * 1_000_000, readyMillis * 1_000_000));
        assertThat(meter.measure(before, now, interval)).isEqualTo(Delta.MEASURED);
        return meter;
    }

    private static VmSample wild(SplittableRandom random, String id) {
        var vcpus = new ArrayList<VcpuTimes>();
        int count = random.nextInt(4);
        for (int i = 0; i < count; i++) {
            vcpus.add(new VcpuTimes(anyCounter(random), anyCounter(random)));
        }
        Optional<GuestStats> guest = random.nextInt(5) == 0
                ? Optional.empty()
                : Optional.of(new GuestStats(
                        random.nextInt(-1, 20),
                        new Bytes(anyAmount(random)),
                        new Bytes(anyAmount(random)),
                        Bytes.ZERO,
                        new Bytes(anyAmount(random)),
                        new Bytes(anyAmount(random)),
                        anyCounter(random),
                        new Bytes(anyAmount(random)),
                        Optional.empty()));
        return new VmSample(
                new VmId(id),
                STATES.get(random.nextInt(STATES.size())),
                new Bytes(anyAmount(random)),
                new Bytes(anyAmount(random)),
                new Bytes(anyAmount(random)),
                vcpus,
                guest);
    }

    private static long anyAmount(SplittableRandom random) {
        return switch (random.nextInt(4)) {
            case 0 -> 0;
            case 1 -> random.nextLong(1L << 33);
            case 2 -> random.nextLong(1L << 20);
            default -> random.nextLong(Long.MAX_VALUE);
        };
    }

    private static long anyCounter(SplittableRandom random) {
        return switch (random.nextInt(5)) {
            case 0 -> 0;
            case 1 -> random.nextLong();
            default -> random.nextLong(20 * SECOND);
        };
    }

    /**
     * Negative amounts cannot be built, so that it is enough to look at what has no type of its own, and at the bounds.
     */
    private static void assertPossible(HostSnapshot host) {
        assertThat(host.pressure().readyRatio()).isBetween(0.0, 1.0);
        assertThat(host.reserve().fitsWithin(host.capacity())).isTrue();
        for (VmSnapshot vm : host.vms()) {
            var memory = vm.memory();
            assertThat(memory.actual()).isLessThanOrEqualTo(memory.maximum());
            assertThat(memory.usable()).isLessThanOrEqualTo(memory.actual());
            assertThat(memory.unused()).isLessThanOrEqualTo(memory.usable());
            assertThat(memory.majorFaultsPerSecond()).isNotNegative();
            assertThat(vm.demand().memory()).isLessThanOrEqualTo(memory.maximum());
            assertThat(vm.demand().cpu()).isGreaterThanOrEqualTo(vm.usage().cpu());
            assertThat(vm.memoryAllocation().limit()).isLessThanOrEqualTo(memory.maximum());
            assertThat(vm.age()).isGreaterThanOrEqualTo(Duration.ZERO);
        }
    }
}
