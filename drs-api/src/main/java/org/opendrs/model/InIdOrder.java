package org.opendrs.model;

import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/** Copies a list in id order, without sorting what is in order already. */
final class InIdOrder {
    private InIdOrder() {}

    static <T, K extends Comparable<? super K>> List<T> copy(List<T> list, Function<T, K> id) {
        if (list.isEmpty()) {
            return List.of();
        }
        K before = id.apply(list.get(0));
        for (int i = 1; i < list.size(); i++) {
            K now = id.apply(list.get(i));
            int order = before.compareTo(now);
            if (order == 0) {
                throw new IllegalArgumentException("the id " + now + " stands twice in one list");
            }
            if (order > 0) {
                return copy(list.stream().sorted(Comparator.comparing(id)).toList(), id);
            }
            before = now;
        }
        return List.copyOf(list);
    }
}
