package org.opendrs.core.plan;

import java.util.List;
import org.opendrs.core.plan.Faults.At;
import org.opendrs.migration.Move;
import org.opendrs.model.PlacementRule;
import org.opendrs.model.PlacementRule.KeepApart;
import org.opendrs.model.PlacementRule.KeepTogether;
import org.opendrs.model.PlacementRule.RunOnlyOn;
import org.opendrs.model.VmId;

/** Checks the operator's rules for the VMs that move. A rule that was broken before and is not touched is no fault of the plan. */
final class RuleCheck {
    private final List<PlacementRule> rules;
    private final Replay replay;
    private final Faults faults;

    RuleCheck(List<PlacementRule> rules, Replay replay, Faults faults) {
        this.rules = rules;
        this.replay = replay;
        this.faults = faults;
    }

    /** Checks that nobody is parted, in the view with all moves of the stage. */
    void checkTogether(Move move, At at) {
        for (int i = 0; i < rules.size(); i++) {
            if (rules.get(i) instanceof KeepTogether rule
                    && rule.vms().contains(move.vm())
                    && rule.vms().stream().anyMatch(vm -> isElsewhere(vm, move))) {
                faults.add(at, PlanReasons.KEEP_TOGETHER_BROKEN, PlanReasons.in("rule", i));
            }
        }
    }

    private boolean isElsewhere(VmId vm, Move move) {
        return replay.hostOf(vm).filter(host -> !host.equals(move.to())).isPresent();
    }

    /** Checks the other rules, in the view without the move. */
    void checkOthers(Move move, At at) {
        List<VmId> there = replay.vmsOn(move.to());
        for (int i = 0; i < rules.size(); i++) {
            PlacementRule rule = rules.get(i);
            if (rule instanceof KeepApart apart && meets(apart, move.vm(), there)) {
                faults.add(at, PlanReasons.KEEP_APART_BROKEN, PlanReasons.in("rule", i));
            }
            if (rule instanceof RunOnlyOn only
                    && only.vms().contains(move.vm())
                    && !only.hosts().contains(move.to())) {
                faults.add(at, PlanReasons.RUN_ONLY_ON_BROKEN, PlanReasons.in("rule", i));
            }
        }
    }

    private static boolean meets(KeepApart rule, VmId vm, List<VmId> there) {
        return rule.vms().contains(vm)
                && rule.vms().stream().anyMatch(other -> !other.equals(vm) && there.contains(other));
    }
}
