package org.opendrs.core.plan;

import java.util.List;
import java.util.Optional;
import org.opendrs.explain.Reason;
import org.opendrs.migration.PlacementFilter;
import org.opendrs.migration.PlacementView;
import org.opendrs.migration.PreparedFilter;
import org.opendrs.migration.Verdict;
import org.opendrs.model.ClusterSnapshot;
import org.opendrs.model.HostId;
import org.opendrs.model.PlacementRule;
import org.opendrs.model.PlacementRule.KeepTogether;
import org.opendrs.model.VmId;

/**
 * A VM goes only where every VM is, or goes in the same stage, that it must be kept together with. So a single VM of a group stays,
 * a whole group may move, and a VM that was parted from its group may join it.
 */
final class KeepTogetherFilter implements PlacementFilter {
    private final RulesOfVm<KeepTogether> rules;

    KeepTogetherFilter(List<PlacementRule> rules) {
        this.rules = new RulesOfVm<>(rules, KeepTogether.class, KeepTogether::vms);
    }

    @Override
    public String name() {
        return "keep-together";
    }

    @Override
    public PreparedFilter prepare(ClusterSnapshot cluster) {
        return (vm, to, placement) -> test(vm.id(), to.id(), placement);
    }

    private Verdict test(VmId vm, HostId to, PlacementView placement) {
        for (var numbered : rules.of(vm)) {
            for (VmId other : numbered.rule().vms()) {
                Optional<HostId> where = placement.hostOf(other);
                if (!other.equals(vm) && where.isPresent() && !where.get().equals(to)) {
                    return Verdict.reject(
                            Reason.of(PlanReasons.KEEP_TOGETHER, PlanReasons.in("rule", numbered.number())));
                }
            }
        }
        return Verdict.ACCEPT;
    }
}
