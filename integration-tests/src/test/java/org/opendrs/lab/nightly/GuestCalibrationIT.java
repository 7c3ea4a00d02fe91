package org.opendrs.lab.nightly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.opendrs.unit.Bytes.mib;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.opendrs.lab.Lab;
import org.opendrs.lab.LabGuest;
import org.opendrs.lab.calibration.Points;
import org.opendrs.lab.calibration.Session;
import org.opendrs.lab.calibration.Table;
import org.opendrs.sim.world.WorldConstants;
import org.opendrs.sim.world.WorldConstants.Constant;
import org.opendrs.unit.Bytes;

/** What real guests keep to themselves, cost their host, hold when they have booted, and how old their statistics are. */
class GuestCalibrationIT {
    private static final double MIB = 1 << 20;
    private static final double NANOS_PER_SECOND = 1e9;
    private static final int REPETITIONS = 4;
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final Duration PERIOD = Duration.ofSeconds(1);

    /** The second and the fourth are for judging what the others say. */
    private static final List<Bytes> SIZES = List.of(mib(128), mib(256), mib(1024), mib(512));

    @RegisterExtension
    static final Lab LAB = Lab.hosts(1);

    @Test
    void kernelReserveAndOverheadFollowTheSizeOfTheGuest() {
        var resting = new ArrayList<Sizes>();
        var used = new ArrayList<Sizes>();
        try (var session = Session.on(LAB.host(1))) {
            for (int repetition = 0; repetition < REPETITIONS; repetition++) {
                var guests = new TreeMap<Bytes, LabGuest>();
                SIZES.forEach(size -> guests.put(
                        size,
                        LAB.host(1)
                                .guest("g" + size.value())
                                .memory(size)
                                .statsPeriod(PERIOD)
                                .launch()));
                guests.values().forEach(LabGuest::awaitAgent);
                guests.forEach((size, guest) -> resting.add(sizes(session, guest, size)));
                guests.forEach((size, guest) -> guest.hog(size.times(0.4)));
                guests.forEach((size, guest) ->
                        Lab.within(SOON).until(() -> guest.status().hogged().compareTo(size.times(0.39)) > 0));
                guests.forEach((size, guest) -> used.add(sizes(session, guest, size)));
                guests.values().forEach(LabGuest::kill);
                Lab.within(SOON).until(() -> LAB.host(1).guests().isEmpty());
            }
        }
        var table = new Table("guests");
        reserve(table, resting);
        overhead(table, "at rest", resting);
        overhead(table, "with a process", used);
        table.print();
        assertThat(resting).allSatisfy(sizes -> assertThat(sizes.baseUse()).isGreaterThan(sizes.reserve()));
    }

    private static void reserve(Table table, List<Sizes> all) {
        for (Bytes size : SIZES) {
            List<Sizes> some = of(all, size);
            table.line(
                    "%s: kernel reserve MiB %s, world %.1f; base use MiB %s",
                    size, Points.of(some, Sizes::reserve), worldReserve(size), Points.of(some, Sizes::baseUse));
        }
        double small = Points.of(of(all, SIZES.get(0)), Sizes::reserve).median();
        double large = Points.of(of(all, SIZES.get(2)), Sizes::reserve).median();
        double share = (large - small) / (SIZES.get(2).toMib() - SIZES.get(0).toMib());
        double fixed = small - share * SIZES.get(0).toMib();
        table.line("kernel reserve: line through the fitting half %.2f MiB + %.5f of the maximum", fixed, share);
        for (Bytes size : List.of(SIZES.get(1), SIZES.get(3))) {
            Points judging = Points.of(of(all, size), Sizes::reserve);
            table.line(
                    "kernel reserve of %s: error of world %.1f %%, of fitted %.1f %%, spread %.1f %%",
                    size,
                    100 * judging.error(worldReserve(size)),
                    100 * judging.error(fixed + share * size.toMib()),
                    100 * judging.spread());
        }
    }

    private static double worldReserve(Bytes size) {
        return WorldConstants.DEFAULT.get(Constant.KERNEL_RESERVE_FIXED) / MIB
                + WorldConstants.DEFAULT.get(Constant.KERNEL_RESERVE_SHARE) * size.toMib();
    }

    private static void overhead(Table table, String when, List<Sizes> all) {
        for (Bytes size : SIZES) {
            table.line("%s %s: RSS less use, MiB %s", size, when, Points.of(of(all, size), Sizes::overhead));
        }
        ToDoubleFunction<Sizes> bytes = sizes -> sizes.overhead() * MIB;
        table.constant(
                Constant.QEMU_OVERHEAD,
                Points.of(
                        all.stream()
                                .filter(sizes -> SIZES.indexOf(sizes.maximum()) % 2 == 0)
                                .toList(),
                        bytes),
                Points.of(
                        all.stream()
                                .filter(sizes -> SIZES.indexOf(sizes.maximum()) % 2 == 1)
                                .toList(),
                        bytes));
    }

    private static List<Sizes> of(List<Sizes> all, Bytes size) {
        return all.stream().filter(sizes -> sizes.maximum().equals(size)).toList();
    }

    private static Sizes sizes(Session session, LabGuest guest, Bytes maximum) {
        long known = session.statistic(guest, "last-update");
        Lab.within(SOON).until(() -> session.statistic(guest, "last-update") > known + 1);
        return new Sizes(
                maximum,
                mibOf(session, guest, "current"),
                mibOf(session, guest, "available"),
                mibOf(session, guest, "unused"),
                mibOf(session, guest, "rss"));
    }

    private static double mibOf(Session session, LabGuest guest, String name) {
        return Bytes.kib(session.statistic(guest, name)).toMib();
    }

    @Test
    void aGuestBootsWithItsMaximumAndItsBalloonInflatesAfterwards() {
        var table = new Table("boot");
        var seconds = new ArrayList<Double>();
        try (var session = Session.on(LAB.host(1))) {
            for (int repetition = 0; repetition < REPETITIONS; repetition++) {
                for (long current : new long[] {192, 384}) {
                    long start = System.nanoTime();
                    LabGuest guest = LAB.host(1)
                            .guest("g")
                            .memory(mib(512))
                            .current(mib(current))
                            .launch();
                    var agent = session;
                    Lab.within(SOON).until(() -> answers(agent, guest));
                    seconds.add((System.nanoTime() - start) / NANOS_PER_SECOND);
                    Bytes ready = session.actual(guest);
                    table.line("512 MiB, target %d: holds %.0f MiB when its agent answers", current, ready.toMib());
                    Lab.within(SOON).until(() -> agent.actual(guest).equals(mib(current)));
                    table.line(
                            "512 MiB, target %d: there after %.2f s",
                            current, (System.nanoTime() - start) / NANOS_PER_SECOND);
                    guest.kill();
                    Lab.within(SOON).until(() -> LAB.host(1).guests().isEmpty());
                }
            }
        }
        table.constant(Constant.BOOT_TIME, half(seconds, 0), half(seconds, 1));
        table.print();
    }

    private static boolean answers(Session session, LabGuest guest) {
        try {
            session.ask("qemu-agent-command " + guest.name() + " '{\"execute\":\"guest-ping\"}'");
            return true;
        } catch (IllegalStateException e) {
            return false;
        }
    }

    @Test
    void statisticsAreNoOlderThanTheirPeriod() {
        var ages = new ArrayList<Double>();
        try (var session = Session.on(LAB.host(1))) {
            LabGuest guest =
                    LAB.host(1).guest("g").memory(mib(256)).statsPeriod(PERIOD).start();
            for (int point = 0; point < 16; point++) {
                // Reports come each second, and what is measured ends with one: the next point begins at another phase.
                spend(session, guest, 0.05 + 0.0625 * point);
                ages.add(secondsUntilSeen(session, guest));
                guest.stopLoads();
                long before = session.statistic(guest, "unused");
                Lab.within(SOON).until(() -> session.statistic(guest, "unused") > before + 40 * 1024);
            }
        }
        var table = new Table("statistics");
        table.line("seconds until a change is seen: fitting half %s, judging half %s", half(ages, 0), half(ages, 1));
        table.line("the world: uniform from 0 to its period, 0.5 s in the mean; measured mean %.2f s", mean(ages));
        table.print();
        // The host learns of it with the next report; a report takes a moment itself.
        assertThat(ages).allSatisfy(age -> assertThat(age).isLessThan(1.3));
    }

    private static double secondsUntilSeen(Session session, LabGuest guest) {
        long before = session.statistic(guest, "unused");
        session.ask("qemu-agent-command " + guest.name()
                + " '{\"execute\":\"lab-hog\",\"arguments\":{\"mb\":64,\"step\":64}}'");
        Lab.within(SOON)
                .until(() -> session.ask("qemu-agent-command " + guest.name() + " '{\"execute\":\"lab-status\"}'")
                        .contains("\"hoggedMib\":64"));
        long start = System.nanoTime();
        while (session.statistic(guest, "unused") > before - 40 * 1024) {
            Thread.onSpinWait();
        }
        return (System.nanoTime() - start) / NANOS_PER_SECOND;
    }

    private static void spend(Session session, LabGuest guest, double seconds) {
        long start = System.nanoTime();
        while ((System.nanoTime() - start) / NANOS_PER_SECOND < seconds) {
            session.statistic(guest, "unused");
        }
    }

    private static double mean(List<Double> values) {
        return Points.of(values, Double::doubleValue).mean();
    }

    private static Points half(List<Double> values, int remainder) {
        var half = new ArrayList<Double>();
        for (int i = remainder; i < values.size(); i += 2) {
            half.add(values.get(i));
        }
        return Points.of(half, Double::doubleValue);
    }

    /** What libvirt says of a guest, in MiB. */
    private record Sizes(Bytes maximum, double current, double available, double unused, double rss) {
        double reserve() {
            return maximum.toMib() - available;
        }

        double baseUse() {
            return current - unused;
        }

        double overhead() {
            return rss - baseUse();
        }
    }
}
