package org.opendrs.core.balloon;

import java.time.Duration;
import org.opendrs.unit.Bytes;

/**
 * How fast and how often sizes change. Growth is bounded by free memory only; shrinks are bounded, because a guest
 * must find something to give.
 *
 * @param shrinkStep largest shrink of one command as a share of the guest's maximum. Default 0.25
 * @param usableStep largest shrink of one command as a share of what is usable above {@code keepUsable}. Default
 *     0.5: the statistics may be a second old and the guest may be growing
 * @param keepUsable usable memory that a shrink leaves. Default 64 MiB
 * @param squeezeStep shrink into the load per command, as a share of the maximum, for a guest above its share when
 *     loads exceed the host. Default 0.05: about 20 MB/s of guest swapping for 4 GiB and 10 s
 * @param squeezeBeyond how far above its share a guest with swap must be, as a part of the share, before it is shrunk into its
 *     load for others with swap. Default 0.5: both swap for what is moved, and loads change sooner than it pays. On the simulated
 *     host of the thesis 0, 0.1, 0.25, 0.5 and 1 give 482, 517, 581, 612 and 613 jobs (2 seeds), and at 0.5 guests are for 20 % less
 *     time short of what they are entitled to than at 0. A host that is overfull or has guests without swap does not wait for it
 * @param settleStep largest shrink of one command as a share of the maximum, for a guest with swap beside guests without
 *     while they all hold more than the host has; whatever is usable above {@code keepUsable} may be taken. Default 0.5: on
 *     the simulated host of the thesis, where all jobs start at boot, it settles in 13 to 15 s instead of 17; in the
 *     first 12 minutes of 7 seeds no guest within its share lost a job, of 20 with steps of 0.25 two lost two each
 * @param deadZone smallest change worth a command; where guests hold more than the host has, which swaps, and
 *     nobody gives so much, shrinks of {@link DistressSettings#least} are worth one too. Default 64 MiB
 * @param deadZoneRatio the same as a share of the maximum; the larger counts. Default 0.01
 * @param opposite shortest time between growth and shrink of one guest, distress excepted. Default 10 s
 * @param shrinkEvery shortest time between two shrinks of one guest. Default 8 s: a little less than a plan period
 *     of 10 s, so that jitter does not skip a plan
 * @param shrinkAgain the same if memory is needed at once and the guest has carried out its last shrink. Default 4 s, two
 *     ticks: its statistics then show what is left
 * @param followWithin time after which a guest that has not taken what it was granted, or given what it was asked
 *     for, no longer counts as on its way. Default 30 s
 * @param giveBackAfter time without a shrink after which a guest gets memory back that it does not need. Default 5 min
 * @param giveBackLeast smallest such growth as a share of the maximum. Default 0.05
 * @param poolForGrants share of the pool that plans may grant from. Default 0.75: the rest stays for distress
 *     until the next plan
 */
public record PaceSettings(
        double shrinkStep,
        double usableStep,
        Bytes keepUsable,
        double squeezeStep,
        double squeezeBeyond,
        double settleStep,
        Bytes deadZone,
        double deadZoneRatio,
        Duration opposite,
        Duration shrinkEvery,
        Duration shrinkAgain,
        Duration followWithin,
        Duration giveBackAfter,
        double giveBackLeast,
        double poolForGrants) {
    /** The defaults. */
    public static final PaceSettings DEFAULT = new PaceSettings(
            0.25,
            0.5,
            Bytes.mib(64),
            0.05,
            0.5,
            0.5,
            Bytes.mib(64),
            0.01,
            Duration.ofSeconds(10),
            Duration.ofSeconds(8),
            Duration.ofSeconds(4),
            Duration.ofSeconds(30),
            Duration.ofMinutes(5),
            0.05,
            0.75);

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException if a value is out of range
     */
    public PaceSettings {
        Checks.ratio("shrinkStep", shrinkStep);
        Checks.ratio("usableStep", usableStep);
        Checks.ratio("squeezeStep", squeezeStep);
        Checks.ratio("squeezeBeyond", squeezeBeyond);
        Checks.ratio("settleStep", settleStep);
        Checks.ratio("deadZoneRatio", deadZoneRatio);
        Checks.notNegative("opposite", opposite);
        Checks.notNegative("shrinkEvery", shrinkEvery);
        Checks.notNegative("shrinkAgain", shrinkAgain);
        Checks.positive("followWithin", followWithin);
        Checks.notNegative("giveBackAfter", giveBackAfter);
        Checks.ratio("giveBackLeast", giveBackLeast);
        Checks.ratio("poolForGrants", poolForGrants);
    }
}
