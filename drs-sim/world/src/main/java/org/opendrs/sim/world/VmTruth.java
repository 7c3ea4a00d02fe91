package org.opendrs.sim.world;

import org.opendrs.model.HostId;
import org.opendrs.model.VmId;
import org.opendrs.sim.guest.GuestSpec;
import org.opendrs.unit.Bytes;

/** What is really so with one VM, whatever its reports say. A live view: it changes with the world. */
public interface VmTruth {
    /** Returns the VM. */
    VmId id();

    /** Returns its definition. */
    GuestSpec spec();

    /** Returns the host that it runs on; while it migrates, the source. */
    HostId host();

    /** Returns the memory that the guest holds, exactly and now. */
    Bytes actual();

    /** Returns the size that its balloon aims at. */
    Bytes target();

    /**
     * Returns what the guest has wanted to hold so far: kernel, base use and jobs, the piece that a job is waiting for
     * included; page cache not.
     */
    Bytes memoryDemand();

    /** Returns free memory inside the guest. */
    Bytes free();

    /** Returns free memory that the guest's kernel holds back: to work with what it demands, it must hold so much more. */
    Bytes minimumFree();

    /** Returns the guest's page cache. */
    Bytes cache();

    /** Returns host memory behind the VM, overhead included. */
    Bytes resident();

    /** Returns what the guest has swapped itself. */
    Bytes guestSwapped();

    /** Returns what its host has swapped of it. */
    Bytes hostSwapped();

    /** Returns how much of {@link #hostSwapped} the guest works with; the rest are pages that it has freed or lets rest. */
    Bytes wantedButHostSwapped();

    /** Returns the CPU that it wanted in the last step, in cores. */
    double wantedCores();

    /** Returns the CPU that it got in the last step, in cores. */
    double receivedCores();

    /** Returns the share of the last step that its jobs lost to swapped pages, 0 to 1. */
    double lostToSwap();

    /** Returns how many jobs its OOM killer has taken since it booted. */
    int oomKills();

    /** Returns whether it is stopped in place. */
    boolean paused();

    /** Returns whether it is being copied to another host. */
    boolean migrating();

    /** Returns whether its reports stand still. */
    boolean statsFrozen();
}
