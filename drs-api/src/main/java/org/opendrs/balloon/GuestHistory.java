package org.opendrs.balloon;

import java.util.Optional;
import org.opendrs.model.ReclaimCounters;
import org.opendrs.unit.ByteRate;
import org.opendrs.unit.Bytes;

/**
 * What is remembered of one guest from turn to turn, kept by the engine. Instants are nanoseconds of the monotonic clock.
 *
 * @param peak decaying peak of the guest's load
 * @param growth largest recent rise of the load
 * @param lastLoad load at the last valid sample
 * @param sampledAtNanos when that was
 * @param firstSeenAtNanos when the guest was first sampled
 * @param validSamples number of valid samples so far
 * @param swapSeen whether the guest ever wrote to a swap device of its own
 * @param target the last target that the host took; empty if there was none
 * @param commandedAtNanos when it was commanded
 * @param lastShrinkAtNanos when a shrink was last commanded, {@link #NEVER} if not
 * @param lastGrowthAtNanos when growth was last commanded, {@link #NEVER} if not
 * @param distressedUntilNanos until when it must not be shrunk because it was in distress, {@link #NEVER} if not
 * @param floor raised floor; zero if none
 * @param floorUntilNanos when the raised floor ends
 * @param stalledSamples samples in a row in which a shrink made no progress
 * @param lastActual balloon size at the last valid sample
 * @param pending a target that was sent and of which nobody knows yet whether it is in force; empty if there is none
 * @param uncertainSinceNanos when an outcome last turned out to be unknown, {@link #NEVER} if that is long settled
 * @param doubted the largest target that may yet come into force, or still be so, because of an unknown outcome; zero if none
 * @param spacingNanos time between the last two valid samples, as far as it is known
 * @param awaitedSamples new reports that must come before memory is taken from the guest, because it was out of sight and may use
 *     more by now; zero if it was not
 * @param watch what its size should be, and whether somebody else has set it
 * @param reclaim how its kernel looked for memory up to the last valid sample; empty if nobody tells, or since it started anew
 */
public record GuestHistory(
        Bytes peak,
        ByteRate growth,
        Bytes lastLoad,
        long sampledAtNanos,
        long firstSeenAtNanos,
        int validSamples,
        boolean swapSeen,
        Optional<Bytes> target,
        long commandedAtNanos,
        long lastShrinkAtNanos,
        long lastGrowthAtNanos,
        long distressedUntilNanos,
        Bytes floor,
        long floorUntilNanos,
        int stalledSamples,
        Bytes lastActual,
        Optional<Bytes> pending,
        long uncertainSinceNanos,
        Bytes doubted,
        long spacingNanos,
        int awaitedSamples,
        SizeWatch watch,
        Optional<ReclaimCounters> reclaim) {
    /** Stands for an instant that has not come. Far enough from any real one that differences do not overflow. */
    public static final long NEVER = Long.MIN_VALUE / 4;

    /** Returns the history of a guest that was never seen. */
    public static GuestHistory none() {
        return new GuestHistory(
                Bytes.ZERO,
                ByteRate.ZERO,
                Bytes.ZERO,
                NEVER,
                NEVER,
                0,
                false,
                Optional.empty(),
                NEVER,
                NEVER,
                NEVER,
                NEVER,
                Bytes.ZERO,
                NEVER,
                0,
                Bytes.ZERO,
                Optional.empty(),
                NEVER,
                Bytes.ZERO,
                0,
                0,
                SizeWatch.NONE,
                Optional.empty());
    }

    /** Returns the same on a clock that shows {@code nanos} more at the same instants; what was never stays so. */
    public GuestHistory shifted(long nanos) {
        return new GuestHistory(
                peak,
                growth,
                lastLoad,
                shifted(sampledAtNanos, nanos),
                shifted(firstSeenAtNanos, nanos),
                validSamples,
                swapSeen,
                target,
                shifted(commandedAtNanos, nanos),
                shifted(lastShrinkAtNanos, nanos),
                shifted(lastGrowthAtNanos, nanos),
                shifted(distressedUntilNanos, nanos),
                floor,
                shifted(floorUntilNanos, nanos),
                stalledSamples,
                lastActual,
                pending,
                shifted(uncertainSinceNanos, nanos),
                doubted,
                spacingNanos,
                awaitedSamples,
                watch.shifted(nanos),
                reclaim);
    }

    static long shifted(long instantNanos, long nanos) {
        return instantNanos == NEVER ? NEVER : instantNanos + nanos;
    }

    /** Returns whether nobody knows what became of the last command. */
    public boolean isUncertain() {
        return pending.isPresent() && uncertainSinceNanos >= commandedAtNanos;
    }

    /** Returns what the guest holds or may come to hold: the largest of {@code actual} and all targets. For ledgers. */
    public Bytes committed(Bytes actual) {
        var held = target.isPresent() ? actual.max(target.get()) : actual;
        return pending.isPresent() ? held.max(pending.get()).max(doubted) : held.max(doubted);
    }
}
