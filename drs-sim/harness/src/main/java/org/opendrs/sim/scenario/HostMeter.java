package org.opendrs.sim.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.opendrs.model.VmId;
import org.opendrs.sim.world.HostTruth;
import org.opendrs.sim.world.VmTruth;
import org.opendrs.unit.Bytes;

/** Adds up the truth about one host, step by step. Amounts in bytes. */
final class HostMeter {
    /** A host stalls if it reads more than 1 MiB/s back from swap. */
    private static final double STALL_BYTES_PER_SECOND = Bytes.mib(1).value();

    /** A host is hot if more than this share of its allocatable memory or CPU is wanted. */
    private static final double HOT_RATIO = 0.95;

    private final HostTruth host;
    private final double allocatableMemory;
    private final double allocatableCores;
    private final LastingCondition hot = new LastingCondition();
    private final PerfectSharing sharing = new PerfectSharing();
    /** The meters of the VMs that were here at the last step, in their order: few VMs move, and a look-up for each is felt. */
    private final List<Found> found = new ArrayList<>();

    private boolean hotNow;
    private double swapMax;
    private double swapSeconds;
    private double swapIn;
    private double swapInSettled;
    private double guestSwapSeconds;
    private double settledAfter = Double.NaN;

    HostMeter(HostTruth host, double allocatableMemory, double allocatableCores) {
        this.host = host;
        this.allocatableMemory = allocatableMemory;
        this.allocatableCores = allocatableCores;
    }

    /** Reads one step of this length that ended at this time. */
    void step(double atSeconds, double seconds, Map<VmId, VmMeter> meters) {
        if (!host.up()) {
            hot.step(false, seconds);
            hotNow = false;
            return;
        }
        readDemands(meters);
        List<? extends VmTruth> vms = host.vms();
        double actual = 0;
        double cores = 0;
        double guestSwap = 0;
        for (int i = 0; i < vms.size(); i++) {
            VmTruth vm = vms.get(i);
            actual += vm.actual().value();
            cores += vm.wantedCores();
            guestSwap += vm.guestSwapped().value();
        }
        guestSwapSeconds += guestSwap * seconds;
        if (Double.isNaN(settledAfter) && actual <= allocatableMemory) {
            settledAfter = atSeconds;
        }
        boolean stalled = swap(seconds);
        hotNow = stalled || sharing.demand() > HOT_RATIO * allocatableMemory || cores > HOT_RATIO * allocatableCores;
        hot.step(hotNow, seconds);
        for (int i = 0; i < vms.size(); i++) {
            VmMeter meter = found.get(i).meter();
            if (meter != null) {
                meter.step(vms.get(i), seconds, this, i);
            }
        }
    }

    private void readDemands(Map<VmId, VmMeter> meters) {
        List<? extends VmTruth> vms = host.vms();
        sharing.clear(vms.size());
        for (int i = 0; i < vms.size(); i++) {
            VmTruth vm = vms.get(i);
            VmMeter meter = meter(i, vm.id(), meters);
            // Nobody can work with what the guest's kernel holds back; who demands memory must hold that too.
            long needed = vm.memoryDemand().value() + vm.minimumFree().value();
            double most = Math.min(needed, vm.spec().maximum().value());
            sharing.add(most, meter == null ? 1 : meter.shares());
        }
    }

    private @Nullable VmMeter meter(int place, VmId vm, Map<VmId, VmMeter> meters) {
        if (place == found.size()) {
            found.add(new Found(vm, meters.get(vm)));
        } else if (!found.get(place).vm().equals(vm)) {
            found.set(place, new Found(vm, meters.get(vm)));
        }
        return found.get(place).meter();
    }

    private boolean swap(double seconds) {
        double used = host.swapUsed().value();
        double in = host.swapInLastStep().value();
        swapMax = Math.max(swapMax, used);
        swapSeconds += used * seconds;
        swapIn += in;
        swapInSettled += isSettled() ? in : 0;
        return in > STALL_BYTES_PER_SECOND * seconds;
    }

    /** Returns whether the guest with this number was entitled in the last step to more than it held. */
    boolean entitledToMore(int guest, double held) {
        // One byte more than what it holds is the least that can be missing.
        return sharing.entitles(guest, held + 1, allocatableMemory);
    }

    /** Returns whether this guest is entitled now to hold what it needs; the others are read anew. */
    boolean entitledTo(VmId vm, double ownNeed, Map<VmId, VmMeter> meters) {
        readDemands(meters);
        List<? extends VmTruth> vms = host.vms();
        for (int i = 0; i < vms.size(); i++) {
            if (vms.get(i).id().equals(vm)) {
                sharing.demand(i, ownNeed);
                return sharing.entitles(i, ownNeed, allocatableMemory);
            }
        }
        return false;
    }

    /** A VM and its meter; none for a VM that the scenario did not place. */
    private record Found(VmId vm, @Nullable VmMeter meter) {}

    HostTruth host() {
        return host;
    }

    boolean isSettled() {
        return !Double.isNaN(settledAfter);
    }

    /** Returns when the guests' sizes first fitted, in seconds; not a number if that never was. */
    double settledAfter() {
        return settledAfter;
    }

    /** Returns whether the host is short of something at this moment. */
    boolean hotNow() {
        return hotNow;
    }

    double hotSeconds() {
        return hot.seconds();
    }

    double swapMax() {
        return swapMax;
    }

    double swapSeconds() {
        return swapSeconds;
    }

    double swapIn() {
        return swapIn;
    }

    double swapInSettled() {
        return swapInSettled;
    }

    double guestSwapSeconds() {
        return guestSwapSeconds;
    }
}
