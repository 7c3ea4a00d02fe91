package org.opendrs.sim.scenario;

/**
 * What a run is judged by: every figure of the table with its name, unit and meaning. The table, the page of a report, the command
 * {@code drs figures} and the reference of the JSON form all take their words from here.
 */
public enum RunFigure {
    /** Finished jobs of any name. */
    JOBS("jobs", "", Better.HIGHER, "jobs", "Jobs that the workloads of all VMs finished, of any name."),
    /** Finished jobs of one name. */
    JOBS_OF_NAME("  NAME", "", Better.HIGHER, "jobs", "Finished jobs of this name."),
    /** Mean duration of the jobs of one name. */
    JOB_MINUTES(
            "  NAME, mean time",
            "min",
            Better.LOWER,
            "jobMeanMinutes",
            "Mean time from start to end of the finished jobs of this name."),
    /** Largest occupancy of any host's swap. */
    HOST_SWAP_MAX(
            "host swap, largest",
            "MiB",
            Better.LOWER,
            "hostSwapMaxMiB",
            "Memory of VMs that a host had put into its own swap: the most on any one host at any time."),
    /** Mean occupancy of a host's swap. */
    HOST_SWAP_MEAN(
            "host swap, mean",
            "MiB",
            Better.LOWER,
            "hostSwapMeanMiB",
            "Memory of VMs that a host had put into its own swap: mean over hosts and time."),
    /** What was read back from the swap of hosts. */
    HOST_SWAP_IN(
            "host swap-in",
            "MiB",
            Better.LOWER,
            "hostSwapInMiB",
            "Memory read back from the swap of all hosts; whoever touches it waits for the disk."),
    /** The part of it that no overcommitted start explains. */
    HOST_SWAP_IN_SETTLED(
            "  of it after sizes fitted",
            "MiB",
            Better.LOWER,
            "hostSwapInSettledMiB",
            "The part that was read after the sizes of the VMs had come to fit into their host; the rest is due to how the run began."),
    /** When balloons had shrunk guests enough. */
    SETTLED(
            "sizes fit after",
            "s",
            Better.LOWER,
            "settledAfterSeconds",
            "Time until on every host the sizes of its VMs had once fitted into its allocatable memory. \"do not fit\": on some host"
                    + " they never did, which is usual for policy none where memory is overcommitted; the host's swap takes the rest."),
    /** Occupancy of the guests' own swap. */
    GUEST_SWAP_MEAN(
            "guest swap, mean",
            "MiB",
            Better.LOWER,
            "guestSwapMeanMiB",
            "Memory that guests had put into swap of their own: sum over the VMs of a host, mean over hosts and time."),
    /** Processes that guests killed. */
    OOM_KILLS(
            "guest OOM kills",
            "",
            Better.LOWER,
            "guestOomKills",
            "Processes that the kernels of guests killed because memory ran out (OOM)."),
    /** Those that perfect sharing would have spared. */
    OOM_BY_POLICY(
            "  of it by policy",
            "",
            Better.LOWER,
            "guestOomByPolicy",
            "Kills in guests that would have had what they wanted under perfect sharing: the policy is to blame."),
    /** CPU that was wanted and not given. */
    UNMET_CPU(
            "unmet CPU",
            "%",
            Better.LOWER,
            "unmetCpuRatio",
            "CPU time that VMs wanted and did not get, of all that they wanted."),
    /** Memory that was wanted and not there. */
    UNMET_MEMORY(
            "unmet memory",
            "%",
            Better.LOWER,
            "unmetMemoryRatio",
            "Memory that guests wanted and did not have, of all that they wanted, over time: what was wanted beyond their size, and"
                    + " what of it their host had swapped."),
    /** Time for which VMs of a size class fared badly. */
    SERVICE_LEVEL(
            "service level broken, CLASS",
            "VM s",
            Better.LOWER,
            "sla",
            "Seconds, summed over the VMs of this size class, in which a VM got over 10 % less CPU than it wanted, or lost 10 % of its"
                    + " time or more to swap though it was entitled to more memory than it had to work with. A VM that is down wants nothing."
                    + " Spells under a minute do not count."),
    /** Time for which hosts were short. */
    HOTSPOTS(
            "hotspots",
            "host s",
            Better.LOWER,
            "hotspotSeconds",
            "Seconds, summed over hosts, in which more than 95 % of a host's allocatable memory or CPU was wanted, or it read more than"
                    + " 1 MiB/s back from swap. Spells under a minute do not count."),
    /** Migrations that started. */
    MIGRATIONS("migrations", "", Better.LOWER, "migrations", "Live migrations that began."),
    /** Those that were to and fro. */
    MIGRATIONS_RETURNED(
            "  of it returned",
            "",
            Better.LOWER,
            "returnedMigrations",
            "Those that took a VM back to a host that it had left at most 30 minutes before."),
    /** How long the scenario's hotspot lasted. */
    RELIEVED(
            "hotspot relieved after",
            "turns",
            Better.LOWER,
            "reliefTurns",
            "Turns from the first report of a hotspot until its host was truly no longer hot. \"not relieved\": it was hot to the end,"
                    + " or no hotspot was reported."),
    /** Other hosts that became hot. */
    NEW_HOTSPOTS("new hotspots", "", Better.LOWER, "newHotspots", "Other hosts that became hot."),
    /** Memory targets that the engine issued. */
    BALLOON_COMMANDS(
            "balloon commands",
            "",
            Better.LOWER,
            "balloonCommands",
            "Balloon targets that the engine set: what it took to get there."),
    /** How often loads of hosts were published. */
    STORE_PUBLISHES(
            "store publishes",
            "",
            Better.LOWER,
            "storePublishes",
            "Times that the load of a host was published in the cluster's store, because it had changed enough."),
    /** Turns of the engine. */
    TURNS(
            "turns",
            "",
            Better.NEITHER,
            "turns",
            "Rounds of the engine: observe, detect, decide, act, report. Ticks between them are not counted."),
    /** Turns that cannot be explained. */
    TURNS_WITHOUT_REASON(
            "  of it without reason",
            "",
            Better.LOWER,
            "turnsWithoutReason",
            "Turns whose recorded reasons do not lead to the recorded decision when they are computed again; should be 0."),
    /** Real time that the run took. */
    WALL(
            "wall time",
            "s",
            Better.LOWER,
            "wallSeconds",
            "Real time that the run took on this computer; differs from run to run.");

    private final String label;
    private final String unit;
    private final Better better;
    private final String jsonField;
    private final String meaning;

    RunFigure(String label, String unit, Better better, String jsonField, String meaning) {
        this.label = label;
        this.unit = unit;
        this.better = better;
        this.jsonField = jsonField;
        this.meaning = meaning;
    }

    /** Returns the name without unit; a part of the figure above is indented by two spaces. NAME and CLASS stand for names. */
    public String label() {
        return label;
    }

    /** Returns the unit of the table; empty for a number of things. */
    public String unit() {
        return unit;
    }

    /** Returns which way is better. */
    public Better better() {
        return better;
    }

    /** Returns the field of the JSON form; ratios there are 0 to 1, in the table per cent. */
    public String jsonField() {
        return jsonField;
    }

    /** Returns what it measures, in one or a few sentences. */
    public String meaning() {
        return meaning;
    }

    /** Returns name and unit as the first column of the table has them. */
    public String heading() {
        return withUnit(label);
    }

    /** The same for a figure that there is once for each job or size class. */
    public String heading(String name) {
        return withUnit(label.replace("NAME", name).replace("CLASS", name));
    }

    private String withUnit(String text) {
        return unit.isEmpty() ? text : text + " (" + unit + ")";
    }

    /** Which of two values of a figure is the better one, all else being equal. */
    public enum Better {
        /** The larger one. */
        HIGHER,
        /** The smaller one. */
        LOWER,
        /** None: it says how long the run was. */
        NEITHER;

        /** Returns the words for people. */
        public String text() {
            return switch (this) {
                case HIGHER -> "higher is better";
                case LOWER -> "lower is better";
                case NEITHER -> "neither is better";
            };
        }
    }
}
