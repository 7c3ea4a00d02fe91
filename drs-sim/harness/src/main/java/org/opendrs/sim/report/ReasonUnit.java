package org.opendrs.sim.report;

import java.util.Locale;

/** The units in which reasons give their inputs, by the names that {@code reasons.txt} has for them. */
enum ReasonUnit {
    /** A number of things, or a position. */
    COUNT,
    /** Bytes. */
    BYTES,
    /** Bytes a second. */
    RATE,
    /** The base unit of the resource at the end of the code: bytes or millicores; of others as it is. */
    AMOUNT,
    /** Thousandths of a core. */
    MILLICORES,
    /** Milliseconds. */
    MILLIS,
    /** Nanoseconds. */
    NANOS,
    /** Thousandths. */
    PERMILLE,
    /** Millionths. */
    MILLIONTHS;

    private static final double MILLIS_PER_SECOND = 1e3;
    private static final double NANOS_PER_SECOND = 1e9;
    private static final double MILLION = 1e6;

    static ReasonUnit named(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }

    /** Returns the value for people. */
    String text(String code, long value) {
        return switch (this) {
            case COUNT -> Long.toString(value);
            case BYTES -> Amounts.memory(value);
            case RATE -> Amounts.memory(value) + "/s";
            case AMOUNT -> amount(code, value);
            case MILLICORES -> Amounts.digits(value / MILLIS_PER_SECOND, 2) + " cores";
            case MILLIS -> Amounts.span(value / MILLIS_PER_SECOND);
            case NANOS -> Amounts.span(value / NANOS_PER_SECOND);
            case PERMILLE -> Amounts.digits(value / 10.0, 1) + " %";
            case MILLIONTHS -> Amounts.digits(value / MILLION, 3);
        };
    }

    private static String amount(String code, long value) {
        if (code.endsWith("_MEMORY")) {
            return Amounts.memory(value);
        }
        return code.endsWith("_CPU") ? MILLICORES.text(code, value) : Long.toString(value);
    }
}
