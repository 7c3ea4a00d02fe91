package org.opendrs.engine;

import java.util.List;
import org.opendrs.balloon.BalloonTarget;
import org.opendrs.control.BalloonDecision;
import org.opendrs.control.PlanningDecision;
import org.opendrs.core.balloon.HandBack;
import org.opendrs.event.DrsEvent;
import org.opendrs.explain.Reason;
import org.opendrs.model.ClusterSnapshot;
import org.opendrs.model.HostId;
import org.opendrs.model.HostSnapshot;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Carries decisions out, as far as the checkers and the automation levels let it. Confined to the mailbox. */
final class Acting {
    private static final Logger log = LoggerFactory.getLogger(Acting.class);

    private final BalloonStage balloons;
    private final Commands commands;
    private final Migrations migrations;
    private final ActionLog actions;
    private final Listeners listeners;

    Acting(BalloonStage balloons, Commands commands, Migrations migrations, ActionLog actions, Listeners listeners) {
        this.balloons = balloons;
        this.commands = commands;
        this.migrations = migrations;
        this.actions = actions;
        this.listeners = listeners;
    }

    /** Issues the targets of all hosts' plans and returns how many were issued. */
    int balloons(long turn, List<BalloonDecision> decisions, Levels levels, boolean distress) {
        if (!commands.canSetTargets()) {
            return 0;
        }
        int issued = 0;
        for (BalloonDecision decision : decisions) {
            List<Reason> violations = balloons.violations(decision);
            if (violations.isEmpty()) {
                issued += balloons(turn, decision, levels, distress);
            } else {
                actions.refused(violations.size());
                log.error(
                        "turn={} host={} balloon plan refused: {}",
                        turn,
                        decision.plan().host(),
                        violations);
            }
        }
        return issued;
    }

    private int balloons(long turn, BalloonDecision decision, Levels levels, boolean distress) {
        HostId host = decision.plan().host();
        int issued = 0;
        // The plan lists shrinks before growth, and growth is bounded by memory that is confirmed free.
        for (BalloonTarget target : decision.plan().targets()) {
            if (levels.mayAct(host, target.vm())) {
                actions.commanded(host, target.vm(), target.target().value(), target.reason());
                commands.setTarget(host, target, distress);
                listeners.tell(new DrsEvent.BalloonCommanded(turn, host, target));
                issued++;
            }
        }
        return issued;
    }

    /**
     * Issues the growth of a plan of {@link HandBack} and returns how many targets were issued. The checker has nothing to say on what
     * goes to guests that no policy may command; that plan is bounded by what the host has, and by nothing else.
     */
    int handBack(long turn, BalloonDecision decision, Levels levels, boolean all) {
        return all ? balloons(turn, decision, levels, false) : balloons(turn, List.of(decision), levels, false);
    }

    /** Tells of guests whose size somebody else has changed, and of those that lost processes. */
    void learnt(long turn) {
        for (GuestFinding found : balloons.found()) {
            log.warn("turn={} host={} vm={} found: {}", turn, found.host(), found.vm(), found.reason());
            listeners.tell(found.event(turn));
        }
    }

    /** Asks guests that report no statistics to begin with it. */
    void statistics(ClusterSnapshot snapshot, Levels levels) {
        for (HostSnapshot host : snapshot.hosts()) {
            if (levels.mayAct(host.id())) {
                commands.wantStats(host, levels);
            }
        }
    }

    /** Begins a plan's first moves and returns how many were begun. */
    int migrations(long turn, PlanningDecision decision, Levels levels) {
        if (decision.plan().isEmpty()) {
            return 0;
        }
        if (!decision.violations().isEmpty()) {
            log.error("turn={} migration plan refused: {}", turn, decision.violations());
            return 0;
        }
        int begun = migrations.begin(decision.plan(), levels, decision.request().cluster(), turn);
        if (begun == 0) {
            listeners.tell(new DrsEvent.PlanProposed(turn, decision.plan()));
        }
        return begun;
    }
}
