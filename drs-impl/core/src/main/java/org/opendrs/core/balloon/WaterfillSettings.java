package org.opendrs.core.balloon;

import org.opendrs.unit.Bytes;

/**
 * Everything that can be tuned in the {@code waterfill} policy and in what is remembered of guests.
 *
 * @param idleTax how dear idle memory is, 0 (pure shares) to 1 (demand first). Default 1, the strongest lever of
 *     all: 0 → 391, 0.75 → 505, 0.9 → 557, 1 → 580 jobs in the fluid model of the thesis' scenario
 * @param poolRatio share of the host's memory kept free for emergencies between plans. Default 0.02
 * @param poolLeast the same as an amount; the larger counts. Default 256 MiB
 * @param demand how demand follows from load
 * @param safety extra care for guests without swap
 * @param pace how fast and how often sizes change
 * @param distress the fast path between plans
 * @param floors what is learnt from guests that do not follow
 * @param foreign what follows from changes by others
 */
public record WaterfillSettings(
        double idleTax,
        double poolRatio,
        Bytes poolLeast,
        DemandSettings demand,
        SafetySettings safety,
        PaceSettings pace,
        DistressSettings distress,
        FloorSettings floors,
        ForeignSettings foreign) {
    /** The defaults. */
    public static final WaterfillSettings DEFAULT = new WaterfillSettings(
            1.0,
            0.02,
            Bytes.mib(256),
            DemandSettings.DEFAULT,
            SafetySettings.DEFAULT,
            PaceSettings.DEFAULT,
            DistressSettings.DEFAULT,
            FloorSettings.DEFAULT,
            ForeignSettings.DEFAULT);

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException if a value is out of range
     */
    public WaterfillSettings {
        Checks.ratio("idleTax", idleTax);
        Checks.ratio("poolRatio", poolRatio);
    }

    /** Returns the memory to keep free for emergencies on a host with this much installed memory. */
    public Bytes pool(Bytes total) {
        return poolLeast.max(total.times(poolRatio));
    }

    /** Returns a copy with this idle tax. */
    public WaterfillSettings withIdleTax(double value) {
        return new WaterfillSettings(value, poolRatio, poolLeast, demand, safety, pace, distress, floors, foreign);
    }

    /** Returns a copy with these demand settings. */
    public WaterfillSettings withDemand(DemandSettings value) {
        return new WaterfillSettings(idleTax, poolRatio, poolLeast, value, safety, pace, distress, floors, foreign);
    }

    /** Returns a copy with these safety settings. */
    public WaterfillSettings withSafety(SafetySettings value) {
        return new WaterfillSettings(idleTax, poolRatio, poolLeast, demand, value, pace, distress, floors, foreign);
    }

    /** Returns a copy with these pace settings. */
    public WaterfillSettings withPace(PaceSettings value) {
        return new WaterfillSettings(idleTax, poolRatio, poolLeast, demand, safety, value, distress, floors, foreign);
    }

    /** Returns a copy with these distress settings. */
    public WaterfillSettings withDistress(DistressSettings value) {
        return new WaterfillSettings(idleTax, poolRatio, poolLeast, demand, safety, pace, value, floors, foreign);
    }

    /** Returns a copy with these settings for changes by others. */
    public WaterfillSettings withForeign(ForeignSettings value) {
        return new WaterfillSettings(idleTax, poolRatio, poolLeast, demand, safety, pace, distress, floors, value);
    }
}
