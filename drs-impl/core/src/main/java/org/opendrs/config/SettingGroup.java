package org.opendrs.config;

import java.util.List;
import java.util.function.Function;

/**
 * The settings that one record is made of.
 *
 * @param path what the paths of all its settings start with
 * @param settings the rows
 * @param orders which settings must be in order
 * @param builder makes the record
 * @param <R> the record
 */
record SettingGroup<R>(
        String path, List<Setting<?>> settings, List<Order<?>> orders, Function<SettingValues, R> builder) {
    /** Copies the lists. */
    SettingGroup {
        settings = List.copyOf(settings);
        orders = List.copyOf(orders);
    }

    /** Notes contradictions among values that are each valid by themselves. */
    void check(SettingValues values, Problems problems) {
        for (var order : orders) {
            if (!problems.concern(order.lower().path())
                    && !problems.concern(order.upper().path())) {
                var place = values.placeOf(order.lower(), order.upper());
                order.complaint(values)
                        .ifPresent(advice -> problems.add(order.blamed(values).path(), place, advice));
            }
        }
    }
}
