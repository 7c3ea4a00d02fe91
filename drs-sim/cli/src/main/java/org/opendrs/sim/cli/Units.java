package org.opendrs.sim.cli;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.opendrs.model.Resource;

/** Amounts in units for people. Nothing is lost by rounding but what is too small to matter; {@link ReasonText} sees to amounts that differ less. */
final class Units {
    private static final long KIB = 1L << 10;
    private static final long MIB = 1L << 20;
    private static final long GIB = 1L << 30;
    private static final long MILLIS = 1000;

    private Units() {}

    /** Returns memory in GiB, MiB, KiB or bytes with so many decimals, such as {@code 3.1 GiB}. */
    static String memory(long bytes, int decimals) {
        long size = Math.abs(bytes);
        if (size >= GIB) {
            return scaled(bytes, GIB, decimals) + " GiB";
        }
        if (size >= MIB) {
            return scaled(bytes, MIB, decimals) + " MiB";
        }
        return size >= KIB ? scaled(bytes, KIB, decimals) + " KiB" : bytes + " B";
    }

    /** Returns an amount of the resource with its unit, such as {@code 1.5 cores}. */
    static String amount(Resource resource, long amount, int decimals) {
        if (resource.equals(Resource.MEMORY)) {
            return memory(amount, decimals);
        }
        return resource.equals(Resource.CPU) ? cores(amount, decimals) : amount + " " + resource.unit();
    }

    /** Returns processing power, such as {@code 1.5 cores}. */
    static String cores(long millicores, int decimals) {
        return scaled(millicores, MILLIS, decimals) + " cores";
    }

    /** Returns a span of time, such as {@code 12.5 s}. */
    static String seconds(long millis, int decimals) {
        return scaled(millis, MILLIS, decimals) + " s";
    }

    /** Returns a part of a whole, such as {@code 98.3 %}. */
    static String percent(long part, long whole) {
        return whole == 0
                ? "more than the 100 %"
                : BigDecimal.valueOf(part)
                                .multiply(BigDecimal.valueOf(100))
                                .divide(BigDecimal.valueOf(whole), 1, RoundingMode.HALF_EVEN)
                                .toPlainString()
                        + " %";
    }

    /** Returns a number of things, such as {@code 1 move} or {@code 2 moves}. */
    static String count(long number, String thing) {
        return number + " " + thing + (number == 1 ? "" : "s");
    }

    private static String scaled(long value, long unit, int decimals) {
        return BigDecimal.valueOf(value)
                .divide(BigDecimal.valueOf(unit), decimals, RoundingMode.HALF_EVEN)
                .toPlainString();
    }
}
