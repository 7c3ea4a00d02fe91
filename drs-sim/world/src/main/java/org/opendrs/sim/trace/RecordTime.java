package org.opendrs.sim.trace;

/** Timestamps of original Bitbrains files. Their header promises milliseconds, the files hold seconds; both are read. */
final class RecordTime {
    /** As seconds this is the year 5138, as milliseconds 1973; so a time from here on is in milliseconds. */
    private static final double FIRST_MILLISECOND = 1e11;

    private static final double MILLISECONDS = 1000;
    private static final Allowed TIME = new Allowed("a time in seconds or milliseconds since 1970", 0, 1e14);

    private RecordTime() {}

    static double seconds(Fields fields) {
        double time = fields.number(TIME);
        if (time != Math.rint(time)) {
            throw fields.wrong("'" + fields.shown() + "' is no whole number; expected " + TIME);
        }
        return time >= FIRST_MILLISECOND ? Math.floor(time / MILLISECONDS) : time;
    }
}
