package org.opendrs.control;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.opendrs.explain.Reason;
import org.opendrs.model.Automation;
import org.opendrs.model.ClusterSnapshot;
import org.opendrs.monitor.Hotspot;

/**
 * One turn from observation to action. Its JSON form is the turn record, from which the decisions can be replayed.
 *
 * @param number counts turns from 1
 * @param kind whether this was a whole turn or a tick between turns that acted
 * @param automation the cluster's level at the time
 * @param snapshot what was seen
 * @param hotspots what was found hot
 * @param balloons one decision for each host that could be decided about, in host order
 * @param planning the planner's decision; empty if it was not asked
 * @param actions what was done, in order
 * @param problems what kept a stage from running, or hosts from being seen
 * @param unseen the hosts that did not answer, in host order
 * @param outcome the turn in one reason, above all why nothing was done
 * @param took from the start of the turn to the report, on the monotonic clock
 */
public record TurnReport(
        long number,
        Kind kind,
        Automation automation,
        ClusterSnapshot snapshot,
        List<Hotspot> hotspots,
        List<BalloonDecision> balloons,
        Optional<PlanningDecision> planning,
        List<Action> actions,
        List<Reason> problems,
        List<UnseenHost> unseen,
        Reason outcome,
        Duration took) {
    /** Copies the lists. */
    public TurnReport {
        hotspots = List.copyOf(hotspots);
        balloons = List.copyOf(balloons);
        actions = List.copyOf(actions);
        problems = List.copyOf(problems);
        unseen = List.copyOf(unseen);
    }

    /** Kinds of turns. */
    public enum Kind {
        /** Observe, detect, decide, act. */
        TURN,
        /** Only the distress rule; recorded only if it acted. */
        TICK
    }
}
