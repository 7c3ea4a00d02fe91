package org.opendrs.core.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.opendrs.model.PlacementRule;
import org.opendrs.model.VmId;

/**
 * The rules of one kind, found by VM.
 *
 * @param <R> the kind
 */
final class RulesOfVm<R extends PlacementRule> {
    private final Map<VmId, List<Numbered<R>>> byVm = new TreeMap<>();

    /**
     * A rule and its position in the request, by which reasons name it.
     *
     * @param <R> the kind
     */
    record Numbered<R>(int number, R rule) {}

    RulesOfVm(List<PlacementRule> rules, Class<R> kind, Function<R, List<VmId>> vms) {
        for (int i = 0; i < rules.size(); i++) {
            if (kind.isInstance(rules.get(i))) {
                R rule = kind.cast(rules.get(i));
                for (VmId vm : vms.apply(rule)) {
                    byVm.computeIfAbsent(vm, id -> new ArrayList<>()).add(new Numbered<>(i, rule));
                }
            }
        }
    }

    /** Returns the rules that name the VM, in their order in the request. */
    List<Numbered<R>> of(VmId vm) {
        return byVm.getOrDefault(vm, List.of());
    }
}
