package org.opendrs.sim.scenario;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Figures of one policy in one scenario. They come from the world's truth, not from what the policy saw; a figure that does not
 * apply is empty.
 *
 * @param policy name of the policy
 * @param hosts number of hosts
 * @param vms number of VMs
 * @param effort what the run took
 * @param swap swap traffic and occupancy
 * @param killed processes that guests killed for want of memory
 * @param jobs what the workloads got done; empty if they have no jobs
 * @param shortage what the VMs wanted and did not get
 * @param moves migrations; empty if migration was off
 * @param relief how the scenario's hotspot ended; empty if the scenario has none to relieve
 * @param engine what the engine did
 * @param recorded what was written of the turns; empty if no record was asked for
 * @param invariants promises that were broken, in order of time; empty if none was, or if the scenario does not check them
 */
public record VariantResult(
        String policy,
        int hosts,
        int vms,
        Effort effort,
        Swap swap,
        Killed killed,
        Optional<Jobs> jobs,
        Shortage shortage,
        Optional<Moves> moves,
        Optional<Relief> relief,
        Engine engine,
        Optional<Recorded> recorded,
        List<Violation> invariants) {
    /** Copies the list. */
    public VariantResult {
        invariants = List.copyOf(invariants);
    }

    /**
     * What the run took.
     *
     * @param simulatedSeconds virtual time
     * @param wallSeconds real time
     * @param cpuSeconds CPU time of the thread that ran world and engine, and of those that helped the engine
     * @param vmSamples how many times the state of a VM was read
     */
    public record Effort(double simulatedSeconds, double wallSeconds, double cpuSeconds, long vmSamples) {}

    /**
     * Swap of hosts and guests, in MiB. A host has settled when its guests' sizes fit into its allocatable memory for the first
     * time.
     *
     * @param hostMax largest occupancy of any host's swap
     * @param hostMean occupancy, mean over hosts and time
     * @param hostIn read back from the swap of all hosts
     * @param hostInSettled the part of {@code hostIn} that was read after its host had settled
     * @param settledAfterSeconds when the last host settled; empty if one never did
     * @param guestMean occupancy of the guests' own swap, mean over hosts and time; empty if no guest has any
     */
    public record Swap(
            double hostMax,
            double hostMean,
            double hostIn,
            double hostInSettled,
            OptionalDouble settledAfterSeconds,
            OptionalDouble guestMean) {}

    /**
     * Processes killed inside guests.
     *
     * @param total all of them
     * @param byPolicy those whose guest had a true demand within its entitlement under perfect sharing
     */
    public record Killed(long total, long byPolicy) {}

    /**
     * Finished jobs of all hosts.
     *
     * @param counts by name of the job
     * @param meanMinutes mean time from start to end, by name of the job
     */
    public record Jobs(SortedMap<String, Long> counts, SortedMap<String, Double> meanMinutes) {
        /** Copies the maps. */
        public Jobs {
            counts = new TreeMap<>(counts);
            meanMinutes = new TreeMap<>(meanMinutes);
        }

        /** Returns the number of finished jobs of any name. */
        public long total() {
            return counts.values().stream().mapToLong(Long::longValue).sum();
        }
    }

    /**
     * What the VMs wanted and did not get.
     *
     * @param unmetCpuRatio wanted CPU time that was not given, as a share of all that was wanted
     * @param unmetMemoryRatio true memory demand beyond the guest's size or in its host's swap, as a share of all demand, both over
     *     time
     * @param sla violations by size class, in name order
     * @param hotspotSeconds seconds for which a host was a true hotspot, summed over hosts
     */
    public record Shortage(double unmetCpuRatio, double unmetMemoryRatio, List<Sla> sla, double hotspotSeconds) {
        /** Copies the list. */
        public Shortage {
            sla = List.copyOf(sla);
        }
    }

    /**
     * Broken service levels of one size class.
     *
     * @param sizeClass name of the class
     * @param vms number of VMs in it
     * @param violatedSeconds seconds of violation, summed over its VMs
     * @param worstVmSeconds seconds of violation of the VM that had most
     */
    public record Sla(String sizeClass, int vms, double violatedSeconds, double worstVmSeconds) {}

    /**
     * Migrations.
     *
     * @param migrations those that started
     * @param returned those that took a VM back to a host that it had left less than 30 minutes before
     */
    public record Moves(long migrations, long returned) {}

    /**
     * What the engine did.
     *
     * @param balloonCommands memory targets that it issued
     * @param storePublishes times that it published a host's load
     * @param turns turns that it ran, ticks left out
     * @param audited whether the reasons of turns were checked; see {@link TraceLevel}
     * @param turnsWithoutReason turns in which a recorded reason does not lead to the recorded decision
     * @param firstWithoutReason what did not follow in the first of them; empty if there is none
     */
    public record Engine(
            long balloonCommands,
            long storePublishes,
            long turns,
            boolean audited,
            long turnsWithoutReason,
            Optional<String> firstWithoutReason) {}

    /**
     * What the record of turns holds.
     *
     * @param turns records of turns
     * @param ticks records of ticks between them
     */
    public record Recorded(long turns, long ticks) {}

    /**
     * A broken promise.
     *
     * @param atSeconds virtual time
     * @param what which promise, with figures
     */
    public record Violation(double atSeconds, String what) {}
}
