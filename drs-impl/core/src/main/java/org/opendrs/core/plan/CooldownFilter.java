package org.opendrs.core.plan;

import java.time.Duration;
import org.opendrs.explain.Reason;
import org.opendrs.migration.Verdict;
import org.opendrs.model.HostSnapshot;
import org.opendrs.model.VmSnapshot;

/** A VM that moved stays for a while; so does one whose migration failed, because the next attempt would fail as well. */
final class CooldownFilter implements VmFilter {
    private final LastMoves moves;
    private final Duration cooldown;

    CooldownFilter(LastMoves moves, Duration cooldown) {
        this.moves = moves;
        this.cooldown = cooldown;
    }

    @Override
    public String name() {
        return "cooldown";
    }

    @Override
    public Verdict test(VmSnapshot vm, HostSnapshot from) {
        Duration since = moves.sinceMove(vm.id());
        if (since.compareTo(cooldown) >= 0) {
            return Verdict.ACCEPT;
        }
        return Verdict.reject(Reason.of(
                PlanReasons.COOLDOWN,
                PlanReasons.in("sinceMillis", since.toMillis()),
                PlanReasons.in("cooldownMillis", cooldown.toMillis())));
    }
}
