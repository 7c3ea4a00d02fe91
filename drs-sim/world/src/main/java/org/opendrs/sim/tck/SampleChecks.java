package org.opendrs.sim.tck;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.opendrs.model.GuestStats;
import org.opendrs.model.HostCounters;
import org.opendrs.model.HostSample;
import org.opendrs.model.VcpuTimes;
import org.opendrs.model.VmSample;

/**
 * Promises about the content of samples: levels that are possible, counters that do not go back, no more CPU time than there was
 * time.
 */
final class SampleChecks {
    static final String TAKEN_AT = "the time of a sample fits the clock and does not go back";
    static final String LEVELS = "memory figures are possible";
    static final String COUNTERS = "counters never go back";
    static final String CPU_TIME = "run and ready time are at most the time that passed";

    private static final double MILLICORES_A_CORE = 1000;

    private final TckAllowances allowances;
    private final Findings findings;

    SampleChecks(TckAllowances allowances, Findings findings) {
        this.allowances = allowances;
        this.findings = findings;
    }

    /** Checks two rounds of samples of the same hosts. */
    void run(List<HostSample> first, List<HostSample> second) {
        // A report and the balloon's size are not read at one instant, so only what is wrong twice is wrong.
        List<String> impossible = new ArrayList<>();
        first.forEach(sample -> impossible.addAll(impossibleLevels(sample)));
        List<String> again = new ArrayList<>();
        second.forEach(sample -> again.addAll(impossibleLevels(sample)));
        impossible.retainAll(again);
        impossible.forEach(seen -> findings.broken(LEVELS, seen));
        for (HostSample after : second) {
            first.stream()
                    .filter(before -> before.host().equals(after.host()))
                    .forEach(before -> compareHosts(before, after));
        }
    }

    private static List<String> impossibleLevels(HostSample sample) {
        var found = new ArrayList<String>();
        HostCounters host = sample.counters();
        String name = "host " + sample.host();
        above(
                found,
                name,
                "available",
                host.memoryAvailable().value(),
                "total",
                host.memoryTotal().value());
        above(found, name, "1 B", 1, "total", host.memoryTotal().value());
        above(found, name, "1 millicore", 1, "CPU capacity", host.cpuCapacity().value());
        for (VmSample vm : sample.vms()) {
            String guest = "guest " + vm.id();
            above(
                    found,
                    guest,
                    "actual",
                    vm.actual().value(),
                    "maximum",
                    vm.maximum().value());
            above(found, guest, "1 B", 1, "maximum", vm.maximum().value());
            vm.guest().ifPresent(stats -> {
                above(
                        found,
                        guest,
                        "usable",
                        stats.usable().value(),
                        "actual",
                        vm.actual().value());
                // A kernel holds some free pages back: with little cache more is free than usable.
                above(
                        found,
                        guest,
                        "unused",
                        stats.unused().value(),
                        "actual",
                        vm.actual().value());
                above(
                        found,
                        guest,
                        "caches",
                        stats.diskCaches().value(),
                        "actual",
                        vm.actual().value());
            });
        }
        return found;
    }

    /** Notes that a part is above its whole; without the figures, which differ from sample to sample. */
    private static void above(List<String> found, String who, String part, long value, String whole, long bound) {
        if (value > bound) {
            found.add(who + " has " + part + " above " + whole);
        }
    }

    private void compareHosts(HostSample before, HostSample after) {
        String name = "host " + after.host();
        long wall = after.takenAtNanos() - before.takenAtNanos();
        findings.expect(
                wall >= 0,
                TAKEN_AT,
                name + " went from " + before.takenAtNanos() + " to " + after.takenAtNanos() + " ns");
        HostCounters from = before.counters();
        HostCounters to = after.counters();
        rises(name, "busy time", from.cpuBusyNanos(), to.cpuBusyNanos());
        rises(name, "swapped in", from.swappedIn().value(), to.swappedIn().value());
        rises(name, "swapped out", from.swappedOut().value(), to.swappedOut().value());
        double cores = to.cpuCapacity().value() / MILLICORES_A_CORE;
        fits(name + " busy", to.cpuBusyNanos() - from.cpuBusyNanos(), cores, wall);
        for (VmSample vm : after.vms()) {
            before.vms().stream()
                    .filter(earlier -> earlier.id().equals(vm.id()))
                    .forEach(earlier -> compareGuests(earlier, vm, wall));
        }
    }

    private void compareGuests(VmSample before, VmSample after, long wall) {
        String name = "guest " + after.id();
        int vcpus = Math.min(before.vcpus().size(), after.vcpus().size());
        for (int i = 0; i < vcpus; i++) {
            VcpuTimes from = before.vcpus().get(i);
            VcpuTimes to = after.vcpus().get(i);
            String vcpu = name + " vCPU " + i;
            rises(vcpu, "run time", from.runNanos(), to.runNanos());
            rises(vcpu, "ready time", from.readyNanos(), to.readyNanos());
            long spent = to.runNanos() - from.runNanos() + to.readyNanos() - from.readyNanos();
            fits(vcpu + " run and ready", spent, 1, wall);
        }
        Optional<GuestStats> from = before.guest();
        Optional<GuestStats> to = after.guest();
        if (from.isPresent() && to.isPresent()) {
            compareStats(name, from.get(), to.get());
        }
    }

    private void compareStats(String name, GuestStats from, GuestStats to) {
        rises(name, "time stamp of the report", from.updatedAtSeconds(), to.updatedAtSeconds());
        rises(name, "swapped in", from.swappedIn().value(), to.swappedIn().value());
        rises(name, "swapped out", from.swappedOut().value(), to.swappedOut().value());
        rises(name, "major faults", from.majorFaults(), to.majorFaults());
    }

    private void rises(String who, String counter, long from, long to) {
        findings.expect(to >= from, COUNTERS, who + ", " + counter + " went from " + from + " to " + to);
    }

    private void fits(String what, long spent, double cores, long wall) {
        long most = Math.round(wall * cores * (1 + allowances.cpuTolerance()));
        findings.expect(
                spent <= most,
                CPU_TIME,
                what + " for " + spent + " ns within " + wall + " ns, at most " + most + " ns");
    }
}
