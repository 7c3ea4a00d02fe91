package org.opendrs.sim.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.opendrs.model.HostId;
import org.opendrs.model.VmId;
import org.opendrs.spi.MigrationOutcome;

/** The migrations of one run, in order of their starts. Times in seconds. */
final class MoveLog {
    private final List<Entry> entries = new ArrayList<>();
    private final Map<VmId, Integer> open = new LinkedHashMap<>();

    void started(double at, VmId vm, HostId from, HostId to) {
        open.put(vm, entries.size());
        entries.add(new Entry(vm, from, to, at, Double.NaN, "still under way when the run ended"));
    }

    void ended(double at, VmId vm, MigrationOutcome outcome) {
        Integer index = open.remove(vm);
        if (index != null) {
            var entry = entries.get(index);
            entries.set(index, new Entry(vm, entry.from(), entry.to(), entry.began(), at, text(outcome)));
        }
    }

    List<Entry> entries() {
        return List.copyOf(entries);
    }

    private static String text(MigrationOutcome outcome) {
        if (outcome instanceof MigrationOutcome.Failed failed) {
            return "failed: " + failed.detail();
        }
        return outcome instanceof MigrationOutcome.Unknown unknown ? "unknown: " + unknown.detail() : "completed";
    }

    /**
     * One migration.
     *
     * @param vm the VM
     * @param from where it ran
     * @param to where it went
     * @param began when it began to copy
     * @param ended when it ended; not a number if it never did
     * @param outcome how it ended
     */
    record Entry(VmId vm, HostId from, HostId to, double began, double ended, String outcome) {}
}
