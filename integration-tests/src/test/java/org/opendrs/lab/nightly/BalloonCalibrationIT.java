package org.opendrs.lab.nightly;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.opendrs.lab.Lab;
import org.opendrs.lab.LabGuest;
import org.opendrs.lab.calibration.Calmest;
import org.opendrs.lab.calibration.Curve;
import org.opendrs.lab.calibration.Points;
import org.opendrs.lab.calibration.RealStep;
import org.opendrs.lab.calibration.Session;
import org.opendrs.lab.calibration.SimulatedStep;
import org.opendrs.lab.calibration.StepCase;
import org.opendrs.lab.calibration.StepCase.Pages;
import org.opendrs.lab.calibration.StepCase.Sizes;
import org.opendrs.lab.calibration.Table;
import org.opendrs.sim.world.WorldConstants;
import org.opendrs.sim.world.WorldConstants.Constant;
import org.opendrs.unit.Bytes;

/** Speed and lag of real balloons; the balloons of the simulated world must follow the half of them that its constants are not from. */
class BalloonCalibrationIT {
    private static final double MIB = 1 << 20;
    private static final double NANOS_PER_SECOND = 1e9;
    private static final int REPETITIONS = 5;

    /** So many of the repetitions count, those in which the machine was calmest. */
    private static final int COUNTED = 3;

    private static final int BURNERS = 4;
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final Duration LIMIT_IF_SHORT_OF_CPU = Duration.ofSeconds(60);

    /** What the simulated world may be off by, where real runs do not lie further apart themselves. */
    private static final double TOLERANCE = 0.2;

    @RegisterExtension
    static final Lab LAB = Lab.hosts(1);

    private final Map<StepCase, Calmest<Curve>> curves = new LinkedHashMap<>();
    private final List<Double> secondsUnknown = new ArrayList<>();
    private final List<Double> secondsToCommand = new ArrayList<>();
    private final List<Double> secondsToSample = new ArrayList<>();

    @Test
    void balloonsOfTheSimulatedWorldFollowRealOnes() {
        try (var session = Session.on(LAB.host(1))) {
            for (int repetition = 0; repetition < REPETITIONS; repetition++) {
                for (Sizes sizes : Sizes.values()) {
                    measure(session, sizes);
                }
            }
        }
        var table = new Table("balloon");
        fit(table);
        List<String> failures = judge(table);
        table.print();
        assertThat(failures).isEmpty();
    }

    @Test
    void aHostShortOfCpuSlowsBalloonsDown() {
        var inflating = new ArrayList<Double>();
        var deflating = new ArrayList<Double>();
        List<LabGuest> burners = IntStream.range(0, BURNERS)
                .mapToObj(number -> LAB.host(1).guest("burner" + number).launch())
                .toList();
        burners.forEach(LabGuest::awaitAgent);
        burners.forEach(burner -> burner.burn(100));
        try (var session = Session.on(LAB.host(1))) {
            LabGuest guest =
                    LAB.host(1).guest("g").memory(Sizes.MIDDLE_A_LOT.maximum()).start();
            var balloon = new RealStep(session, guest);
            for (int repetition = 0; repetition < 2 * REPETITIONS; repetition++) {
                use(guest, Sizes.MIDDLE_A_LOT);
                inflating.add(balloon.to(Sizes.MIDDLE_A_LOT.small(), LIMIT).mibPerSecond() * MIB);
                deflating.add(balloon.to(Sizes.MIDDLE_A_LOT.maximum(), LIMIT).mibPerSecond() * MIB);
            }
        }
        var table = new Table("contended balloon");
        table.line("%d guests burn the CPU of this machine besides, which has %d cores", BURNERS, cores());
        table.constant(Constant.CONTENDED_RATE, half(inflating, 0), half(inflating, 1));
        table.line("deflation, MiB/s: %s", Points.of(deflating, rate -> rate / MIB));
        table.print();
        double quiet = WorldConstants.DEFAULT.get(Constant.INFLATE_RATE);
        assertThat(Points.of(inflating, Double::doubleValue).median()).isLessThan(quiet);
    }

    private static int cores() {
        return Runtime.getRuntime().availableProcessors();
    }

    private static void use(LabGuest guest, Sizes sizes) {
        guest.hog(sizes.usable());
        Lab.within(LIMIT_IF_SHORT_OF_CPU).until(() -> guest.status().hogged().equals(sizes.usable()));
        guest.stopLoads();
    }

    private void measure(Session session, Sizes sizes) {
        LabGuest guest = LAB.host(1).guest("g").memory(sizes.maximum()).start();
        var balloon = new RealStep(session, guest);
        keep(sizes, Pages.NEVER_USED, balloon, sizes.small());
        balloon.to(sizes.maximum(), LIMIT);
        use(guest, sizes);
        keep(sizes, Pages.USED, balloon, sizes.small());
        secondsUnknown.add(balloon.secondsUntilLibvirtKnows(sizes.small()));
        keep(sizes, Pages.GIVEN_BACK, balloon, sizes.maximum());
        keep(sizes, Pages.RETURNED, balloon, sizes.small());
        secondsToCommand.add(seconds(() -> session.aim(guest, sizes.small())));
        secondsToSample.add(seconds(() -> session.ask("domstats")));
        guest.kill();
        Lab.within(LIMIT).until(() -> LAB.host(1).guests().isEmpty());
    }

    private void keep(Sizes sizes, Pages pages, RealStep balloon, Bytes target) {
        curves.computeIfAbsent(new StepCase(sizes, pages), key -> new Calmest<>())
                .add(() -> balloon.to(target, LIMIT));
    }

    private static double seconds(Runnable action) {
        long start = System.nanoTime();
        action.run();
        return (System.nanoTime() - start) / NANOS_PER_SECOND;
    }

    private void fit(Table table) {
        ToDoubleFunction<Curve> rate = curve -> curve.mibPerSecond() * MIB;
        for (Pages pages : Pages.values()) {
            table.line(
                    "%s: MiB/s of the fitting half %s, of the judging half %s, first movement after s %s",
                    pages,
                    Points.of(of(pages, true), Curve::mibPerSecond),
                    Points.of(of(pages, false), Curve::mibPerSecond),
                    Points.of(of(pages, true), Curve::firstMovement));
        }
        table.constant(
                Constant.INFLATE_RATE, Points.of(of(Pages.USED, true), rate), Points.of(of(Pages.USED, false), rate));
        table.constant(
                Constant.HOLLOW_INFLATE_RATE,
                Points.of(of(Pages.RETURNED, true), rate),
                Points.of(of(Pages.RETURNED, false), rate));
        table.constant(
                Constant.DEFLATE_RATE,
                Points.of(of(Pages.GIVEN_BACK, true), rate),
                Points.of(of(Pages.GIVEN_BACK, false), rate));
        // What is measured is how long the end of a step is unknown: between nothing and the constant, half of it in
        // the mean.
        table.line(
                "libvirt knows the end of a step after s %s, mean %.2f; half of ACTUAL_LAG is %.2f",
                Points.of(secondsUnknown, Double::doubleValue),
                Points.of(secondsUnknown, Double::doubleValue).mean(),
                WorldConstants.DEFAULT.get(Constant.ACTUAL_LAG) / 2);
        table.line("a command is answered after s %s", Points.of(secondsToCommand, Double::doubleValue));
        table.constant(
                Constant.COMMAND_LATENCY,
                Points.of(all(true), Curve::firstMovement),
                Points.of(all(false), Curve::firstMovement));
        table.constant(Constant.SAMPLE_LATENCY, half(secondsToSample, 0), half(secondsToSample, 1));
    }

    private static Points half(List<Double> values, int remainder) {
        var half = new ArrayList<Double>();
        for (int i = remainder; i < values.size(); i += 2) {
            half.add(values.get(i));
        }
        return Points.of(half, Double::doubleValue);
    }

    private List<Curve> all(boolean forFitting) {
        return Stream.of(Pages.values())
                .flatMap(pages -> of(pages, forFitting).stream())
                .toList();
    }

    private List<Curve> of(Pages pages, boolean forFitting) {
        return curves.entrySet().stream()
                .filter(entry -> entry.getKey().pages() == pages)
                .filter(entry -> entry.getKey().sizes().forFitting() == forFitting)
                .flatMap(entry -> entry.getValue().best(COUNTED).stream())
                .toList();
    }

    /** Compares the simulated world with each case of the judging half, at half of the way and near its end. */
    private List<String> judge(Table table) {
        var failures = new ArrayList<String>();
        var errors = new ArrayList<Double>();
        Predicate<StepCase> judged = step -> !step.sizes().forFitting();
        curves.keySet().stream().filter(judged).forEach(step -> {
            List<Curve> real = Objects.requireNonNull(curves.get(step)).best(COUNTED);
            Curve simulated = SimulatedStep.of(step, WorldConstants.DEFAULT);
            for (double share : new double[] {0.5, 0.9}) {
                Points points = Points.of(real, curve -> curve.secondsTo(share));
                double error = points.error(simulated.secondsTo(share));
                errors.add(error);
                table.line(
                        "%s: %.0f %% of the way after %s s, simulated %.4f s, error %.0f %%, spread %.0f %%",
                        step, 100 * share, points, simulated.secondsTo(share), 100 * error, 100 * points.spread());
                if (error > Math.max(TOLERANCE, points.spread())) {
                    failures.add(step + " at " + share + ": error " + error + ", spread " + points.spread());
                }
            }
        });
        table.line("error of all: %s", Points.of(errors, Double::doubleValue));
        return failures;
    }
}
