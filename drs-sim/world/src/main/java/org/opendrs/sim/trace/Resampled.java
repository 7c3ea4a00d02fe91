package org.opendrs.sim.trace;

/**
 * A recording on a grid of equal periods. A sample holds the record nearest to it, a gap the value before it; before the first
 * record and after the last one the VM is taken to be off.
 */
final class Resampled {
    private final float[][] rows;
    private final TraceRemarks remarks;

    private Resampled(float[][] rows, TraceRemarks remarks) {
        this.rows = rows;
        this.remarks = remarks;
    }

    static Resampled of(VmRecording recording, long start, int samples) {
        var rows = new float[Metric.values().length][samples];
        long filled = 0;
        long merged = 0;
        int slot = -1;
        for (int record = 0; record < recording.records(); record++) {
            int next = (int) VmRecording.slot(start, recording.second(record));
            if (slot >= 0) {
                merged += next == slot ? 1 : 0;
                filled += Math.max(0, next - slot - 1);
                hold(rows, slot, next);
            }
            slot = next;
            for (int metric = 0; metric < rows.length; metric++) {
                rows[metric][slot] = recording.value(record, metric);
            }
        }
        long outside = VmRecording.slot(start, recording.first()) + (samples - 1 - slot);
        VmSize size = recording.size();
        long above = size.toPercent(rows, size.kib());
        return new Resampled(rows, new TraceRemarks(0, filled, outside, merged, above));
    }

    /** Returns a row for each metric, in their order. */
    float[][] rows() {
        return rows;
    }

    /** Returns how many gaps there were, and how many records that did not find a place. */
    TraceRemarks remarks() {
        return remarks;
    }

    private static void hold(float[][] rows, int from, int next) {
        for (float[] row : rows) {
            for (int slot = from + 1; slot < next; slot++) {
                row[slot] = row[from];
            }
        }
    }
}
