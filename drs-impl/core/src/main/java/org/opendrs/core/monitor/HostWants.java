package org.opendrs.core.monitor;

import org.opendrs.model.DataQuality;
import org.opendrs.model.HostSnapshot;
import org.opendrs.model.Resource;
import org.opendrs.model.VmSnapshot;
import org.opendrs.model.VmState;

/**
 * What all VMs of a host want together.
 *
 * <p>A VM whose data are not good has no demand that could be trusted, but it does occupy memory: that much is counted.
 * Its CPU is left out, except if only the guest's own report is MISSING: CPU counters are the host's, and a host full
 * of guests without a balloon driver can be short of CPU like any other. A VM that is only arriving is counted at its
 * source.
 *
 * @param cpuMillicores sum over CPU
 * @param memoryBytes sum over memory
 */
record HostWants(long cpuMillicores, long memoryBytes) {
    static HostWants of(HostSnapshot host) {
        long cpu = 0;
        long memory = 0;
        for (VmSnapshot vm : host.vms()) {
            if (vm.state() == VmState.MIGRATING_IN) {
                continue;
            }
            boolean good = vm.quality() == DataQuality.GOOD;
            if (good || vm.quality() == DataQuality.MISSING) {
                cpu = Rates.saturatingSum(cpu, vm.demand().amount(Resource.CPU));
            }
            memory = Rates.saturatingSum(
                    memory,
                    good
                            ? vm.demand().amount(Resource.MEMORY)
                            : vm.memory().actual().value());
        }
        return new HostWants(cpu, memory);
    }
}
