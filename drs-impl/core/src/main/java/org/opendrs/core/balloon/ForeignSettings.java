package org.opendrs.core.balloon;

import java.time.Duration;

/**
 * For how long a guest is left alone whose size somebody else has changed.
 *
 * @param backOff time after the first change; each further one doubles it. Zero: changes by others are not looked for. Default
 *     10 min: long enough for a person to finish what made them set the size by hand
 * @param most longest such time. Default 2 h
 */
public record ForeignSettings(Duration backOff, Duration most) {
    /** The defaults. */
    public static final ForeignSettings DEFAULT = new ForeignSettings(Duration.ofMinutes(10), Duration.ofHours(2));

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException if a value is out of range
     */
    public ForeignSettings {
        Checks.notNegative("backOff", backOff);
        if (most.compareTo(backOff) < 0) {
            throw new IllegalArgumentException("most must be >= backOff, got most=" + most + " backOff=" + backOff);
        }
    }

    /** Returns how long a guest is left alone after so many changes in a row. */
    Duration after(int changes) {
        var time = backOff;
        for (int i = 1; i < changes && time.compareTo(most) < 0; i++) {
            time = time.multipliedBy(2);
        }
        return time.compareTo(most) < 0 ? time : most;
    }
}
