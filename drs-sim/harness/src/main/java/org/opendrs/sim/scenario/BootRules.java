package org.opendrs.sim.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.opendrs.model.HostId;
import org.opendrs.model.PlacementRule;
import org.opendrs.model.VmId;

/** Where rules allow a guest to boot, given where the others are. */
final class BootRules {
    private final Map<VmId, List<PlacementRule>> byVm = new TreeMap<>();

    BootRules(List<PlacementRule> rules) {
        for (PlacementRule rule : rules) {
            vms(rule)
                    .forEach(vm ->
                            byVm.computeIfAbsent(vm, key -> new ArrayList<>()).add(rule));
        }
    }

    /** Returns whether all rules allow this guest on this host. */
    boolean admit(VmId vm, HostId host, Function<VmId, Optional<HostId>> whereIs) {
        for (PlacementRule rule : byVm.getOrDefault(vm, List.of())) {
            if (!admits(rule, vm, host, whereIs)) {
                return false;
            }
        }
        return true;
    }

    /** Returns the names of the rules that concern a guest. */
    List<String> namesOf(VmId vm) {
        return byVm.getOrDefault(vm, List.of()).stream()
                .map(PlacementRule::name)
                .toList();
    }

    private static boolean admits(PlacementRule rule, VmId vm, HostId host, Function<VmId, Optional<HostId>> whereIs) {
        if (rule instanceof PlacementRule.RunOnlyOn only) {
            return only.hosts().contains(host);
        }
        boolean together = rule instanceof PlacementRule.KeepTogether;
        for (VmId other : vms(rule)) {
            Optional<HostId> at = other.equals(vm) ? Optional.empty() : whereIs.apply(other);
            if (at.isPresent() && at.get().equals(host) != together) {
                return false;
            }
        }
        return true;
    }

    private static List<VmId> vms(PlacementRule rule) {
        if (rule instanceof PlacementRule.KeepTogether together) {
            return together.vms();
        }
        if (rule instanceof PlacementRule.KeepApart apart) {
            return apart.vms();
        }
        return ((PlacementRule.RunOnlyOn) rule).vms();
    }
}
