package org.opendrs.core.words;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.opendrs.model.Resource;
import org.opendrs.unit.Bytes;

/**
 * Amounts as people write them: with a unit that fits and no more digits than matter. Two amounts that differ little may look alike;
 * {@link ReasonWords} tells those of one reason apart. Pure; may be called by any thread.
 */
public final class Amounts {
    private static final long KIB = Bytes.kib(1).value();
    private static final long MIB = Bytes.mib(1).value();
    private static final long GIB = Bytes.gib(1).value();

    /** From here on, in MiB, decimals do not matter. */
    private static final long MANY_MIB = 10;

    private static final long MILLICORES_PER_CORE = 1000;
    private static final double SECONDS_PER_MINUTE = 60;
    private static final double SECONDS_PER_HOUR = 3600;
    private static final double MILLIS = 1000;

    /** From the largest one. */
    private static final List<Map.Entry<String, Long>> CLOCK_UNITS =
            List.of(Map.entry("h", 3600L), Map.entry("min", 60L), Map.entry("s", 1L));

    private Amounts() {}

    /** Returns a number of things, such as {@code 1 host} or {@code 2 hosts}. */
    public static String count(long number, String thing) {
        return number + " " + thing + (number == 1 ? "" : "s");
    }

    /** Returns a span of time in milliseconds, seconds, minutes or hours, such as {@code 10 min}. */
    public static String span(double seconds) {
        return span(seconds, 0);
    }

    /** Returns the span with so many decimals more than usual. */
    static String span(double seconds, int more) {
        double size = Math.abs(seconds);
        if (size >= SECONDS_PER_HOUR) {
            return digits(seconds / SECONDS_PER_HOUR, 2 + more) + " h";
        }
        if (size >= SECONDS_PER_MINUTE) {
            return digits(seconds / SECONDS_PER_MINUTE, 1 + more) + " min";
        }
        return size >= 1 || size == 0 ? digits(seconds, 1 + more) + " s" : digits(seconds * MILLIS, more) + " ms";
    }

    /** Returns a span of whole seconds in units that go together, such as {@code 9 min 40 s}, {@code 1 h 5 min 2 s} or {@code 0 s}. */
    public static String clock(long seconds) {
        var parts = new ArrayList<String>();
        long left = seconds;
        for (Map.Entry<String, Long> unit : CLOCK_UNITS) {
            long number = left / unit.getValue();
            left -= number * unit.getValue();
            if (number != 0) {
                parts.add(number + " " + unit.getKey());
            }
        }
        return parts.isEmpty() ? "0 s" : String.join(" ", parts);
    }

    /** Returns an amount of memory, given in bytes, in GiB, MiB, KiB or bytes, such as {@code 2.13 GiB}. */
    public static String memory(long bytes) {
        return memory(bytes, 0);
    }

    /** Returns the memory with so many decimals more than usual. */
    static String memory(long bytes, int more) {
        // Of the least number there is no absolute value; it is far beyond a GiB all the same.
        long size = bytes == Long.MIN_VALUE ? Long.MAX_VALUE : Math.abs(bytes);
        if (size >= GIB) {
            return scaled(bytes, GIB, 2 + more) + " GiB";
        }
        if (size >= MIB) {
            return scaled(bytes, MIB, (size >= MANY_MIB * MIB ? 0 : 1) + more) + " MiB";
        }
        return size >= KIB ? scaled(bytes, KIB, more) + " KiB" : bytes + " B";
    }

    /** Returns processing power, given in thousandths of a core, such as {@code 1.5 cores}. */
    public static String cores(long millicores) {
        return cores(millicores, 0);
    }

    /** Returns the processing power with so many decimals more than usual. */
    static String cores(long millicores, int more) {
        return scaled(millicores, MILLICORES_PER_CORE, 2 + more)
                + (millicores == MILLICORES_PER_CORE ? " core" : " cores");
    }

    /** Returns an amount of the resource with its unit; of one that is not built in as it is, such as {@code 3 seats}. */
    public static String of(Resource resource, long amount) {
        if (resource.equals(Resource.MEMORY)) {
            return memory(amount);
        }
        return resource.equals(Resource.CPU) ? cores(amount) : amount + " " + resource.unit();
    }

    /** Returns the resource's name as it stands in a sentence, such as {@code memory} or {@code CPU}. */
    public static String name(Resource resource) {
        return resource.equals(Resource.CPU) ? "CPU" : resource.name();
    }

    /** Returns the quotient with at most so many decimals, without zeros at its end. */
    static String scaled(long value, long unit, int decimals) {
        return plain(BigDecimal.valueOf(value).divide(BigDecimal.valueOf(unit), decimals, RoundingMode.HALF_UP));
    }

    /** Returns a number with at most so many decimals, without zeros at its end. */
    private static String digits(double value, int decimals) {
        return plain(BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_UP));
    }

    private static String plain(BigDecimal rounded) {
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }
}
