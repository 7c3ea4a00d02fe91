package org.opendrs.core.monitor;

import java.util.List;
import java.util.Optional;
import org.opendrs.model.HostSnapshot;
import org.opendrs.model.HostState;
import org.opendrs.model.Resource;
import org.opendrs.model.ResourceVector;
import org.opendrs.model.VmId;
import org.opendrs.model.VmSnapshot;
import org.opendrs.model.VmState;

/**
 * What was last published of one host, as far as it decides when to publish again. Keeping the snapshot itself would have each turn walk
 * thousands of records of VMs that are minutes old.
 *
 * @param figures the figures; empty if nothing was
 * @param atNanos when, on the monotonic clock
 */
public record Published(Optional<Figures> figures, long atNanos) {
    /** Nothing was published yet. */
    public static final Published NOTHING = new Published(Optional.empty(), 0);

    /** Returns that this was published now. */
    public static Published of(HostSnapshot snapshot, long nowNanos) {
        return new Published(Optional.of(Figures.of(snapshot)), nowNanos);
    }

    /**
     * What news are measured by.
     *
     * @param state the host's state
     * @param capacity what it has
     * @param vms its VMs, in id order
     * @param states what they were doing, in the same order
     * @param millicores CPU that they want, the host's reserve included
     * @param bytes memory that they want, the host's reserve included
     */
    record Figures(
            HostState state,
            ResourceVector capacity,
            List<VmId> vms,
            List<VmState> states,
            long millicores,
            long bytes) {
        static Figures of(HostSnapshot host) {
            var wanted = HostWants.of(host);
            return new Figures(
                    host.state(),
                    host.capacity(),
                    host.vms().stream().map(VmSnapshot::id).toList(),
                    host.vms().stream().map(VmSnapshot::state).toList(),
                    millicores(host, wanted),
                    bytes(host, wanted));
        }

        static long millicores(HostSnapshot host, HostWants wanted) {
            return wanted.cpuMillicores() + host.reserve().amount(Resource.CPU);
        }

        static long bytes(HostSnapshot host, HostWants wanted) {
            return Rates.saturatingSum(wanted.memoryBytes(), host.reserve().amount(Resource.MEMORY));
        }

        /** Returns whether the host had these VMs, all of them doing the same. */
        boolean sameVms(List<VmSnapshot> now) {
            if (vms.size() != now.size()) {
                return false;
            }
            for (int i = 0; i < now.size(); i++) {
                VmSnapshot vm = now.get(i);
                if (!vms.get(i).equals(vm.id()) || states.get(i) != vm.state()) {
                    return false;
                }
            }
            return true;
        }
    }
}
