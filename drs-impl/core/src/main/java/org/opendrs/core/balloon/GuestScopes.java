package org.opendrs.core.balloon;

import java.time.Duration;
import org.opendrs.balloon.GuestHistory;
import org.opendrs.balloon.GuestScope;
import org.opendrs.model.DataQuality;
import org.opendrs.model.GuestClass;
import org.opendrs.model.VmSnapshot;
import org.opendrs.model.VmState;

/** Tells whether a guest may be commanded. Pure. */
public final class GuestScopes {
    /**
     * Valid samples that a guest must have given before it is commanded: two for a slope. Each is measured against a report
     * before it, so that a chance value in the first report does not count. A third one would cost 2 s at boot, in which a
     * rising load of 100 MB/s uses up 200 MB that the guest could have given at once.
     */
    public static final int SAMPLES_BEFORE_COMMANDS = 2;

    /**
     * Time for which a guest without valid data counts as booting, with its maximum. A guest boots with all its memory
     * and its driver comes up within seconds (slowest measured under full emulation: well below a minute).
     */
    public static final Duration BOOT_TIME = Duration.ofMinutes(2);

    private GuestScopes() {}

    /**
     * Returns the scope of a guest. The first that holds, in this order: paused, migrating, fixed, booting, without
     * data, changed by somebody else, uncooperative, busy, managed.
     *
     * @param vm its latest sample
     * @param history what is remembered of it, that sample included
     * @param commandPending whether a command to it has no outcome yet
     * @param moving whether a migration of it runs or is about to start
     */
    public static GuestScope of(
            VmSnapshot vm, GuestHistory history, boolean commandPending, boolean moving, long nowNanos) {
        if (vm.state() == VmState.PAUSED) {
            return GuestScope.PAUSED;
        }
        if (moving || vm.state() != VmState.RUNNING) {
            return GuestScope.MIGRATING;
        }
        if (!vm.facts().balloonable()) {
            return GuestScope.FIXED;
        }
        boolean good = vm.quality() == DataQuality.GOOD;
        if (history.validSamples() < SAMPLES_BEFORE_COMMANDS && (good || isNew(history, nowNanos))) {
            return GuestScope.BOOTING;
        }
        if (!good) {
            return GuestScope.NO_DATA;
        }
        if (history.watch().isForeign(nowNanos)) {
            return GuestScope.FOREIGN;
        }
        if (GuestClasses.of(history) == GuestClass.UNCOOPERATIVE) {
            return GuestScope.UNCOOPERATIVE;
        }
        return commandPending || history.isUncertain() ? GuestScope.BUSY : GuestScope.MANAGED;
    }

    private static boolean isNew(GuestHistory history, long nowNanos) {
        return history.firstSeenAtNanos() == GuestHistory.NEVER
                || nowNanos - history.firstSeenAtNanos() < BOOT_TIME.toNanos();
    }
}
