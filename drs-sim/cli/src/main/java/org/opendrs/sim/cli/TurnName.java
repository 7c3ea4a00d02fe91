package org.opendrs.sim.cli;

import org.opendrs.control.TurnReport;

/**
 * Which turn or tick of a recording is spoken of.
 *
 * @param kind whether it is a turn or a tick between turns
 * @param number of the turn; of a tick that of the turn before
 */
record TurnName(TurnReport.Kind kind, long number) {
    static TurnName of(TurnReport report) {
        return new TurnName(report.kind(), report.number());
    }

    @Override
    public String toString() {
        return (kind == TurnReport.Kind.TICK ? "tick after turn " : "turn ") + number;
    }
}
