package org.opendrs.libvirt;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;

/** Spans of time as they stand in messages. */
final class Seconds {
    private Seconds() {}

    /** Returns the span in seconds with at most one decimal, such as {@code 2.5 s}. */
    static String of(Duration span) {
        var seconds = BigDecimal.valueOf(span.toMillis(), 3).setScale(1, RoundingMode.HALF_UP);
        return (seconds.signum() == 0 ? "0" : seconds.stripTrailingZeros().toPlainString()) + " s";
    }
}
