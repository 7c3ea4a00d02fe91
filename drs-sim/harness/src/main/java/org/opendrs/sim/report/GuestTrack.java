package org.opendrs.sim.report;

import org.opendrs.sim.world.VmTruth;
import org.opendrs.unit.Bytes;

/** What is recorded of one guest under one policy, in MiB. */
final class GuestTrack {
    /** Series of one guest. */
    static final int SERIES = 6;

    private static final double MIB = Bytes.mib(1).value();

    private final Buckets target;
    private final Buckets size;
    private final Buckets demand;
    private final Buckets resident;
    private final Buckets swapped;
    private final Buckets ownSwap;
    private long steps;

    GuestTrack(int buckets) {
        target = new Buckets(buckets);
        size = new Buckets(buckets);
        demand = new Buckets(buckets);
        resident = new Buckets(buckets);
        swapped = new Buckets(buckets);
        ownSwap = new Buckets(buckets);
    }

    void step(VmTruth vm, int bucket) {
        steps++;
        target.add(bucket, vm.target().value() / MIB);
        size.add(bucket, vm.actual().value() / MIB);
        resident.add(bucket, vm.resident().value() / MIB);
        swapped.add(bucket, vm.hostSwapped().value() / MIB);
        ownSwap.add(bucket, vm.guestSwapped().value() / MIB);
        demand.add(
                bucket, Math.min(vm.memoryDemand().value(), vm.spec().maximum().value()) / MIB);
    }

    /** Returns for how many steps it ran. */
    long steps() {
        return steps;
    }

    /** Returns what the balloon was asked for. */
    Buckets target() {
        return target;
    }

    /** Returns what the guest might hold: its maximum less its balloon. */
    Buckets size() {
        return size;
    }

    /** Returns the host memory behind it, overhead included. */
    Buckets resident() {
        return resident;
    }

    /** Returns what its host had swapped of it. */
    Buckets swapped() {
        return swapped;
    }

    /** Returns what the guest had in a swap device of its own. */
    Buckets ownSwap() {
        return ownSwap;
    }

    /** Returns what the guest truly wanted, at most its maximum. */
    Buckets demand() {
        return demand;
    }
}
