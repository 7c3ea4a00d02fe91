package org.opendrs.core.plan;

import java.util.Collections;
import java.util.List;
import org.opendrs.explain.Reason;
import org.opendrs.migration.PlacementFilter;
import org.opendrs.migration.PreparedFilter;
import org.opendrs.migration.Verdict;
import org.opendrs.model.ClusterSnapshot;
import org.opendrs.model.HostId;
import org.opendrs.model.PlacementRule;
import org.opendrs.model.PlacementRule.RunOnlyOn;
import org.opendrs.model.VmId;

/** A VM goes only to hosts that every rule on it allows. */
final class RunOnlyOnFilter implements PlacementFilter {
    private final RulesOfVm<RunOnlyOn> rules;

    RunOnlyOnFilter(List<PlacementRule> rules) {
        this.rules = new RulesOfVm<>(rules, RunOnlyOn.class, RunOnlyOn::vms);
    }

    @Override
    public String name() {
        return "run-only-on";
    }

    @Override
    public PreparedFilter prepare(ClusterSnapshot cluster) {
        return (vm, to, placement) -> test(vm.id(), to.id());
    }

    private Verdict test(VmId vm, HostId to) {
        for (var numbered : rules.of(vm)) {
            if (Collections.binarySearch(numbered.rule().hosts(), to) < 0) {
                return Verdict.reject(Reason.of(PlanReasons.RUN_ONLY_ON, PlanReasons.in("rule", numbered.number())));
            }
        }
        return Verdict.ACCEPT;
    }

    /** Returns the hosts that one rule on the VM names, so that a search need not draw from all; empty if every host is allowed. */
    List<HostId> candidates(VmId vm) {
        var own = rules.of(vm);
        return own.isEmpty() ? List.of() : own.get(0).rule().hosts();
    }
}
