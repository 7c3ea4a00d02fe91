package org.opendrs.sim.fault;

import java.time.Duration;
import org.opendrs.model.HostId;
import org.opendrs.model.VmId;

/** A fault that lasts. Times are measured from the start of the run. */
public sealed interface Intervention {
    /** All of a guest's memory, in per cent. */
    int WHOLE = 100;

    /** Returns the class that it belongs to. */
    FaultClass fault();

    /** Returns when it begins. */
    Duration from();

    /** Returns when it ends, after {@link #from}. */
    Duration until();

    /** Returns the id of what is hit; empty if it is not one host or guest. */
    String target();

    /**
     * A host is down, and its guests are gone for good.
     *
     * @param host the host
     * @param from when it crashes
     * @param until when it is back
     */
    record HostDown(HostId host, Duration from, Duration until) implements Intervention {
        /** Checks the times. */
        public HostDown {
            checkTimes(from, until);
        }

        @Override
        public FaultClass fault() {
            return FaultClass.HOST_CRASH;
        }

        @Override
        public String target() {
            return host.value();
        }
    }

    /**
     * A guest stands still.
     *
     * @param vm the guest
     * @param from when it is paused
     * @param until when it runs on
     */
    record GuestPaused(VmId vm, Duration from, Duration until) implements Intervention {
        /** Checks the times. */
        public GuestPaused {
            checkTimes(from, until);
        }

        @Override
        public FaultClass fault() {
            return FaultClass.GUEST_PAUSE;
        }

        @Override
        public String target() {
            return vm.value();
        }
    }

    /**
     * A guest's statistics stand still.
     *
     * @param vm the guest
     * @param from when the last report arrives
     * @param until when reports go on
     */
    record StatsFrozen(VmId vm, Duration from, Duration until) implements Intervention {
        /** Checks the times. */
        public StatsFrozen {
            checkTimes(from, until);
        }

        @Override
        public FaultClass fault() {
            return FaultClass.FROZEN_STATS;
        }

        @Override
        public String target() {
            return vm.value();
        }
    }

    /**
     * A guest's statistics are wrong.
     *
     * @param vm the guest
     * @param lie how they are wrong
     * @param from when the guest starts to lie
     * @param until when it tells the truth again
     */
    record StatsLying(VmId vm, StatsDistortion lie, Duration from, Duration until) implements Intervention {
        /** Checks the times. */
        public StatsLying {
            checkTimes(from, until);
        }

        @Override
        public FaultClass fault() {
            return FaultClass.LYING_STATS;
        }

        @Override
        public String target() {
            return vm.value();
        }
    }

    /**
     * Somebody else sets the size of a guest.
     *
     * @param vm the guest
     * @param percent what it shall hold, in per cent of its maximum, 1 to 100
     * @param from when its size is set
     * @param until when it is set to the maximum
     */
    record ForeignSetmem(VmId vm, int percent, Duration from, Duration until) implements Intervention {
        /** Checks the figures. */
        public ForeignSetmem {
            checkTimes(from, until);
            if (percent < 1 || percent > WHOLE) {
                throw new IllegalArgumentException("a share of the maximum is 1 to 100 per cent, got " + percent);
            }
        }

        @Override
        public FaultClass fault() {
            return FaultClass.FOREIGN_SETMEM;
        }

        @Override
        public String target() {
            return vm.value();
        }
    }

    /**
     * The cluster state store cannot be reached.
     *
     * @param from when it is lost
     * @param until when it is back
     */
    record StoreGone(Duration from, Duration until) implements Intervention {
        /** Checks the times. */
        public StoreGone {
            checkTimes(from, until);
        }

        @Override
        public FaultClass fault() {
            return FaultClass.STORE_AWAY;
        }

        @Override
        public String target() {
            return "";
        }
    }

    private static void checkTimes(Duration from, Duration until) {
        if (from.isNegative() || until.compareTo(from) <= 0) {
            throw new IllegalArgumentException(
                    "a fault must begin at 0 or later and end after it began, got " + from + " to " + until);
        }
    }
}
