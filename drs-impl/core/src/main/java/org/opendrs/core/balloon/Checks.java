package org.opendrs.core.balloon;

import java.time.Duration;

/** The range checks of the settings; every message names value, range and setting. */
final class Checks {
    private Checks() {}

    static void ratio(String name, double value) {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException(name + " must be within 0 and 1, got " + value);
        }
    }

    static void positive(String name, Duration value) {
        if (value.isZero() || value.isNegative()) {
            throw new IllegalArgumentException(name + " must be longer than 0 s, got " + value);
        }
    }

    static void notNegative(String name, Duration value) {
        if (value.isNegative()) {
            throw new IllegalArgumentException(name + " must be 0 s or longer, got " + value);
        }
    }
}
