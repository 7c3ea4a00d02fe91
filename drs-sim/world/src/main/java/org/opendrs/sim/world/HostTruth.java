package org.opendrs.sim.world;

import java.util.List;
import org.opendrs.model.HostId;
import org.opendrs.unit.Bytes;

/** What is really so with one host. A live view: it changes with the world. */
public interface HostTruth {
    /** Returns the host. */
    HostId id();

    /** Returns how it is installed. */
    HostSpec spec();

    /** Returns whether it runs. */
    boolean up();

    /** Returns memory in use: its own, that of its VMs, and what has arrived of VMs that are being copied to it. */
    Bytes memoryUsed();

    /** Returns what it has swapped. */
    Bytes swapUsed();

    /** Returns what it read back from swap in the last step. */
    Bytes swapInLastStep();

    /** Returns what it wrote to swap since it started. */
    Bytes swappedOut();

    /** Returns the share of the wanted CPU that it gave in the last step, 0 to 1. */
    double cpuShare();

    /** Returns the VMs that run on it, in id order. */
    List<? extends VmTruth> vms();
}
