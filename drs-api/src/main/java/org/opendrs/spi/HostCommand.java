package org.opendrs.spi;

import java.time.Duration;
import org.opendrs.model.HostId;
import org.opendrs.model.VmId;
import org.opendrs.unit.Bytes;

/** Something that a host may be asked to do to one of its VMs. Further commands will be added, each with a capability. */
public interface HostCommand {
    /** Returns the host that is asked. */
    HostId host();

    /** Returns the VM that is meant. */
    VmId vm();

    /** Returns the capability that a backend needs for this command. */
    Capability needs();

    /**
     * Asks the guest to hold this much memory. Acceptance says nothing about whether it will.
     *
     * @param host the host that is asked
     * @param vm the guest
     * @param target memory to hold, at most the guest's maximum
     */
    record SetMemoryTarget(HostId host, VmId vm, Bytes target) implements HostCommand {
        @Override
        public Capability needs() {
            return Capability.SET_MEMORY_TARGET;
        }
    }

    /**
     * Sets how often the guest reports statistics. Many guests start without any.
     *
     * @param host the host that is asked
     * @param vm the guest
     * @param period time between reports, whole seconds
     */
    record SetStatsPeriod(HostId host, VmId vm, Duration period) implements HostCommand {
        @Override
        public Capability needs() {
            return Capability.SET_STATS_PERIOD;
        }
    }
}
