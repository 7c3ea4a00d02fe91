package org.opendrs.sim.scenario;

import java.util.List;
import java.util.Map;
import org.opendrs.model.VmId;
import org.opendrs.sim.world.HostTruth;
import org.opendrs.sim.world.VmTruth;
import org.opendrs.unit.Bytes;

/** Adds up the truth about one host, step by step. Amounts in bytes. */
final class HostMeter {
    /** THESIS-independent definition of the foundation: a host stalls if it reads more than 1 MiB/s back from swap. */
    private static final double STALL_BYTES_PER_SECOND = Bytes.mib(1).value();

    /** A host is hot if more than this share of its allocatable memory or CPU is wanted. */
    private static final double HOT_RATIO = 0.95;

    private final HostTruth host;
    private final double allocatableMemory;
    private final double allocatableCores;
    private final LastingCondition hot = new LastingCondition();
    private boolean hotNow;
    private double demand;
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
        List<? extends VmTruth> vms = host.vms();
        double actual = 0;
        double cores = 0;
        double guestSwap = 0;
        demand = 0;
        for (int i = 0; i < vms.size(); i++) {
            VmTruth vm = vms.get(i);
            demand += vm.memoryDemand().value();
            actual += vm.actual().value();
            cores += vm.wantedCores();
            guestSwap += vm.guestSwapped().value();
        }
        guestSwapSeconds += guestSwap * seconds;
        if (Double.isNaN(settledAfter) && actual <= allocatableMemory) {
            settledAfter = atSeconds;
        }
        boolean stalled = swap(seconds);
        hotNow = stalled || demand > HOT_RATIO * allocatableMemory || cores > HOT_RATIO * allocatableCores;
        hot.step(hotNow, seconds);
        for (int i = 0; i < vms.size(); i++) {
            VmMeter meter = meters.get(vms.get(i).id());
            if (meter != null) {
                meter.step(vms.get(i), seconds, this, meters);
            }
        }
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

    /**
     * Returns what a guest of this host is entitled to under perfect sharing if it wants {@code ownDemand}. Only looked at while
     * something is wrong, so that it may cost a little.
     */
    double entitlement(VmId vm, double ownDemand, Map<VmId, VmMeter> meters) {
        List<? extends VmTruth> vms = host.vms();
        var claims = new PerfectSharing.Claim[vms.size()];
        int own = -1;
        for (int i = 0; i < claims.length; i++) {
            VmTruth other = vms.get(i);
            boolean self = other.id().equals(vm);
            own = self ? i : own;
            double wanted = self ? ownDemand : (double) other.memoryDemand().value();
            VmMeter meter = meters.get(other.id());
            double shares = meter == null ? 1 : meter.shares();
            claims[i] = new PerfectSharing.Claim(
                    Math.min(wanted, (double) other.spec().maximum().value()), 0, shares);
        }
        return own < 0 ? 0 : PerfectSharing.entitlements(allocatableMemory, claims)[own];
    }

    /** Returns whether the demand of all guests fits, so that every guest is entitled to its demand. */
    boolean everyDemandFits() {
        return demand <= allocatableMemory;
    }

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
