package org.opendrs.sim.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.opendrs.unit.Bytes;

/** Amounts as people write them: with a unit that fits and no more digits than can be told apart. */
public final class Amounts {
    private static final long KIB = 1024;
    private static final double SECONDS_PER_MINUTE = 60;
    private static final double SECONDS_PER_HOUR = 3600;
    private static final double MILLIS = 1000;

    private Amounts() {}

    /** Returns a number of things, such as {@code 1 host} or {@code 2 hosts}. */
    public static String count(long number, String thing) {
        return number + " " + thing + (number == 1 ? "" : "s");
    }

    /** Returns a span of time in milliseconds, seconds, minutes or hours, such as {@code 10 min}. */
    public static String span(double seconds) {
        double size = Math.abs(seconds);
        if (size >= SECONDS_PER_HOUR) {
            return digits(seconds / SECONDS_PER_HOUR, 2) + " h";
        }
        if (size >= SECONDS_PER_MINUTE) {
            return digits(seconds / SECONDS_PER_MINUTE, 1) + " min";
        }
        return size >= 1 || size == 0 ? digits(seconds, 1) + " s" : digits(seconds * MILLIS, 0) + " ms";
    }

    /** Returns an amount of memory in GiB, MiB, KiB or bytes, such as {@code 2.13 GiB}. */
    public static String memory(long bytes) {
        double size = Math.abs((double) bytes);
        if (size >= Bytes.gib(1).value()) {
            return digits((double) bytes / Bytes.gib(1).value(), 2) + " GiB";
        }
        if (size >= Bytes.mib(1).value()) {
            return digits(
                            (double) bytes / Bytes.mib(1).value(),
                            size >= Bytes.mib(10).value() ? 0 : 1) + " MiB";
        }
        return size >= KIB ? digits((double) bytes / KIB, 0) + " KiB" : bytes + " B";
    }

    /** Returns a number with at most so many decimals, without zeros at its end. */
    static String digits(double value, int decimals) {
        var rounded = BigDecimal.valueOf(value)
                .setScale(decimals, RoundingMode.HALF_UP)
                .stripTrailingZeros();
        return rounded.signum() == 0 ? "0" : rounded.toPlainString();
    }
}
