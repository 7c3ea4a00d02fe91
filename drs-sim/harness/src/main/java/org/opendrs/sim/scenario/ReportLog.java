package org.opendrs.sim.scenario;

import java.util.Optional;
import org.opendrs.control.TurnListener;
import org.opendrs.control.TurnReport;
import org.opendrs.model.HostId;

/** Reads the record of every turn as it comes and keeps only figures, because records are large. */
final class ReportLog implements TurnListener {
    private final boolean audits;
    private final ReasonAudit audit = new ReasonAudit();
    private long turns;
    private long withoutReason;
    private long planViolations;
    private Optional<HostId> firstHotHost = Optional.empty();
    private long firstHotTurn;
    private Optional<String> firstWithoutReason = Optional.empty();

    ReportLog(TraceLevel level) {
        audits = level != TraceLevel.OFF;
    }

    /** Returns whether reasons are checked at all. */
    boolean audits() {
        return audits;
    }

    @Override
    public void reported(TurnReport report) {
        if (report.kind() == TurnReport.Kind.TURN) {
            turns++;
        }
        Optional<String> objection = audits ? audit.objection(report) : Optional.empty();
        if (objection.isPresent()) {
            withoutReason++;
            firstWithoutReason = firstWithoutReason.or(() -> objection);
        }
        planViolations += report.planning().map(p -> p.violations().size()).orElse(0);
        if (firstHotHost.isEmpty() && !report.hotspots().isEmpty()) {
            firstHotHost = Optional.of(report.hotspots().get(0).host());
            firstHotTurn = turns;
        }
    }

    long turns() {
        return turns;
    }

    long withoutReason() {
        return withoutReason;
    }

    /** Returns what was wrong with the first record that failed the audit; empty if none did. */
    Optional<String> firstWithoutReason() {
        return firstWithoutReason;
    }

    long planViolations() {
        return planViolations;
    }

    /** Returns the first host that a turn reported as hot. */
    Optional<HostId> firstHotHost() {
        return firstHotHost;
    }

    /** Returns the number of that turn. */
    long firstHotTurn() {
        return firstHotTurn;
    }
}
