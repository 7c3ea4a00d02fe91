package org.opendrs.engine;

import java.util.ArrayList;
import java.util.List;
import org.opendrs.control.Action;
import org.opendrs.explain.Reason;
import org.opendrs.migration.Move;
import org.opendrs.model.HostId;
import org.opendrs.model.VmId;

/** What was done since the last report, in order; answers of ports that come between turns are reported with the next one. */
final class ActionLog {
    private List<Action> actions = new ArrayList<>();
    private int refused;

    /** Notes a balloon command. */
    void commanded(HostId host, VmId vm, long target, Reason reason) {
        actions.add(new Action(Action.Kind.SET_MEMORY_TARGET, vm, host, target, reason));
    }

    /** Notes a step of a migration. */
    void moved(Action.Kind kind, Move move, Reason reason) {
        actions.add(
                new Action(kind, move.vm(), move.to(), move.cost().transferred().value(), reason));
    }

    /** Notes that the checker found this many faults in a balloon plan, so that nothing of it was done. */
    void refused(int violations) {
        refused += violations;
    }

    /** Returns how many faults were noted and starts anew. */
    int drainRefused() {
        int drained = refused;
        refused = 0;
        return drained;
    }

    /** Returns what was noted and starts anew. */
    List<Action> drain() {
        var drained = actions;
        actions = new ArrayList<>();
        return drained;
    }
}
