package org.opendrs.sim.trace;

/** The 288 values of a VM's day, which are the rest of a line. */
final class DayRow {
    private DayRow() {}

    static float[] read(Fields fields, Allowed allowed, boolean whole) {
        var row = new float[UsageTraceBuilder.DAY];
        for (int i = 0; i < row.length; i++) {
            row[i] = whole ? fields.whole(allowed) : (float) fields.number(allowed);
        }
        fields.end(row.length + " values");
        return row;
    }
}
