package org.opendrs.sim.scenario;

import java.util.OptionalLong;
import org.opendrs.control.TurnListener;
import org.opendrs.control.TurnReport;

/** Counts the turns from the first report of a hotspot until its host is truly no longer hot. Register it after the log. */
final class ReliefWatch implements TurnListener {
    private final ReportLog log;
    private final TruthMeter meter;
    private OptionalLong turns = OptionalLong.empty();

    ReliefWatch(ReportLog log, TruthMeter meter) {
        this.log = log;
        this.meter = meter;
    }

    @Override
    public void reported(TurnReport report) {
        boolean waiting = turns.isEmpty() && report.kind() == TurnReport.Kind.TURN;
        if (waiting
                && log.firstHotHost().isPresent()
                && !meter.isHot(log.firstHotHost().get())) {
            turns = OptionalLong.of(log.turns() - log.firstHotTurn());
        }
    }

    Relief result() {
        long others = log.firstHotHost().map(meter::hotHostsBut).orElse(0L);
        return new Relief(turns, others, log.planViolations());
    }
}
