package org.opendrs.sim.report;

import java.util.Arrays;

/**
 * A series over time in a fixed number of buckets. Each bucket keeps its smallest and its largest value, in the order in which they
 * came, so that no peak is lost however long the run is; when within the bucket they came is not kept.
 */
final class Buckets {
    private final float[] earlier;
    private final float[] later;

    Buckets(int count) {
        earlier = new float[count];
        later = new float[count];
        Arrays.fill(earlier, Float.NaN);
        Arrays.fill(later, Float.NaN);
    }

    /** Takes note of a value; values of a bucket must come in order of time. */
    void add(int bucket, double value) {
        float next = (float) value;
        float one = earlier[bucket];
        float two = later[bucket];
        if (Float.isNaN(one)) {
            earlier[bucket] = next;
            later[bucket] = next;
        } else if (next < Math.min(one, two)) {
            earlier[bucket] = Math.max(one, two);
            later[bucket] = next;
        } else if (next > Math.max(one, two)) {
            earlier[bucket] = Math.min(one, two);
            later[bucket] = next;
        }
    }

    /** Returns two values for each bucket, in order of time; not a number where there was nothing. */
    float[] values() {
        var values = new float[2 * earlier.length];
        for (int i = 0; i < earlier.length; i++) {
            values[2 * i] = earlier[i];
            values[2 * i + 1] = later[i];
        }
        return values;
    }
}
