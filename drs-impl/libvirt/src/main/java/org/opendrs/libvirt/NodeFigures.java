package org.opendrs.libvirt;

import java.util.List;
import java.util.Optional;
import org.opendrs.model.HostCounters;
import org.opendrs.model.VmSample;
import org.opendrs.unit.Bytes;
import org.opendrs.unit.Millicores;

/**
 * What was read of the host itself.
 *
 * @param total installed memory
 * @param available what could be used without swapping; empty if the driver does not tell
 * @param cores of the host
 * @param busyNanos counter of core time spent working
 * @param local what the kernel of this machine told; empty if the host is another one
 */
record NodeFigures(
        Bytes total, Optional<Bytes> available, int cores, long busyNanos, Optional<LocalHost.Reading> local) {
    /** Returns the counters, given the guests that were read with them. */
    HostCounters counters(List<VmSample> guests) {
        Millicores cpu = Millicores.cores(cores);
        if (local.isEmpty()) {
            return new HostCounters(
                    total, available.orElse(left(guests)), Bytes.ZERO, Bytes.ZERO, Bytes.ZERO, cpu, busyNanos);
        }
        LocalHost.Reading kernel = local.get();
        Bytes most = kernel.memoryTotal();
        Bytes free = kernel.memoryAvailable();
        if (kernel.slice().isPresent()) {
            // What the VMs' control group may not have is not there for guests.
            SliceLimit.Reading slice = kernel.slice().get();
            most = most.min(slice.limit());
            free = free.min(slice.limit().minusOrZero(slice.used()));
        }
        return new HostCounters(most, free, kernel.swapUsed(), kernel.swappedIn(), kernel.swappedOut(), cpu, busyNanos);
    }

    /** The most that can be said of a host that does not tell what it uses itself. */
    private Bytes left(List<VmSample> guests) {
        Bytes left = total;
        for (VmSample guest : guests) {
            left = left.minusOrZero(guest.actual());
        }
        return left;
    }
}
