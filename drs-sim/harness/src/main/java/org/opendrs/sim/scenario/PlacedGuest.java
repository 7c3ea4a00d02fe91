package org.opendrs.sim.scenario;

import org.opendrs.model.Allocation;
import org.opendrs.model.Automation;
import org.opendrs.model.HostId;
import org.opendrs.sim.guest.GuestSpec;
import org.opendrs.spi.VmPolicy;
import org.opendrs.unit.Bytes;
import org.opendrs.unit.Millicores;

/**
 * A guest and the host that it boots on.
 *
 * @param spec the guest
 * @param host where it boots
 * @param sizeClass name of its size, by which service levels are reported
 */
public record PlacedGuest(GuestSpec spec, HostId host, String sizeClass) {
    /** Returns the guest's weight for memory: one share for each MiB, so that a VM of twice the size deserves twice as much. */
    long memoryShares() {
        return Math.max(1, spec.maximum().value() / Bytes.mib(1).value());
    }

    /** Returns what the orchestrator says about this guest: no reservations, everything may be done to it. */
    VmPolicy policy() {
        return new VmPolicy(
                new Allocation<>(Bytes.ZERO, spec.maximum(), memoryShares()),
                new Allocation<>(Millicores.ZERO, Millicores.cores(spec.vcpus()), spec.cpuShares()),
                Automation.ACT,
                spec.facts());
    }
}
