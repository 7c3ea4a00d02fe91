package org.opendrs.balloon;

import org.opendrs.unit.Bytes;

/**
 * Which sizes of a guest our own commands explain, and whether somebody else has changed its size. Instants are nanoseconds of
 * the monotonic clock, {@link GuestHistory#NEVER} if they have not come.
 *
 * @param low smallest size that is explained; zero together with {@code high} if nothing is known yet
 * @param high largest size that is explained
 * @param suspectSinceNanos since when the size is not explained, without a report of the guest to confirm it
 * @param changedAtNanos when somebody else last changed the size
 * @param changes changes by others in a row, of which each makes the next back-off longer
 * @param untilNanos until when the guest is left alone for that
 */
public record SizeWatch(
        Bytes low, Bytes high, long suspectSinceNanos, long changedAtNanos, int changes, long untilNanos) {
    /** Nothing is known yet. */
    public static final SizeWatch NONE =
            new SizeWatch(Bytes.ZERO, Bytes.ZERO, GuestHistory.NEVER, GuestHistory.NEVER, 0, GuestHistory.NEVER);

    /** Returns whether it is known which sizes are explained. */
    public boolean isKnown() {
        return !high.isZero();
    }

    /** Returns whether the guest is left alone because somebody else set its size, or seems to have. */
    public boolean isForeign(long nowNanos) {
        return suspectSinceNanos != GuestHistory.NEVER || nowNanos < untilNanos;
    }

    /** Returns the same on a clock that shows {@code nanos} more at the same instants. */
    SizeWatch shifted(long nanos) {
        return new SizeWatch(
                low,
                high,
                GuestHistory.shifted(suspectSinceNanos, nanos),
                GuestHistory.shifted(changedAtNanos, nanos),
                changes,
                GuestHistory.shifted(untilNanos, nanos));
    }
}
