package org.opendrs.model;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.opendrs.unit.ByteRate;
import org.opendrs.unit.Bytes;
import org.opendrs.unit.Millicores;

/** Hosts and VMs of which only the names matter, and what is given here. */
public final class Vms {
    private Vms() {}

    /** Returns a running VM of 1 GiB. */
    public static VmSnapshot vm(String id) {
        var half = ResourceVector.of(Millicores.millicores(500), Bytes.mib(512));
        return new VmSnapshot(
                new VmId(id),
                VmState.RUNNING,
                half,
                half,
                memory(Bytes.gib(1), Bytes.mib(512)),
                new Allocation<>(Bytes.ZERO, Bytes.gib(1), 1000),
                new Allocation<>(Millicores.ZERO, Millicores.cores(1), 1000),
                GuestFacts.UNKNOWN,
                GuestClass.COOPERATIVE,
                DataQuality.GOOD,
                Duration.ZERO);
    }

    /** Returns the memory of a guest that holds this much, of which it could use so much more. */
    public static MemoryState memory(Bytes actual, Bytes usable) {
        return new MemoryState(actual, actual, usable, Bytes.ZERO, actual, ByteRate.ZERO, ByteRate.ZERO, 0);
    }

    /** Returns a host of 4 cores and 8 GiB, of which 1 GiB is reserved. */
    public static HostSnapshot host(String id, VmSnapshot... vms) {
        return new HostSnapshot(
                new HostId(id),
                Instant.EPOCH,
                HostState.UP,
                ResourceVector.of(Millicores.cores(4), Bytes.gib(8)),
                ResourceVector.of(Millicores.ZERO, Bytes.gib(1)),
                HostPressure.NONE,
                List.of(vms));
    }
}
