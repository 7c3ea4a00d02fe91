package org.opendrs.core.doctor;

/** Spans of time, for the inputs of findings. */
final class Spans {
    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    private Spans() {}

    static long seconds(long nanos) {
        return nanos / NANOS_PER_SECOND;
    }
}
