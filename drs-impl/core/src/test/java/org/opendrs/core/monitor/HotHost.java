package org.opendrs.core.monitor;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.opendrs.model.Allocation;
import org.opendrs.model.DataQuality;
import org.opendrs.model.GuestClass;
import org.opendrs.model.GuestFacts;
import org.opendrs.model.HostId;
import org.opendrs.model.HostPressure;
import org.opendrs.model.HostSnapshot;
import org.opendrs.model.HostState;
import org.opendrs.model.MemoryState;
import org.opendrs.model.ResourceVector;
import org.opendrs.model.VmId;
import org.opendrs.model.VmSnapshot;
import org.opendrs.model.VmState;
import org.opendrs.unit.ByteRate;
import org.opendrs.unit.Bytes;
import org.opendrs.unit.Millicores;

/** A snapshot of a host of 10 cores and 100 GiB, none of it reserved, described by what its VMs want together. */
final class HotHost {
    final HostId id;
    HostState state = HostState.UP;
    double ready;
    ByteRate swapIn = ByteRate.ZERO;
    Bytes swapUsed = Bytes.ZERO;
    Bytes reserve = Bytes.ZERO;
    final List<VmSnapshot> vms = new ArrayList<>();

    HotHost(String id) {
        this.id = new HostId(id);
    }

    static HotHost host(double cores, double gib) {
        return new HotHost("h1").vm("a", cores, gib, DataQuality.GOOD, VmState.RUNNING);
    }

    HotHost ready(double ratio) {
        ready = ratio;
        return this;
    }

    HotHost swapIn(double mibPerSecond) {
        swapIn = new ByteRate(Math.round(mibPerSecond * (1 << 20)));
        return this;
    }

    HotHost state(HostState value) {
        state = value;
        return this;
    }

    /** Adds a VM that holds 1 GiB. */
    HotHost vm(String name, double cores, double gib, DataQuality quality, VmState vmState) {
        var held = Bytes.gib(1);
        var demand = ResourceVector.of(Millicores.millicores(Math.round(cores * 1000)), gib(gib));
        var memory =
                new MemoryState(Bytes.gib(1000), held, Bytes.ZERO, Bytes.ZERO, held, ByteRate.ZERO, ByteRate.ZERO, 0);
        vms.add(new VmSnapshot(
                new VmId(name),
                vmState,
                demand,
                demand,
                memory,
                new Allocation<>(Bytes.ZERO, Bytes.gib(1000), 1000),
                new Allocation<>(Millicores.ZERO, Millicores.cores(100), 1000),
                GuestFacts.UNKNOWN,
                GuestClass.COOPERATIVE,
                quality,
                Duration.ZERO));
        return this;
    }

    HostSnapshot snapshot() {
        return new HostSnapshot(
                id,
                Instant.EPOCH,
                state,
                ResourceVector.of(Millicores.cores(10), Bytes.gib(100)),
                ResourceVector.of(Millicores.ZERO, reserve),
                new HostPressure(swapIn, swapUsed, ready),
                vms);
    }

    private static Bytes gib(double count) {
        return Bytes.mib(Math.round(count * 1024));
    }
}
