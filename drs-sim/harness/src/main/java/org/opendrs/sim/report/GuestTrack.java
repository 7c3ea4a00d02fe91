package org.opendrs.sim.report;

import org.opendrs.sim.world.VmTruth;
import org.opendrs.unit.Bytes;

/** What is recorded of one guest under one policy, in MiB. */
final class GuestTrack {
    private static final double MIB = Bytes.mib(1).value();

    private final Buckets target;
    private final Buckets actual;
    private final Buckets demand;

    GuestTrack(int buckets) {
        target = new Buckets(buckets);
        actual = new Buckets(buckets);
        demand = new Buckets(buckets);
    }

    void step(VmTruth vm, int bucket) {
        target.add(bucket, vm.target().value() / MIB);
        actual.add(bucket, vm.actual().value() / MIB);
        demand.add(
                bucket, Math.min(vm.memoryDemand().value(), vm.spec().maximum().value()) / MIB);
    }

    /** Returns what the balloon was asked for. */
    Buckets target() {
        return target;
    }

    /** Returns what the guest held. */
    Buckets actual() {
        return actual;
    }

    /** Returns what the guest truly wanted, at most its maximum. */
    Buckets demand() {
        return demand;
    }
}
