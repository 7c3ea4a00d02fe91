package org.opendrs.sim.cli;

import java.lang.management.ManagementFactory;
import java.util.OptionalLong;
import org.opendrs.core.plan.RepairPlanner;
import org.opendrs.migration.MigrationPlan;
import org.opendrs.migration.PlanningRequest;
import org.opendrs.sim.scenario.Stopwatch;

/**
 * A plan with what it took.
 *
 * @param plan the plan
 * @param budget pairs that it might look at
 * @param cpuMillis CPU time of this thread for this plan; empty if the machine does not tell
 */
record PlanSearch(MigrationPlan plan, long budget, OptionalLong cpuMillis) {
    /** Pairs of the first attempt within a time: a few milliseconds on any machine. */
    private static final long FIRST_ATTEMPT = 1_000;

    /** A longer attempt must promise at least so much more, or the rest of the time is given back. */
    private static final long GROWTH = 2;

    private static final long NANOS_PER_MILLI = 1_000_000;
    private static final double MILLIS_PER_SECOND = 1e3;

    /** No attempt counts as shorter, in seconds, so that its pace is a number. */
    private static final double SHORTEST = 1e-9;

    /** Plans with a budget of pairs. */
    static PlanSearch within(PlanQuestion question, long budget) {
        var threads = ManagementFactory.getThreadMXBean();
        boolean measured = threads.isCurrentThreadCpuTimeSupported();
        long before = measured ? threads.getCurrentThreadCpuTime() : 0;
        MigrationPlan plan = new RepairPlanner(question.options()).plan(question.request(budget));
        var cpu = measured
                ? OptionalLong.of((threads.getCurrentThreadCpuTime() - before) / NANOS_PER_MILLI)
                : OptionalLong.empty();
        return new PlanSearch(plan, budget, cpu);
    }

    /**
     * Plans for about so long at most: with ever larger budgets, each as large as the rest of the time allows at the pace of the one
     * before. How many pairs that are depends on the machine; the same number given as a budget repeats the plan.
     */
    static PlanSearch withinTime(PlanQuestion question, long millis) {
        double seconds = millis / MILLIS_PER_SECOND;
        var watch = new Stopwatch();
        long budget = FIRST_ATTEMPT;
        while (true) {
            double start = watch.wallSeconds();
            PlanSearch search = within(question, budget);
            double now = watch.wallSeconds();
            long evaluated = search.plan().trace().evaluatedMoves();
            double pace = Math.max(1, evaluated) / Math.max(SHORTEST, now - start);
            long affordable =
                    (long) Math.min(PlanningRequest.DEFAULT_BUDGET * 1000.0, pace * Math.max(0, seconds - now));
            if (evaluated < budget || affordable < GROWTH * budget) {
                return search;
            }
            budget = affordable;
        }
    }
}
