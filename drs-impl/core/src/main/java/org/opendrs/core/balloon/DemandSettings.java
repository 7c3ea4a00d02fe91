package org.opendrs.core.balloon;

import java.time.Duration;
import org.opendrs.unit.Bytes;

/**
 * How a guest's demand follows from its load: {@code peak·(1 + headroom) + fixed + min(growthCap·maximum,
 * growth·growthHorizon)}.
 *
 * @param peakDecay time constant with which the peak of the load falls. Default 60 s: 180 s cost 3 % of the jobs
 *     in the fluid model of the thesis' scenario; much less forgets what a pausing job needs next
 * @param growthDecay time constant with which a measured rise of the load is forgotten. Default 10 s, five ticks
 * @param growthHorizon how far a rise is projected. Default 15 s: one and a half plan periods, so that a guest has
 *     room until the next plan is carried out
 * @param growthCap bound of that projection as a share of the guest's maximum. Default 0.1
 * @param headroom room above the peak. Default 0.10
 * @param tightHeadroom the same when demands with {@code headroom} do not fit. Default 0.05: in the fluid model
 *     small headroom did better than large when memory was short (582 against 561 jobs at 20 %)
 * @param roomyHeadroom the same when demands fit even so and {@code spare} is left. Default 0.20
 * @param fixed room added whatever the load. Default 64 MiB, what a small Linux guest needs to keep its watermarks
 * @param spare share of the host's memory that is not handed back to guests which do not need it, so that a sudden
 *     need is met without taking from anybody first; where guests have no swap it is kept free, and only they get it.
 *     Default 0.10: on the host below it covers 6 s in which all three guests without swap start jobs at once
 */
public record DemandSettings(
        Duration peakDecay,
        Duration growthDecay,
        Duration growthHorizon,
        double growthCap,
        double headroom,
        double tightHeadroom,
        double roomyHeadroom,
        Bytes fixed,
        double spare) {
    /** The defaults. */
    public static final DemandSettings DEFAULT = new DemandSettings(
            Duration.ofMinutes(1),
            Duration.ofSeconds(10),
            Duration.ofSeconds(15),
            0.10,
            0.10,
            0.05,
            0.20,
            Bytes.mib(64),
            0.10);

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException if a value is out of range
     */
    public DemandSettings {
        Checks.positive("peakDecay", peakDecay);
        Checks.positive("growthDecay", growthDecay);
        Checks.notNegative("growthHorizon", growthHorizon);
        Checks.ratio("growthCap", growthCap);
        Checks.ratio("headroom", headroom);
        Checks.ratio("tightHeadroom", tightHeadroom);
        Checks.ratio("roomyHeadroom", roomyHeadroom);
        Checks.ratio("spare", spare);
        if (tightHeadroom > headroom || headroom > roomyHeadroom) {
            throw new IllegalArgumentException("tightHeadroom " + tightHeadroom + " <= headroom " + headroom
                    + " <= roomyHeadroom " + roomyHeadroom + " does not hold");
        }
    }
}
