package org.opendrs.sim.cli;

import java.io.PrintWriter;
import org.opendrs.core.words.Amounts;
import org.opendrs.model.ReclaimCounters;
import org.opendrs.model.VmSnapshot;

/** How the kernels of the guests of a real host look for memory, for people. */
final class ReclaimLines {
    private ReclaimLines() {}

    /** Prints one line for each guest that tells, and one if none does. */
    static void print(RealHost host, HostLook look, PrintWriter out) {
        boolean told = false;
        for (VmSnapshot vm : look.snapshot().vms()) {
            if (vm.memory().reclaim().isPresent()) {
                told = true;
                out.println("  " + host.name(vm.id()) + ": "
                        + of(vm.memory().reclaim().get()));
            }
        }
        if (!told && look.answered() && !look.snapshot().vms().isEmpty()) {
            out.println("  no guest tells how often it killed processes; that takes Linux 6.12 in it and QEMU 9.2");
        }
    }

    private static String of(ReclaimCounters counters) {
        return "since its boot " + Amounts.count(counters.oomKills(), "kill") + " for lack of memory, "
                + Amounts.count(counters.allocationStalls(), "wait") + " for memory, "
                + Amounts.memory(counters.scannedDirectly().value()) + " looked at meanwhile and "
                + Amounts.memory(counters.reclaimedDirectly().value()) + " found";
    }
}
