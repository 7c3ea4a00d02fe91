package org.opendrs.config;

import java.util.Optional;

/**
 * Two settings that must be in order.
 *
 * @param lower the one that must not be above the other
 * @param strict whether they must not be equal either
 * @param upper the other
 * @param <T> kind of value
 */
record Order<T extends Comparable<? super T>>(Setting<T> lower, boolean strict, Setting<T> upper) {
    static <T extends Comparable<? super T>> Order<T> below(Setting<T> lower, Setting<T> upper) {
        return new Order<>(lower, true, upper);
    }

    static <T extends Comparable<? super T>> Order<T> atMost(Setting<T> lower, Setting<T> upper) {
        return new Order<>(lower, false, upper);
    }

    /** Returns the setting that a complaint is said of: the first, unless only the other one was given. */
    Setting<T> blamed(SettingValues values) {
        return values.isGiven(upper) && !values.isGiven(lower) ? upper : lower;
    }

    /** Returns what is wrong with the two values, if they are not in order; said of the one that is {@link #blamed}. */
    Optional<String> complaint(SettingValues values) {
        var low = values.get(lower);
        var high = values.get(upper);
        int order = low.compareTo(high);
        if (order < 0 || (order == 0 && !strict)) {
            return Optional.empty();
        }
        boolean isLower = blamed(values).equals(lower);
        var other = isLower ? upper : lower;
        String relation = (isLower ? "<" : ">") + (strict ? " " : "= ");
        return Optional.of(Problems.quoted(values.written(isLower ? lower : upper)) + " must be " + relation
                + other.path()
                + (values.isGiven(other)
                        ? ", which is " + values.written(other)
                        : ", which is " + values.writtenLike(other, isLower ? lower : upper)
                                + " by default; set that as well"));
    }
}
