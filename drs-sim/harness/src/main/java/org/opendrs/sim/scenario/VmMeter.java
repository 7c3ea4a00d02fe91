package org.opendrs.sim.scenario;

import org.opendrs.sim.world.VmTruth;

/** Adds up the truth about one VM, step by step. Amounts in bytes and core seconds. */
final class VmMeter {
    /** A memory stall: at least this share of a second is lost to swap. */
    private static final double STALL_RATIO = 0.1;

    /** The CPU service level is broken if more than this share of the wanted CPU is not given. */
    private static final double UNMET_CPU_RATIO = 0.1;

    private final String sizeClass;
    private final double shares;
    private final LastingCondition violation = new LastingCondition();
    private double wantedCpu;
    private double unmetCpu;
    private double wantedMemory;
    private double unmetMemory;
    private double lastDemand;

    VmMeter(String sizeClass, double shares) {
        this.sizeClass = sizeClass;
        this.shares = shares;
    }

    /** Reads one step of this length, in which the VM had this number on this host. */
    void step(VmTruth vm, double seconds, HostMeter host, int number) {
        double cores = vm.wantedCores();
        double missingCores = Math.max(0, cores - vm.receivedCores());
        wantedCpu += cores * seconds;
        unmetCpu += missingCores * seconds;
        lastDemand = vm.memoryDemand().value();
        double hostSwapped = vm.hostSwapped().value();
        double wantedButSwapped = vm.wantedButHostSwapped().value();
        wantedMemory += lastDemand * seconds;
        double needed = lastDemand + vm.minimumFree().value();
        double beyondSize = Math.max(0, needed - vm.actual().value());
        unmetMemory += Math.min(lastDemand, beyondSize + wantedButSwapped) * seconds;
        // What it could work with: neither all that lies in memory nor all that it wants need be the other.
        double held = Math.min(vm.actual().value() - hostSwapped, needed - wantedButSwapped);
        boolean shortOfCpu = missingCores > UNMET_CPU_RATIO * cores;
        boolean stalled = vm.lostToSwap() >= STALL_RATIO;
        violation.step(shortOfCpu || (stalled && host.entitledToMore(number, held)), seconds);
    }

    /** Returns the demand at the last step: what the VM wanted before its OOM killer acted in this one. */
    double lastDemand() {
        return lastDemand;
    }

    String sizeClass() {
        return sizeClass;
    }

    double shares() {
        return shares;
    }

    double violatedSeconds() {
        return violation.seconds();
    }

    double wantedCpu() {
        return wantedCpu;
    }

    double unmetCpu() {
        return unmetCpu;
    }

    double wantedMemory() {
        return wantedMemory;
    }

    /** Returns what was wanted beyond the guest's size, or lay in its host's swap. */
    double unmetMemory() {
        return unmetMemory;
    }
}
