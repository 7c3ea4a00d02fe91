package org.opendrs.model;

import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/** Copies a list in id order, without sorting what is in order already. */
final class InIdOrder {
    private InIdOrder() {}

    static <T, K extends Comparable<? super K>> List<T> copy(List<T> list, Function<T, K> id) {
        for (int i = 1; i < list.size(); i++) {
            int order = id.apply(list.get(i - 1)).compareTo(id.apply(list.get(i)));
            if (order == 0) {
                throw new IllegalArgumentException("the id " + id.apply(list.get(i)) + " stands twice in one list");
            }
            if (order > 0) {
                return copy(list.stream().sorted(Comparator.comparing(id)).toList(), id);
            }
        }
        return List.copyOf(list);
    }
}
