package org.opendrs.balloon;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.opendrs.model.HostId;
import org.opendrs.model.HostPressure;
import org.opendrs.model.VmId;
import org.opendrs.unit.Bytes;

/**
 * Everything that a balloon policy may base its decision on. Use {@link #host(Bytes)} to build one; the canonical constructor may
 * gain components.
 *
 * @param host the host
 * @param total installed memory
 * @param reserve memory kept for the hypervisor and the overhead of its VMs
 * @param pool memory kept free for emergencies between turns
 * @param guests all guests of the host, in id order, those out of scope included
 * @param promises memory kept for VMs that are about to arrive
 * @param pressure signs that the host is short of memory, whatever the sizes of its guests say
 * @param nowNanos the monotonic clock
 */
public record BalloonRequest(
        HostId host,
        Bytes total,
        Bytes reserve,
        Bytes pool,
        List<BalloonGuest> guests,
        List<Promise> promises,
        HostPressure pressure,
        long nowNanos) {
    /** Copies the lists. */
    public BalloonRequest {
        guests = List.copyOf(guests);
        promises = List.copyOf(promises);
    }

    /** Starts a request for a host with this much installed memory. */
    public static Builder host(Bytes total) {
        return new Builder(total);
    }

    /** Returns the memory promised to VMs that are about to arrive. */
    public Bytes promised() {
        var sum = Bytes.ZERO;
        for (var promise : promises) {
            sum = sum.plus(promise.amount());
        }
        return sum;
    }

    /** Returns what may be shared out among the guests: total less reserve, pool and promises; never below zero. */
    public Bytes capacity() {
        return total.minusOrZero(reserve).minusOrZero(pool).minusOrZero(promised());
    }

    /** Returns the sum of what all guests hold or may come to hold. */
    public Bytes committed() {
        var sum = Bytes.ZERO;
        for (var guest : guests) {
            sum = sum.plus(guest.committed());
        }
        return sum;
    }

    /** Collects a request. Reserve and pool have the defaults of the engine's settings. */
    public static final class Builder {
        private static final Bytes MIN_RESERVE = Bytes.gib(1);
        private static final double RESERVE_RATIO = 0.05;
        private static final Bytes MIN_POOL = Bytes.mib(256);
        private static final double POOL_RATIO = 0.02;

        private final Bytes total;
        private final List<BalloonGuest> guests = new ArrayList<>();
        private final List<Promise> promises = new ArrayList<>();
        private HostId id = new HostId("host");
        private Optional<Bytes> reserve = Optional.empty();
        private Optional<Bytes> pool = Optional.empty();
        private HostPressure pressure = HostPressure.NONE;
        private long nowNanos;

        private Builder(Bytes total) {
            this.total = total;
        }

        /** Sets the host's id. Default: {@code host}. */
        public Builder id(HostId value) {
            id = value;
            return this;
        }

        /** Sets the memory kept for the hypervisor. Default: the larger of 1 GiB and 5 % of the total. */
        public Builder reserve(Bytes value) {
            reserve = Optional.of(value);
            return this;
        }

        /** Sets the memory kept for emergencies. Default: the larger of 256 MiB and 2 % of the total. */
        public Builder pool(Bytes value) {
            pool = Optional.of(value);
            return this;
        }

        /** Adds a guest, described by the given steps. */
        public Builder guest(String vm, Consumer<BalloonGuest.Builder> description) {
            var guest = new BalloonGuest.Builder(new VmId(vm));
            description.accept(guest);
            return guest(guest.build());
        }

        /** Adds a guest. */
        public Builder guest(BalloonGuest guest) {
            guests.add(guest);
            return this;
        }

        /** Adds memory kept for a VM that is about to arrive. */
        public Builder promise(Promise promise) {
            promises.add(promise);
            return this;
        }

        /** Sets the signs that the host is short of memory. Default: none. */
        public Builder pressure(HostPressure value) {
            pressure = value;
            return this;
        }

        /** Sets the monotonic clock. Default: zero. */
        public Builder now(long nanos) {
            nowNanos = nanos;
            return this;
        }

        /**
         * Returns the request.
         *
         * @throws IllegalArgumentException if two guests have one id
         */
        public BalloonRequest build() {
            guests.sort(Comparator.comparing(BalloonGuest::vm));
            for (int i = 1; i < guests.size(); i++) {
                if (guests.get(i).vm().equals(guests.get(i - 1).vm())) {
                    throw new IllegalArgumentException("guest " + guests.get(i).vm() + " stands twice in the request");
                }
            }
            return new BalloonRequest(
                    id,
                    total,
                    reserve.orElseGet(() -> MIN_RESERVE.max(total.times(RESERVE_RATIO))),
                    pool.orElseGet(() -> MIN_POOL.max(total.times(POOL_RATIO))),
                    guests,
                    promises,
                    pressure,
                    nowNanos);
        }
    }
}
