package org.opendrs.sim.scenario;

import java.time.Duration;
import java.util.Optional;
import org.opendrs.config.TextSection;
import org.opendrs.sim.trace.Metric;
import org.opendrs.sim.trace.TraceLoad;
import org.opendrs.sim.trace.TraceVm;
import org.opendrs.sim.trace.UsageTrace;
import org.opendrs.unit.ByteRate;
import org.opendrs.unit.Bytes;

/**
 * Reads which VMs of a recording guests follow: one each, in the order of the recording, starting over after the last.
 *
 * @param trace the recording
 * @param first index of the VM that the first guest follows
 * @param skip time of the recording at which the run starts
 * @param held memory that guests hold if the recording does not tell
 */
record TraceText(UsageTrace trace, int first, Duration skip, Portion held) {
    /**
     * Memory that a guest has besides what 100 % of the recorded memory stands for: its own base use (THESIS §8: 200 MB) and the least
     * that it must have free.
     */
    private static final Bytes OWN = Bytes.mib(256);

    static Optional<TraceText> read(TextSection text, TraceShelf shelf) {
        var trace = shelf.usage(text, "name");
        text.require("name", "needs the name of a recording, such as {name: planetlab:20110303}");
        long most = trace.map(found -> (long) found.vms().size()).orElse((long) Integer.MAX_VALUE);
        long first = text.whole("first", 1, most).orElse(1L);
        var skip = text.time("skip", LoadText.NOW, LoadText.YEAR).orElse(LoadText.NOW);
        var held = LoadText.Level.memory(text, "memory");
        if (held.isPresent() && trace.filter(TraceText::tellsMemory).isPresent()) {
            text.problem("memory", "this recording tells how much memory its VMs used; leave it out");
        }
        return trace.map(found -> new TraceText(found, (int) first - 1, skip, held.orElse(Portion.NONE)));
    }

    /** Returns whether the recording tells how large its VMs were. */
    boolean tellsSizes() {
        return trace.vms().stream().allMatch(vm -> vm.memory().isPresent());
    }

    private static boolean tellsMemory(UsageTrace trace) {
        return trace.column(Metric.MEMORY).isPresent();
    }

    /** Returns what the guests do, if a guest at full CPU writes at this rate into this much memory. */
    GuestLoad load(ByteRate rate, Bytes hotSet) {
        return (size, number) -> {
            var load =
                    TraceLoad.cpu(trace, index(number), size.vcpus()).from(skip).writing(rate, hotSet);
            var whole = size.memory().minusOrZero(OWN).max(size.memory().times(0.5));
            return tellsMemory(trace) ? load.memory(whole) : load.constantMemory(held.memory(size));
        };
    }

    /** Returns how many guests follow each VM once, from the first to the last. */
    int rest() {
        return trace.vms().size() - first;
    }

    /** Returns the recorded number of virtual CPUs; one where it is not recorded or the VM was off. */
    int vcpus(int number) {
        return Math.max(1, Math.min(GuestText.MOST_VCPUS, vm(number).cores().orElse(1)));
    }

    /** Returns the recorded memory; the least that a guest can have where it is less or not recorded. */
    Bytes memory(int number) {
        return vm(number)
                .memory()
                .orElse(Bytes.ZERO)
                .max(GuestText.LEAST_MEMORY)
                .min(GuestText.MOST_MEMORY);
    }

    private TraceVm vm(int number) {
        return trace.vms().get(index(number));
    }

    private int index(int number) {
        return (first + number) % trace.vms().size();
    }
}
