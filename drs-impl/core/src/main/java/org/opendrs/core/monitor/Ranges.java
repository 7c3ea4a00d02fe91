package org.opendrs.core.monitor;

import java.time.Duration;

/** Checks settings against their documented ranges; a message names the setting, its value and what would be valid. */
final class Ranges {
    private Ranges() {}

    static void check(String name, double value, double low, double high) {
        // Written so that NaN, for which every comparison is false, is refused.
        if (!(value >= low && value <= high)) {
            throw new IllegalArgumentException(name + " must be between " + low + " and " + high + ", got " + value);
        }
    }

    static void check(String name, int value, int low, int high) {
        if (value < low || value > high) {
            throw new IllegalArgumentException(name + " must be between " + low + " and " + high + ", got " + value);
        }
    }

    static void check(String name, Duration value, Duration low, Duration high) {
        if (value.compareTo(low) < 0 || value.compareTo(high) > 0) {
            throw new IllegalArgumentException(name + " must be between " + low + " and " + high + ", got " + value);
        }
    }

    /** Checks that the level at which something ends does not lie above the one at which it begins. */
    static <T extends Comparable<? super T>> void checkOrder(String lowName, T low, String highName, T high) {
        if (low.compareTo(high) > 0) {
            throw new IllegalArgumentException(lowName + " " + low + " must not exceed " + highName + " " + high
                    + "; lower " + lowName + " or raise " + highName);
        }
    }
}
