package org.opendrs.core.plan;

import java.time.Duration;
import org.opendrs.explain.Reason;
import org.opendrs.migration.PlanningLimits;
import org.opendrs.migration.Verdict;
import org.opendrs.model.HostSnapshot;
import org.opendrs.model.VmSnapshot;

/**
 * A VM that moved stays for a while; so does one whose migration failed, because the next attempt would fail as well. Each repeated
 * move doubles the while: who is moved again and again is not helped by moving.
 */
final class CooldownFilter implements VmFilter {
    private final LastMoves moves;
    private final PlanningLimits limits;

    CooldownFilter(LastMoves moves, PlanningLimits limits) {
        this.moves = moves;
        this.limits = limits;
    }

    @Override
    public String name() {
        return "cooldown";
    }

    @Override
    public Verdict test(VmSnapshot vm, HostSnapshot from) {
        Duration since = moves.sinceMove(vm.id());
        if (since.compareTo(limits.longestCooldown()) >= 0) {
            return Verdict.ACCEPT;
        }
        int repeated = moves.movesWithin(vm.id(), limits.cooldownWindow());
        Duration cooldown = cooldown(repeated);
        if (since.compareTo(cooldown) >= 0) {
            return Verdict.ACCEPT;
        }
        return Verdict.reject(Reason.of(
                PlanReasons.COOLDOWN,
                PlanReasons.in("sinceMillis", since.toMillis()),
                PlanReasons.in("cooldownMillis", cooldown.toMillis()),
                PlanReasons.in("moves", repeated)));
    }

    private Duration cooldown(int repeated) {
        Duration cooldown = limits.cooldown();
        for (int i = 1; i < repeated && cooldown.compareTo(limits.longestCooldown()) < 0; i++) {
            cooldown = cooldown.multipliedBy(2);
        }
        return cooldown.compareTo(limits.longestCooldown()) < 0 ? cooldown : limits.longestCooldown();
    }
}
