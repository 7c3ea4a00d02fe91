package org.opendrs.model;

/** What a hypervisor says a VM is doing on the host that was sampled. */
public enum VmState {
    /** Running here. */
    RUNNING,
    /** Stopped in place; its statistics are frozen. */
    PAUSED,
    /** Running here while it is being copied to another host. */
    MIGRATING_OUT,
    /** Being copied to here; it does not run here yet and must not be counted twice. */
    MIGRATING_IN
}
