package org.opendrs.sim.world;

import java.util.EnumMap;
import java.util.List;
import java.util.Objects;
import org.opendrs.model.GuestStats;
import org.opendrs.model.HostCounters;
import org.opendrs.model.HostSample;
import org.opendrs.model.VcpuTimes;
import org.opendrs.model.VmSample;
import org.opendrs.model.VmState;

/** Makes one number of all that a sample says. May be used by several threads. */
final class SampleDigest {
    private static final long FACTOR_1 = EventHash.power(1);
    private static final long FACTOR_2 = EventHash.power(2);
    private static final long FACTOR_3 = EventHash.power(3);
    private static final long FACTOR_4 = EventHash.power(4);
    private static final long FACTOR_5 = EventHash.power(5);
    private static final long FACTOR_6 = EventHash.power(6);
    private static final long FACTOR_7 = EventHash.power(7);
    private static final long FACTOR_8 = EventHash.power(8);
    private static final long FACTOR_9 = EventHash.power(9);
    private static final long FACTOR_10 = EventHash.power(10);

    /** The hash of each state's name, which is part of every sample of every VM. */
    private final EnumMap<VmState, Long> stateHashes = new EnumMap<>(VmState.class);

    SampleDigest() {
        for (VmState state : VmState.values()) {
            stateHashes.put(state, EventHash.of(state.name()));
        }
    }

    /** Returns the digest of a sample of the host with this hash. */
    long of(long hostHash, HostSample sample) {
        HostCounters c = sample.counters();
        var hash = new EventHash();
        hash.add(hostHash)
                .add(sample.takenAtNanos())
                .add(c.memoryAvailable().value())
                .add(c.swapUsed().value())
                .add(c.swappedIn().value())
                .add(c.swappedOut().value())
                .add(c.cpuBusyNanos());
        List<VmSample> vms = sample.vms();
        for (int i = 0; i < vms.size(); i++) {
            hash.add(of(vms.get(i)));
        }
        return hash.value();
    }

    /**
     * Adds up all that a sample says of a VM, each amount times a factor of its own. These products do not wait for each other as one
     * hash after the other would; there are a dozen of them for each VM in each sample.
     */
    private long of(VmSample vm) {
        long digest = stateHash(vm.state())
                + vm.actual().value() * FACTOR_1
                + vm.resident().value() * FACTOR_2;
        List<VcpuTimes> vcpus = vm.vcpus();
        for (int v = 0; v < vcpus.size(); v++) {
            VcpuTimes times = vcpus.get(v);
            digest = digest * FACTOR_3 + times.runNanos() * FACTOR_1 + times.readyNanos() * FACTOR_2;
        }
        return vm.guest().isPresent() ? digest * FACTOR_8 + of(vm.guest().get()) : digest;
    }

    private long stateHash(VmState state) {
        return Objects.requireNonNull(stateHashes.get(state), "all states have a hash");
    }

    private static long of(GuestStats stats) {
        return ofReclaim(stats)
                + stats.updatedAtSeconds() * FACTOR_1
                + stats.unused().value() * FACTOR_2
                + stats.usable().value() * FACTOR_3
                + stats.diskCaches().value() * FACTOR_4
                + stats.swappedIn().value() * FACTOR_5
                + stats.swappedOut().value() * FACTOR_6
                + stats.majorFaults() * FACTOR_7
                + stats.total().value() * FACTOR_9;
    }

    /** Zero for a guest that does not tell. The other counters stay at zero in this world. */
    private static long ofReclaim(GuestStats stats) {
        return stats.reclaim().isPresent() ? (1 + stats.reclaim().get().oomKills()) * FACTOR_10 : 0;
    }
}
