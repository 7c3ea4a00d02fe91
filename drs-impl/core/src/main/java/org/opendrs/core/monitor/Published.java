package org.opendrs.core.monitor;

import java.util.Optional;
import org.opendrs.model.HostSnapshot;

/**
 * What was last published of one host.
 *
 * @param snapshot the figures; empty if nothing was
 * @param atNanos when, on the monotonic clock
 */
public record Published(Optional<HostSnapshot> snapshot, long atNanos) {
    /** Nothing was published yet. */
    public static final Published NOTHING = new Published(Optional.empty(), 0);

    /** Returns that these figures were published now. */
    public static Published of(HostSnapshot snapshot, long nowNanos) {
        return new Published(Optional.of(snapshot), nowNanos);
    }
}
