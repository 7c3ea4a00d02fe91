package org.opendrs.json;

import java.time.Duration;
import java.util.Optional;
import org.opendrs.model.DataQuality;
import org.opendrs.model.HostSnapshot;
import org.opendrs.model.Resource;
import org.opendrs.model.VmSnapshot;
import org.opendrs.unit.Bytes;

/** Contradictions within one VM of a snapshot. */
final class VmFigures {
    /** Older than any VM; keeps sums of times from overflowing. */
    private static final Duration OLDEST = Duration.ofDays(36_500);

    private final String path;
    private final VmSnapshot vm;
    private final FileProblems problems;

    VmFigures(String path, VmSnapshot vm, FileProblems problems) {
        this.path = path;
        this.vm = vm;
        this.problems = problems;
    }

    void check(Optional<HostSnapshot> host) {
        Amounts.check(path + ".usage", vm.usage(), problems);
        Amounts.check(path + ".demand", vm.demand(), problems);
        amount("maximum", vm.memory().maximum());
        amount("actual", vm.memory().actual());
        amount("usable", vm.memory().usable());
        amount("resident", vm.memory().resident());
        Amounts.check(
                path + ".memoryAllocation.reservation",
                vm.memoryAllocation().reservation().value(),
                problems);
        if (vm.memory().majorFaultsPerSecond() < 0) {
            problems.add(
                    path + ".memory.majorFaultsPerSecond",
                    "is " + vm.memory().majorFaultsPerSecond() + "; valid: a whole number >= 0");
        }
        if (vm.age().isNegative() || vm.age().compareTo(OLDEST) > 0) {
            problems.add(path + ".age", "is " + vm.age() + "; valid: from PT0S to " + OLDEST);
        }
        host.ifPresent(this::checkUsage);
        if (vm.quality() == DataQuality.GOOD) {
            checkMemory();
        }
    }

    private void amount(String name, Bytes value) {
        Amounts.check(path + ".memory." + name, value.value(), problems);
    }

    private void checkUsage(HostSnapshot host) {
        for (Resource resource : vm.usage().resources()) {
            long used = vm.usage().amount(resource);
            long capacity = host.capacity().amount(resource);
            if (used > capacity && capacity > 0) {
                problems.add(
                        path + ".usage." + resource,
                        "is " + used + " " + resource.unit() + ", more than the host has, " + capacity);
            }
        }
    }

    /** Data that count as good do not contradict each other. */
    private void checkMemory() {
        atMost("unused", vm.memory().unused(), "usable", vm.memory().usable());
        atMost("usable", vm.memory().usable(), "actual", vm.memory().actual());
        atMost("actual", vm.memory().actual(), "maximum", vm.memory().maximum());
    }

    private void atMost(String name, Bytes value, String otherName, Bytes other) {
        if (value.compareTo(other) > 0) {
            problems.add(
                    path + ".memory." + name,
                    "is " + value.value() + " bytes, more than " + otherName + ", " + other.value()
                            + "; valid: at most that, or a quality other than GOOD");
        }
    }
}
