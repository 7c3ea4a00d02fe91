package org.opendrs.json;

import org.opendrs.model.HostSnapshot;
import org.opendrs.model.Resource;
import org.opendrs.model.VmSnapshot;

/** Contradictions within one host of a snapshot. */
final class HostFigures {
    /** CPU use is measured over windows that are not quite the same for all VMs, so that its sum may exceed the host's by a little. */
    private static final double CPU_TOLERANCE = 1.1;

    private final String path;
    private final HostSnapshot host;
    private final FileProblems problems;

    HostFigures(String path, HostSnapshot host, FileProblems problems) {
        this.path = path;
        this.host = host;
        this.problems = problems;
    }

    void check() {
        Amounts.check(path + ".capacity", host.capacity(), problems);
        Amounts.check(path + ".reserve", host.reserve(), problems);
        double ready = host.pressure().readyRatio();
        if (!(ready >= 0 && ready <= 1)) {
            problems.add(path + ".pressure.readyRatio", "is " + ready + "; valid: 0 to 1");
        }
        for (Resource resource : host.reserve().resources()) {
            long reserve = host.reserve().amount(resource);
            long capacity = host.capacity().amount(resource);
            if (reserve > capacity) {
                problems.add(
                        path + ".reserve." + resource,
                        "is " + reserve + " " + resource.unit() + ", more than the capacity, " + capacity);
            }
        }
        checkCpu();
    }

    private void checkCpu() {
        double used = 0;
        for (VmSnapshot vm : host.vms()) {
            used += vm.usage().cpu().value();
        }
        double capacity = host.capacity().cpu().value();
        if (used > capacity * CPU_TOLERANCE) {
            problems.add(
                    path + ".vms",
                    "the VMs use " + (long) used + " millicores, the host has " + (long) capacity
                            + "; valid: not more than it has");
        }
    }
}
