package org.opendrs.core.words;

import java.util.Arrays;
import java.util.Locale;

/** The units in which reasons give their inputs, by the names that files of sentences have for them. */
enum ReasonUnit {
    /** A number of things, or a position. */
    COUNT(""),
    /** Bytes. */
    BYTES("bytes"),
    /** Bytes a second. */
    RATE("bytes a second"),
    /** The base unit of the resource at the end of the code: bytes or millicores; of others as it is. */
    AMOUNT("exactly"),
    /** Thousandths of a core. */
    MILLICORES("millicores"),
    /** Seconds. */
    SECONDS("s"),
    /** Seconds, told in whole minutes and seconds. */
    CLOCK("s"),
    /** Milliseconds. */
    MILLIS("ms"),
    /** Nanoseconds. */
    NANOS("ns"),
    /** Thousandths. */
    PERMILLE("thousandths"),
    /** Millionths. */
    MILLIONTHS("millionths");

    private static final double MILLIS_PER_SECOND = 1e3;
    private static final double NANOS_PER_SECOND = 1e9;
    private static final long MILLION = 1_000_000;

    private final String base;

    ReasonUnit(String base) {
        this.base = base;
    }

    /**
     * Returns the unit with this name.
     *
     * @throws IllegalArgumentException if there is none, with those that there are
     */
    static ReasonUnit named(String name) {
        return Arrays.stream(values())
                .filter(unit -> unit.toString().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "'" + name + "' is no unit; valid are " + Arrays.toString(values())));
    }

    /**
     * Returns the value for people.
     *
     * @param resource name of the resource at the end of the code, as it stands there
     * @param value the input
     * @param more how many decimals it gets beyond those that matter
     */
    String text(String resource, long value, int more) {
        return switch (this) {
            case COUNT -> Long.toString(value);
            case BYTES -> Amounts.memory(value, more);
            case RATE -> Amounts.memory(value, more) + "/s";
            case AMOUNT -> ofResource(resource).text(resource, value, more);
            case MILLICORES -> Amounts.cores(value, more);
            case SECONDS -> Amounts.span((double) value, more);
            case CLOCK -> Amounts.clock(value);
            case MILLIS -> Amounts.span(value / MILLIS_PER_SECOND, more);
            case NANOS -> Amounts.span(value / NANOS_PER_SECOND, more);
            case PERMILLE -> Amounts.scaled(value, 10, 1) + " %";
            case MILLIONTHS -> Amounts.scaled(value, MILLION, 3 + more);
        };
    }

    /** Returns the exact value in the unit in which reasons have it. */
    String exact(String resource, long value) {
        String unit = this == AMOUNT ? ofResource(resource).base : base;
        return unit.isEmpty() ? Long.toString(value) : value + " " + unit;
    }

    private static ReasonUnit ofResource(String resource) {
        return switch (resource) {
            case "MEMORY" -> BYTES;
            case "CPU" -> MILLICORES;
            default -> COUNT;
        };
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
