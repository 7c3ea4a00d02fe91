package org.opendrs.sim.guest;

import java.util.Optional;
import org.opendrs.model.GuestFacts;
import org.opendrs.model.VmId;
import org.opendrs.sim.workload.WorkloadSource;
import org.opendrs.sim.workload.Workloads;
import org.opendrs.unit.Bytes;

/**
 * A guest as it is defined. Made by {@link #of} and changed by the {@code with…} methods; the canonical constructor may grow.
 *
 * @param id the VM
 * @param maximum memory that the guest is started with
 * @param vcpus number of virtual CPUs, one or more
 * @param cpuShares weight of the VM when the host's CPU is short
 * @param target memory that the balloon aims at once the guest has booted
 * @param swap size of the guest's own swap device; zero if it has none
 * @param balloonDriver whether the guest has a working balloon driver
 * @param autodeflate whether the balloon gives memory back before the guest's OOM killer acts
 * @param baseUse what the guest uses without processes, kernel included; empty for the world's constant
 * @param reclaimCounters whether the guest's kernel is new enough to count what it does when it has no memory left; the world only
 *     knows of killed processes, each of them after a stall, so that the other counters stay at zero
 * @param workload what the guest does
 */
public record GuestSpec(
        VmId id,
        Bytes maximum,
        int vcpus,
        long cpuShares,
        Bytes target,
        Bytes swap,
        boolean balloonDriver,
        boolean autodeflate,
        Optional<Bytes> baseUse,
        boolean reclaimCounters,
        WorkloadSource workload) {
    /** Shares for each virtual CPU unless said otherwise, so that equal virtual CPUs get equal time. */
    private static final long SHARES_PER_VCPU = 1000;

    /**
     * Checks the figures.
     *
     * @throws IllegalArgumentException if the guest has no virtual CPU, no shares, or a target above its maximum
     */
    public GuestSpec {
        if (vcpus < 1 || cpuShares < 1) {
            throw new IllegalArgumentException(
                    id + " needs at least one virtual CPU and one share, got " + vcpus + " and " + cpuShares);
        }
        if (target.compareTo(maximum) > 0) {
            throw new IllegalArgumentException("the target " + target + " of " + id + " is above its maximum " + maximum
                    + "; lower the target or raise the maximum");
        }
    }

    /** Returns an idle guest with a balloon driver, without swap and without automatic deflation. */
    public static GuestSpec of(VmId id, Bytes maximum, int vcpus) {
        return new GuestSpec(
                id,
                maximum,
                vcpus,
                SHARES_PER_VCPU * vcpus,
                maximum,
                Bytes.ZERO,
                true,
                false,
                Optional.empty(),
                false,
                Workloads.idle());
    }

    /** Returns this guest with other CPU shares. */
    public GuestSpec withCpuShares(long shares) {
        return new GuestSpec(
                id,
                maximum,
                vcpus,
                shares,
                target,
                swap,
                balloonDriver,
                autodeflate,
                baseUse,
                reclaimCounters,
                workload);
    }

    /** Returns this guest with a target that it is asked to hold as soon as it has booted. */
    public GuestSpec withTarget(Bytes newTarget) {
        return new GuestSpec(
                id,
                maximum,
                vcpus,
                cpuShares,
                newTarget,
                swap,
                balloonDriver,
                autodeflate,
                baseUse,
                reclaimCounters,
                workload);
    }

    /** Returns this guest with a swap device of its own. */
    public GuestSpec withSwap(Bytes size) {
        return new GuestSpec(
                id,
                maximum,
                vcpus,
                cpuShares,
                target,
                size,
                balloonDriver,
                autodeflate,
                baseUse,
                reclaimCounters,
                workload);
    }

    /** Returns this guest without a balloon driver. */
    public GuestSpec withoutBalloonDriver() {
        return new GuestSpec(
                id, maximum, vcpus, cpuShares, target, swap, false, autodeflate, baseUse, reclaimCounters, workload);
    }

    /** Returns this guest with or without automatic deflation. */
    public GuestSpec withAutodeflate(boolean on) {
        return new GuestSpec(
                id, maximum, vcpus, cpuShares, target, swap, balloonDriver, on, baseUse, reclaimCounters, workload);
    }

    /** Returns this guest with another base use, kernel included. */
    public GuestSpec withBaseUse(Bytes use) {
        return new GuestSpec(
                id,
                maximum,
                vcpus,
                cpuShares,
                target,
                swap,
                balloonDriver,
                autodeflate,
                Optional.of(use),
                reclaimCounters,
                workload);
    }

    /** Returns this guest with or without a kernel that counts what it does when it has no memory left. */
    public GuestSpec withReclaimCounters(boolean on) {
        return new GuestSpec(
                id, maximum, vcpus, cpuShares, target, swap, balloonDriver, autodeflate, baseUse, on, workload);
    }

    /** Returns this guest with something to do. */
    public GuestSpec withWorkload(WorkloadSource source) {
        return new GuestSpec(
                id,
                maximum,
                vcpus,
                cpuShares,
                target,
                swap,
                balloonDriver,
                autodeflate,
                baseUse,
                reclaimCounters,
                source);
    }

    /** Returns what an orchestrator knows of this guest beforehand. */
    public GuestFacts facts() {
        return new GuestFacts(!swap.isZero(), autodeflate, true);
    }
}
