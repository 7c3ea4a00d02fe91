package org.opendrs.sim.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.opendrs.sim.scenario.RunFigure;
import org.opendrs.sim.scenario.ScenarioResult;
import org.opendrs.sim.scenario.VariantResult;

/**
 * What one world with a changed constant gave.
 *
 * @param label which constant, and its value
 * @param runs one for each seed
 */
record ChangedWorld(String label, List<Runs> runs) {
    /** The policy that is judged. */
    static final String OURS = "waterfill";

    private static final String NONE = "none";

    private static final List<Figure<Runs>> JOBS = List.of(
            Figure.badIfLow("none, jobs/host", 1, runs -> runs.jobsPerHost(NONE)),
            Figure.badIfLow("waterfill, jobs/host", 1, runs -> runs.jobsPerHost(OURS)),
            Figure.badIfLow("gain %", 1, Runs::gainPercent));

    private static final List<Figure<Runs>> HARM = List.of(
            Figure.of(RunFigure.HOST_SWAP_IN, 1, runs -> swapIn(runs.allSwap())),
            Figure.of(RunFigure.OOM_KILLS, 2, runs -> killed(runs.allSwap())),
            Figure.badIfHigh("half: " + RunFigure.HOST_SWAP_IN.heading(), 1, runs -> swapIn(runs.halfSwap())),
            Figure.badIfHigh("half: " + RunFigure.OOM_KILLS.heading(), 2, runs -> killed(runs.halfSwap())));

    /** Copies the list. */
    ChangedWorld {
        runs = List.copyOf(runs);
    }

    /** Returns whether every run had the same events, and the same figures, which are taken from the world beside its events. */
    boolean isLike(ChangedWorld other) {
        return hashes().equals(other.hashes())
                && cells(JOBS).equals(other.cells(JOBS))
                && cells(HARM).equals(other.cells(HARM));
    }

    /** Returns the worlds as tables, one row for each. */
    static List<BenchTable> tables(List<ChangedWorld> worlds) {
        return List.of(
                table("finished jobs, all guests with swap", worlds, JOBS),
                table(
                        "waterfill: host swap-in after sizes fitted and guest OOM kills by policy, with swap in all guests and in half",
                        worlds,
                        HARM));
    }

    /** Where a host never settled, nothing came after it; all of the swap-in counts then, lest the worst look best. */
    private static double swapIn(ScenarioResult run) {
        var swap = run.variant(OURS).swap();
        return swap.settledAfterSeconds().isPresent() ? swap.hostInSettled() : swap.hostIn();
    }

    private static double killed(ScenarioResult run) {
        return run.variant(OURS).killed().byPolicy();
    }

    private static BenchTable table(String title, List<ChangedWorld> worlds, List<Figure<Runs>> figures) {
        var columns = figures.stream()
                .flatMap(figure -> Stream.of(figure.label() + " mean", figure.label() + " worst"))
                .toList();
        var rows = worlds.stream()
                .map(world -> new BenchTable.Row(world.label(), world.cells(figures)))
                .toList();
        return new BenchTable(title, columns, rows);
    }

    private List<String> cells(List<Figure<Runs>> figures) {
        var cells = new ArrayList<String>();
        for (var figure : figures) {
            cells.add(figure.mean(runs));
            cells.add(figure.worst(runs));
        }
        return cells;
    }

    private List<String> hashes() {
        return runs.stream()
                .flatMap(run ->
                        Stream.of(run.allSwap().eventHash(), run.halfSwap().eventHash()))
                .toList();
    }

    /**
     * The runs of one seed.
     *
     * @param allSwap none and waterfill, all guests with swap
     * @param halfSwap waterfill, half of the guests without
     */
    record Runs(ScenarioResult allSwap, ScenarioResult halfSwap) {
        double jobsPerHost(String policy) {
            VariantResult variant = allSwap.variant(policy);
            return (double) variant.jobs().orElseThrow().total() / variant.hosts();
        }

        /** Returns by how much more jobs were finished than without a policy; none at all count as one, lest this be infinite. */
        double gainPercent() {
            double none = Math.max(1, allSwap.variant(NONE).jobs().orElseThrow().total());
            return 100 * (allSwap.variant(OURS).jobs().orElseThrow().total() / none - 1);
        }
    }
}
