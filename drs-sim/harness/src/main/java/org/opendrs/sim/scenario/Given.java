package org.opendrs.sim.scenario;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.opendrs.config.TextSection;
import org.opendrs.model.Allocation;

/**
 * What a scenario file gives guests of one resource. Empty is what it does not say.
 *
 * @param reservation guaranteed minimum
 * @param limit hard maximum
 * @param shares relative weight
 * @param <Q> the resource
 */
record Given<Q extends Comparable<? super Q>>(Optional<Q> reservation, Optional<Q> limit, Optional<Long> shares) {
    static final List<String> KEYS = List.of("reservation", "limit", "shares");

    private static final long MOST_SHARES = 1_000_000;

    /** Reads a section with {@link #KEYS}; {@code amount} reads one of its amounts. */
    static <Q extends Comparable<? super Q>> Given<Q> read(TextSection text, Function<String, Optional<Q>> amount) {
        var given =
                new Given<Q>(amount.apply("reservation"), amount.apply("limit"), text.whole("shares", 1, MOST_SHARES));
        if (given.isContradictory()) {
            text.problem(
                    "limit",
                    text.written("limit") + " is below the reservation, " + text.written("reservation")
                            + "; raise the limit or lower the reservation");
            return new Given<Q>(Optional.empty(), Optional.empty(), given.shares());
        }
        return given;
    }

    /** Notes a reservation above what a guest has. */
    void requireAtMost(TextSection text, Q most, String printed) {
        if (reservation.filter(least -> least.compareTo(most) > 0).isPresent()) {
            text.problem(
                    "reservation",
                    text.written("reservation") + " is above what the VM has, " + printed + "; reserve at most that");
        }
    }

    /** Returns this where it says something, and what the guest has by itself where not. */
    Allocation<Q> over(Allocation<Q> own) {
        Q least = reservation.orElse(own.reservation());
        Q most = limit.orElse(own.limit());
        return new Allocation<>(least, most.compareTo(least) < 0 ? least : most, shares.orElse(own.shares()));
    }

    private boolean isContradictory() {
        return reservation.isPresent() && limit.isPresent() && limit.get().compareTo(reservation.get()) < 0;
    }
}
