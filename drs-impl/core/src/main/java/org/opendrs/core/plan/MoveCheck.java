package org.opendrs.core.plan;

import java.util.List;
import java.util.Optional;
import org.opendrs.core.plan.Faults.At;
import org.opendrs.core.plan.ReplayFacts.Home;
import org.opendrs.migration.Move;
import org.opendrs.migration.PastMove;
import org.opendrs.migration.PlanningRequest;
import org.opendrs.model.DataQuality;
import org.opendrs.model.HostSnapshot;
import org.opendrs.model.HostState;
import org.opendrs.model.Resource;
import org.opendrs.model.ResourceVector;
import org.opendrs.model.VmState;

/** Checks what can be said of one move alone. */
final class MoveCheck {
    private static final long NANOS_PER_MILLI = 1_000_000;

    private final PlanningRequest request;
    private final ReplayFacts facts;
    private final Faults faults;

    MoveCheck(PlanningRequest request, ReplayFacts facts, Faults faults) {
        this.request = request;
        this.facts = facts;
        this.faults = faults;
    }

    /** Returns whether the move can be carried out at all; if not, the replay goes on without it. */
    boolean isPossible(Move move, At at) {
        Optional<Home> home = facts.home(move.vm());
        if (home.isEmpty()
                || facts.host(move.from()).isEmpty()
                || facts.host(move.to()).isEmpty()) {
            faults.add(at, PlanReasons.UNKNOWN_ID);
            return false;
        }
        if (!home.get().host().id().equals(move.from())) {
            faults.add(at, PlanReasons.WRONG_SOURCE);
            return false;
        }
        if (move.from().equals(move.to())) {
            faults.add(at, PlanReasons.SAME_HOST);
            return false;
        }
        return true;
    }

    /** Checks a move that is possible. */
    void check(Move move, At at) {
        Home home = facts.home(move.vm()).orElseThrow();
        HostSnapshot to = facts.host(move.to()).orElseThrow();
        boolean movable = ReplayFacts.isCurrent(home.host())
                && home.vm().state() == VmState.RUNNING
                && home.vm().quality() == DataQuality.GOOD
                && home.timesSeen() == 1
                && !request.immovable().contains(move.vm());
        if (!movable) {
            faults.add(at, PlanReasons.NOT_MOVABLE);
        }
        if (facts.underWay(move.vm()).isPresent()) {
            faults.add(at, PlanReasons.ALREADY_MOVING);
        }
        if (to.state() != HostState.UP) {
            faults.add(at, PlanReasons.DESTINATION_NOT_UP);
        }
        checkClaim(move, home, at);
        checkHistory(move, at);
    }

    private void checkClaim(Move move, Home home, At at) {
        ResourceVector needed = ReplayFacts.needed(home.vm());
        for (Resource resource : needed.resources()) {
            long claim = move.claim().amount(resource);
            if (claim < needed.amount(resource)) {
                faults.add(
                        at,
                        PlanReasons.CLAIM_TOO_SMALL,
                        resource,
                        PlanReasons.in("claim", claim),
                        PlanReasons.in("needed", needed.amount(resource)));
            }
        }
    }

    private void checkHistory(Move move, At at) {
        checkCooldown(move, at);
        long noReturn = request.limits().noReturn().toNanos();
        for (PastMove past : request.history().moves()) {
            if (!past.vm().equals(move.vm())) {
                continue;
            }
            long since = request.nowNanos() - past.endedAtNanos();
            if (past.succeeded() && past.from().equals(move.to()) && since < noReturn) {
                faults.add(at, PlanReasons.NO_RETURN_BROKEN, PlanReasons.in("sinceMillis", since / NANOS_PER_MILLI));
            }
        }
    }

    private void checkCooldown(Move move, At at) {
        List<PastMove> own = request.history().moves().stream()
                .filter(past -> past.vm().equals(move.vm()))
                .toList();
        if (own.isEmpty()) {
            return;
        }
        long newest = own.stream().mapToLong(this::age).min().orElseThrow();
        long oldest = newest + request.limits().cooldownWindow().toNanos();
        long moves = own.stream()
                .filter(past -> past.succeeded() && age(past) < oldest)
                .count();
        double doubled = StrictMath.scalb((double) request.limits().cooldown().toNanos(), (int) Math.max(0, moves - 1));
        long cooldown = (long)
                Math.min(doubled, (double) request.limits().longestCooldown().toNanos());
        if (newest < cooldown) {
            faults.add(
                    at,
                    PlanReasons.COOLDOWN_BROKEN,
                    PlanReasons.in("sinceMillis", newest / NANOS_PER_MILLI),
                    PlanReasons.in("cooldownMillis", cooldown / NANOS_PER_MILLI));
        }
    }

    private long age(PastMove past) {
        return request.nowNanos() - past.endedAtNanos();
    }
}
