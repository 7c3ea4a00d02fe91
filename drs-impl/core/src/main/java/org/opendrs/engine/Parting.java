package org.opendrs.engine;

import java.util.List;
import java.util.SortedMap;
import java.util.function.BiConsumer;
import org.opendrs.balloon.BalloonPlan;
import org.opendrs.control.BalloonDecision;
import org.opendrs.model.Automation;
import org.opendrs.model.HostId;
import org.opendrs.model.HostSample;

/** The last work of an engine: gives memory back if that is wanted. Runs once nothing else does. Confined to the mailbox. */
final class Parting {
    private final Parts parts;
    private final long turn;
    private final Automation level;

    Parting(Parts parts, long turn, Automation level) {
        this.parts = parts;
        this.turn = turn;
        this.level = level;
    }

    /** Returns whether anything may be commanded. */
    boolean mayAct() {
        return level == Automation.ACT && parts.commands().canSetTargets();
    }

    /**
     * Looks once more, hands back what is free, and tells the plans, one for each host of which there is news, and how many commands
     * were issued.
     */
    void handBack(boolean all, BiConsumer<List<BalloonPlan>, Integer> done) {
        parts.sampling().round(samples -> handBack(samples, all, done));
    }

    private void handBack(
            SortedMap<HostId, HostSample> samples, boolean all, BiConsumer<List<BalloonPlan>, Integer> done) {
        var inventory = parts.inventory().view();
        var hosts = parts.observing().answered(samples, inventory);
        var decisions =
                parts.balloons().handBack(hosts, inventory, parts.clock().monotonicNanos(), all);
        int issued = 0;
        for (BalloonDecision decision : decisions) {
            issued += parts.acting().handBack(turn, decision, new Levels(level, inventory), all);
        }
        done.accept(decisions.stream().map(BalloonDecision::plan).toList(), issued);
    }
}
