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
 * @param policy what the orchestrator says about it
 * @param stay when it is there
 */
public record PlacedGuest(GuestSpec spec, HostId host, String sizeClass, VmPolicy policy, Stay stay) {
    /** Creates a guest without reservations, to which everything may be done, and which is there all the time. */
    public PlacedGuest(GuestSpec spec, HostId host, String sizeClass) {
        this(spec, host, sizeClass, freely(spec), Stay.THROUGHOUT);
    }

    /** Returns the guest's weight for memory. */
    long memoryShares() {
        return policy.memory().shares();
    }

    /**
     * Returns what the orchestrator says about a guest that has no reservations. It has one share for each MiB, so that a VM of twice
     * the size deserves twice as much.
     */
    static VmPolicy freely(GuestSpec spec) {
        return new VmPolicy(
                new Allocation<>(
                        Bytes.ZERO,
                        spec.maximum(),
                        Math.max(1, spec.maximum().value() / Bytes.mib(1).value())),
                new Allocation<>(Millicores.ZERO, Millicores.cores(spec.vcpus()), spec.cpuShares()),
                Automation.ACT,
                spec.facts());
    }
}
