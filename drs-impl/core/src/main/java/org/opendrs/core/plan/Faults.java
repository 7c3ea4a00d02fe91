package org.opendrs.core.plan;

import java.util.ArrayList;
import java.util.List;
import org.opendrs.explain.Input;
import org.opendrs.explain.Reason;
import org.opendrs.model.Resource;

/** The faults of a plan, in the order in which they are found. */
final class Faults {
    private final List<Reason> found = new ArrayList<>();

    /**
     * A move's position.
     *
     * @param stage counted from zero
     * @param move in its stage, counted from zero
     */
    record At(int stage, int move) {
        private Input[] and(Input... more) {
            var inputs = new ArrayList<Input>();
            inputs.add(PlanReasons.in("stage", stage));
            inputs.add(PlanReasons.in("move", move));
            inputs.addAll(List.of(more));
            return inputs.toArray(Input[]::new);
        }
    }

    void add(String code, Input... inputs) {
        found.add(Reason.of(code, inputs));
    }

    void add(At at, String code, Input... inputs) {
        found.add(Reason.of(code, at.and(inputs)));
    }

    void add(At at, String code, Resource resource, Input... inputs) {
        found.add(PlanReasons.of(code, resource, at.and(inputs)));
    }

    List<Reason> all() {
        return List.copyOf(found);
    }
}
