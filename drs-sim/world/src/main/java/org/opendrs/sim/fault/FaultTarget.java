package org.opendrs.sim.fault;

import org.opendrs.model.HostId;
import org.opendrs.model.VmId;

/**
 * A world whose hosts and guests can be made to fail. A call that does not fit the state (an unknown guest, a host that is down
 * already) has no effect: a schedule is drawn before the run, and by then the guest may have gone.
 */
public interface FaultTarget {
    /** Takes a host and all its guests down at once. */
    void crash(HostId host);

    /** Brings a crashed host back, empty. */
    void restart(HostId host);

    /** Stops a guest in place. */
    void pause(VmId vm);

    /** Lets a paused guest run on. */
    void resume(VmId vm);

    /** Makes a guest's balloon driver stop reporting, or report again. The last report stays visible. */
    void freezeStats(VmId vm, boolean frozen);

    /** Makes a guest's balloon driver report nonsense from now on; {@link StatsDistortion#NONE} ends it. */
    void distortStats(VmId vm, StatsDistortion distortion);

    /** Sets the size of a guest in per cent of its maximum, as somebody else than the scheduler does. */
    void setMemory(VmId vm, int percent);
}
