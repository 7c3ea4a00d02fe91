package org.opendrs.lab.nightly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.opendrs.unit.Bytes.mib;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.opendrs.lab.Lab;
import org.opendrs.lab.LabGuest;
import org.opendrs.lab.calibration.Points;
import org.opendrs.lab.calibration.RealStep;
import org.opendrs.lab.calibration.Session;
import org.opendrs.lab.calibration.Stall;
import org.opendrs.lab.calibration.Table;
import org.opendrs.sim.world.WorldConstants.Constant;
import org.opendrs.unit.Bytes;

/** Balloons that are asked for more than their guest has free: where they stop, and when somebody dies of it. */
class SqueezeCalibrationIT {
    private static final double NANOS_PER_SECOND = 1e9;
    private static final int REPETITIONS = 3;
    private static final Duration SOON = Duration.ofSeconds(20);

    /** Long enough for a guest of 4 GiB. */
    private static final Duration WATCHED = Duration.ofSeconds(6);

    /** More than a stalled balloon leaves a guest. */
    private static final Bytes MORE = mib(16);

    @RegisterExtension
    static final Lab LAB = Lab.hosts(1);

    private static final List<Squeeze> SQUEEZES = List.of(
            new Squeeze(mib(256), mib(120), mib(128), true),
            new Squeeze(mib(256), mib(150), mib(160), false),
            new Squeeze(mib(384), mib(220), mib(224), true),
            new Squeeze(mib(512), mib(320), mib(320), false));

    @Test
    void withoutAutodeflateAnAllocationAfterAStallCostsAProcess() {
        var table = new Table("squeeze");
        List<Result> results = measure(false);
        report(table, results);
        table.constant(
                Constant.OOM_DELAY,
                Points.of(half(results, true), Result::secondsUntilEffect),
                Points.of(half(results, false), Result::secondsUntilEffect));
        table.print();
        assertThat(results).allSatisfy(result -> {
            assertThat(result.stall().happened()).isTrue();
            assertThat(result.killedBefore()).isZero();
            assertThat(result.killed()).isPositive();
        });
    }

    private static List<Result> half(List<Result> results, boolean forFitting) {
        return results.stream()
                .filter(result -> result.squeeze().forFitting() == forFitting)
                .toList();
    }

    @Test
    void withAutodeflateABalloonThatStallsCostsNobodyAndGivesBack() {
        var table = new Table("autodeflate");
        List<Result> results = measure(true);
        report(table, results);
        table.print();
        assertThat(results).allSatisfy(result -> {
            assertThat(result.stall().happened()).isTrue();
            assertThat(result.killed()).isZero();
            assertThat(result.gaveBack()).isTrue();
        });
    }

    @Test
    void whatAStalledBalloonLeavesFreeGrowsWithTheGuest() {
        var table = new Table("stall");
        var free = new ArrayList<Double>();
        try (var session = Session.on(LAB.host(1))) {
            for (int repetition = 0; repetition < REPETITIONS; repetition++) {
                for (long size : new long[] {128, 256, 512, 1024, 2048, 4096}) {
                    var squeeze = new Squeeze(mib(size), Bytes.ZERO, mib(48), size != 256 && size != 1024);
                    Result result = measure(session, squeeze, false);
                    free.add(result.freeMib());
                    table.line(
                            "%d MiB at rest: stalls at %.1f MiB, used before %.1f, free %.2f",
                            size, result.stall().size().toMib(), result.usedMib(), result.freeMib());
                }
            }
        }
        table.print();
        assertThat(free).allSatisfy(mebibytes -> assertThat(mebibytes).isPositive());
    }

    private static void report(Table table, List<Result> results) {
        results.forEach(result -> table.line(
                "%s: stalls at %.1f MiB, used before %.1f, free %.2f, killed %d while it stood, %d once a process wanted more,"
                        + " balloon moved after %.2f s",
                result.squeeze(),
                result.stall().size().toMib(),
                result.usedMib(),
                result.freeMib(),
                result.killedBefore(),
                result.killed(),
                result.secondsUntilEffect()));
        table.line("free at the stall, MiB: %s", Points.of(results, Result::freeMib));
    }

    private static List<Result> measure(boolean autodeflate) {
        var results = new ArrayList<Result>();
        try (var session = Session.on(LAB.host(1))) {
            for (int repetition = 0; repetition < REPETITIONS; repetition++) {
                for (Squeeze squeeze : SQUEEZES) {
                    results.add(measure(session, squeeze, autodeflate));
                }
            }
        }
        return results;
    }

    private static Result measure(Session session, Squeeze squeeze, boolean autodeflate) {
        var prepared = LAB.host(1).guest("g").memory(squeeze.maximum()).statsPeriod(Duration.ofSeconds(1));
        LabGuest guest = (autodeflate ? prepared.autodeflate() : prepared).start();
        if (!squeeze.hog().isZero()) {
            guest.hog(squeeze.hog());
            Lab.within(SOON).until(() -> guest.status().hogged().equals(squeeze.hog()));
        }
        Bytes free = freshlyUnused(session, guest);
        var stall = Stall.in(new RealStep(session, guest).towards(squeeze.target(), WATCHED), squeeze.target());
        double used = squeeze.maximum().toMib() - free.toMib();
        var result = new Result(squeeze, stall, used, 0, 0, false, 0);
        if (!squeeze.hog().isZero()) {
            result = afterDemand(session, guest, result);
        }
        guest.kill();
        Lab.within(SOON).until(() -> LAB.host(1).guests().isEmpty());
        return result;
    }

    /** Lets a process want more, and waits until the balloon moves: either way, by itself or because a process has died. */
    private static Result afterDemand(Session session, LabGuest guest, Result result) {
        long before = guest.status().hogsKilled();
        Bytes stood = session.actual(guest);
        long start = System.nanoTime();
        guest.hog(MORE);
        Lab.within(SOON).until(() -> apart(session.actual(guest), stood).compareTo(mib(8)) > 0);
        double seconds = (System.nanoTime() - start) / NANOS_PER_SECOND;
        boolean gaveBack = session.actual(guest).compareTo(stood) > 0;
        if (!gaveBack) {
            // Its memory is given back before the process has quite gone.
            Lab.within(SOON).until(() -> guest.status().hogsKilled() > before);
        }
        long killed = guest.status().hogsKilled() - before;
        return new Result(result.squeeze(), result.stall(), result.usedMib(), before, killed, gaveBack, seconds);
    }

    private static Bytes apart(Bytes one, Bytes other) {
        return one.minusOrZero(other).max(other.minusOrZero(one));
    }

    /** Returns what is free by a report that is younger than this call. */
    private static Bytes freshlyUnused(Session session, LabGuest guest) {
        long known = session.statistic(guest, "last-update");
        Lab.within(SOON).until(() -> session.statistic(guest, "last-update") > known + 1);
        return Bytes.kib(session.statistic(guest, "unused"));
    }

    /** A guest, what a process in it holds, what it is asked to hold, and whether constants may be found with it. */
    private record Squeeze(Bytes maximum, Bytes hog, Bytes target, boolean forFitting) {}

    /** What came of it; the processes that were killed while the balloon stood, and those after a process wanted more. */
    private record Result(
            Squeeze squeeze,
            Stall stall,
            double usedMib,
            long killedBefore,
            long killed,
            boolean gaveBack,
            double secondsUntilEffect) {
        double freeMib() {
            return stall.size().toMib() - usedMib;
        }
    }
}
