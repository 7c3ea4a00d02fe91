package org.opendrs.balloon;

import java.util.Optional;
import org.opendrs.model.Allocation;
import org.opendrs.model.GuestFacts;
import org.opendrs.model.MemoryState;
import org.opendrs.model.VmId;
import org.opendrs.unit.ByteRate;
import org.opendrs.unit.Bytes;

/**
 * One guest as a balloon policy sees it.
 *
 * @param vm the guest
 * @param memory its memory now
 * @param allocation what the operator gave it
 * @param facts what is known of it beforehand
 * @param scope whether it may be commanded
 * @param history what is remembered of it
 */
public record BalloonGuest(
        VmId vm,
        MemoryState memory,
        Allocation<Bytes> allocation,
        GuestFacts facts,
        GuestScope scope,
        GuestHistory history) {
    /**
     * Returns what the guest holds or may come to hold, for the ledger. A booting guest counts with its maximum, because guests
     * boot with all of it whatever their balloon was asked for; so does a guest whose size is not known.
     */
    public Bytes committed() {
        var held = history.committed(memory.actual());
        boolean claimsAll = scope == GuestScope.BOOTING || memory.actual().isZero();
        return claimsAll ? held.max(memory.maximum()) : held;
    }

    /** Collects the figures of a guest; all but the maximum have defaults. */
    public static final class Builder {
        private static final long DEFAULT_SHARES = 1000;

        private final VmId vm;
        private Bytes maximum = Bytes.ZERO;
        private Bytes current = Bytes.ZERO;
        private Bytes usable = Bytes.ZERO;
        private Optional<Bytes> unused = Optional.empty();
        private Bytes reservation = Bytes.ZERO;
        private long shares = DEFAULT_SHARES;
        private GuestFacts facts = GuestFacts.UNKNOWN;
        private GuestScope scope = GuestScope.MANAGED;
        private GuestHistory history = GuestHistory.none();

        /** Starts the description of the guest with this id. */
        public Builder(VmId vm) {
            this.vm = vm;
        }

        /** Sets the memory that the guest was started with. Required. */
        public Builder maximum(Bytes value) {
            maximum = value;
            return this;
        }

        /** Sets the memory that the guest holds now. Default: its maximum. */
        public Builder current(Bytes value) {
            current = value;
            return this;
        }

        /** Sets the memory that the guest could use without swapping. Default: none. */
        public Builder usable(Bytes value) {
            usable = value;
            return this;
        }

        /** Sets the free pages, a part of the usable memory. Default: all of it. */
        public Builder unused(Bytes value) {
            unused = Optional.of(value);
            return this;
        }

        /** Sets the guaranteed minimum. Default: none. */
        public Builder reservation(Bytes value) {
            reservation = value;
            return this;
        }

        /** Sets the relative weight under contention. Default: 1000. */
        public Builder shares(long value) {
            shares = value;
            return this;
        }

        /** Sets what is known of the guest beforehand. Default: nothing. */
        public Builder facts(GuestFacts value) {
            facts = value;
            return this;
        }

        /** Sets whether the guest may be commanded. Default: it may. */
        public Builder scope(GuestScope value) {
            scope = value;
            return this;
        }

        /** Sets what is remembered of the guest. Default: nothing. */
        public Builder history(GuestHistory value) {
            history = value;
            return this;
        }

        /**
         * Returns the guest.
         *
         * @throws IllegalArgumentException if the maximum is missing or the figures contradict each other
         */
        public BalloonGuest build() {
            if (maximum.isZero()) {
                throw new IllegalArgumentException("guest " + vm + " needs a maximum > 0 bytes");
            }
            var actual = current.isZero() ? maximum : current;
            if (actual.compareTo(maximum) > 0 || usable.compareTo(actual) > 0) {
                throw new IllegalArgumentException("guest " + vm + ": usable " + usable + " <= current " + actual
                        + " <= maximum " + maximum + " does not hold");
            }
            if (unused.orElse(usable).compareTo(usable) > 0) {
                throw new IllegalArgumentException("guest " + vm + ": unused " + unused.orElse(usable)
                        + " is a part of usable " + usable + ", and cannot be more");
            }
            if (reservation.compareTo(maximum) > 0 || shares < 1) {
                throw new IllegalArgumentException("guest " + vm + ": reservation " + reservation + " <= maximum "
                        + maximum + " and shares " + shares + " >= 1 do not both hold");
            }
            var memory = new MemoryState(
                    maximum, actual, usable, unused.orElse(usable), actual, ByteRate.ZERO, ByteRate.ZERO, 0);
            return new BalloonGuest(vm, memory, new Allocation<>(reservation, maximum, shares), facts, scope, history);
        }
    }
}
