package org.opendrs.sim.guest;

import org.opendrs.model.GuestStats;

/** How the counters of a guest grow in every step while it does always the same. Immutable. */
public final class GuestPace {
    private final double stepSeconds;
    private final long[] runNanos;
    private final long[] readyNanos;
    private final double reportPeriod;
    private final double untilReport;
    private final GuestStats report;

    GuestPace(double stepSeconds, GuestCpu cpu, StatsReport report, GuestPages pages, boolean driver) {
        this.stepSeconds = stepSeconds;
        this.runNanos = cpu.ranInStep(stepSeconds);
        this.readyNanos = cpu.waitedInStep(stepSeconds);
        this.reportPeriod = driver && !report.frozen() ? report.period() : 0;
        this.untilReport = report.untilNext();
        this.report = report.of(pages, 0);
    }

    /** Returns the length of a step. */
    public double stepSeconds() {
        return stepSeconds;
    }

    /** Returns the CPU time that a virtual CPU gets in a step, in nanoseconds. */
    public long runNanos(int vcpu) {
        return runNanos[vcpu];
    }

    /** Returns for how long a virtual CPU waits in a step, in nanoseconds. */
    public long readyNanos(int vcpu) {
        return readyNanos[vcpu];
    }

    /** Returns the time between reports in seconds; zero if none come. */
    public double reportPeriod() {
        return reportPeriod;
    }

    /** Returns the time until the next report, in seconds. */
    public double untilReport() {
        return untilReport;
    }

    /** Returns what a report at this time says. */
    public GuestStats report(long epochSecond) {
        return new GuestStats(
                epochSecond,
                report.unused(),
                report.usable(),
                report.diskCaches(),
                report.swappedIn(),
                report.swappedOut(),
                report.majorFaults(),
                report.total(),
                report.reclaim());
    }

    /**
     * Returns the time until the report after the one that is due now. Never more than one report in a step; a period that is shorter
     * than the step does not pile up.
     */
    public static double untilNext(double untilDue, double period) {
        return Math.max(untilDue + period, 0);
    }
}
