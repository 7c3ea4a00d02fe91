package org.opendrs.sim.world;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.opendrs.sim.guest.FreeFigures;
import org.opendrs.sim.guest.GuestFigures;
import org.opendrs.sim.migration.MigrationFigures;
import org.opendrs.sim.workload.JobFigures;
import org.opendrs.sim.workload.JobKind;

/**
 * Every figure of the simulated world, in one place and with its source. They were chosen from measurements and from the thesis
 * before any policy was tuned, and are frozen since; tables of results are repeated with each of them halved and doubled ({@link
 * #scaled}).
 *
 * <p>Calibrated against real guests, half of the points for finding a figure and half for judging it: {@code *CalibrationIT} in the
 * integration tests; the guide "How real the simulated world is" has the table, and which figures were not adopted and why.
 *
 * <p>Sources: "LAB" are measurements on real libvirt and QEMU, "THESIS" is the reference experiment of 2016, "ALGORITHMS" the
 * fluid model that the algorithms were chosen with, "choice" a figure that no source gives. MB of guests are MiB in LAB; MB of
 * jobs are 10^6 bytes. Immutable.
 */
public final class WorldConstants {
    private static final double MB = 1e6;
    private static final double MIB = 1 << 20;
    private static final double NANOS_PER_SECOND = 1e9;

    /** The constants with their default, unit and source. */
    public enum Constant {
        /** Length of a physics step. */
        STEP(1, "s", "choice: the OOM killer acts within 1 to 2 s (LAB §5), so that 1 s is needed to see it"),

        /** Memory that the host uses itself. */
        HOST_OWN_MEMORY(1200 * MB, "B", "THESIS §8: 1.2 GB"),
        /** CPU that the host uses itself. */
        HOST_OWN_CPU(0.05, "cores", "choice: services at rest; the thesis' prototype took < 0.35 % of 8 cores"),
        /** Memory of a VM's process besides guest pages. */
        QEMU_OVERHEAD(
                40 * MIB,
                "B",
                "LAB §3: 105-125 MB under TCG (LAB calibration: 102-121 MiB), 20-60 MB expected under KVM"),
        /**
         * Bandwidth of the disk that host swap and guest swap share. No source states it. A SATA disk of the time reads about 100
         * MB/s in sequence; swap reads and writes alternate, which leaves half. Without a policy the reference experiment finishes
         * 409 jobs a host at this value and 569 at 100 MB/s (measured there: 442).
         */
        SWAP_DISK(50 * MB, "B/s", "choice: half of a SATA disk's sequential rate; neither THESIS nor LAB states it"),
        /** Share of a guest's idle pages that the host's kernel recognises as idle and swaps first. */
        IDLE_RECOGNISED(0.3, "", "ALGORITHMS §3: idle pages first, but 70 % of them hidden from the host"),

        /** Memory that a guest's kernel keeps from view, in any guest. */
        KERNEL_RESERVE_FIXED(
                33.23 * MIB, "B", "LAB calibration: line through 35.42 MiB at 128 MiB and 50.73 MiB at 1 GiB"),
        /** Further part of the guest's maximum that it keeps. */
        KERNEL_RESERVE_SHARE(
                0.01709, "", "LAB calibration: the same line; 256 MiB (37.61) and 512 MiB (41.98) lie on it"),
        /** What a guest without jobs uses, kernel included. */
        BASE_USE(200 * MB, "B", "THESIS §8: 200 MB"),
        /** Growth of a guest's page cache while jobs run. */
        CACHE_GROWTH(1.5 * MB, "B/s", "THESIS §8: 1.5 MB/s"),
        /** Size that a guest's page cache does not exceed. */
        CACHE_LIMIT(600 * MB, "B", "THESIS §8: 600 MB"),
        /** Memory that a process touches at most in a second, new or again. */
        TOUCH_RATE(50 * MB, "B/s", "THESIS §8: jobs touch at <= 50 MB/s"),
        /** Base use that is touched again in a second while no job runs. */
        BASE_TOUCH_RATE(1 * MB, "B/s", "choice: a guest at rest reads swapped pages back slowly"),
        /** Work slows by 1 / (1 + this x swapped share of the working set). */
        SWAP_PENALTY(8, "", "ALGORITHMS §3: 1/(1+8f)"),
        /** Bytes that one major fault of a guest brings in. */
        SWAP_CLUSTER(32 * 1024, "B", "Linux vm.page-cluster = 3: 8 pages"),
        /** Free memory below which allocations find nothing: the root of this many bytes times what the guest's kernel counts. */
        MINIMUM_FREE_ROOT(16 * 1024, "B", "Linux mm/page_alloc.c: 4 sqrt(KiB of low memory) KiB"),
        /** Further, this part of it. */
        MINIMUM_FREE_SHARE(
                1 / 256.0,
                "",
                "Linux vm.lowmem_reserve_ratio = 256; LAB calibration: with the root 2.7, 3.7, 4.6 MiB in 256, 384, 512 MiB,"
                        + " balloons stall at 2.5, 3.5, 4.4"),
        /** From 512 MiB on instead, for each zone of a guest's memory: two, or three from 3.5 GiB on. */
        MINIMUM_FREE_ZONE(
                22 * MIB,
                "B",
                "Linux mm/khugepaged.c: 2 + 3^2 huge pages of 2 MiB a zone; LAB calibration: with it 44, 44, 66 MiB in 1, 2, 4"
                        + " GiB, balloons stall at 39, 43, 75"),
        /** Time without progress until a guest's OOM killer acts. */
        OOM_DELAY(1.5, "s", "LAB §5: within 1-2 s of a stall; LAB calibration: 0.4 s after a process wants more"),
        /** Speed of a balloon that takes memory. */
        INFLATE_RATE(
                1000 * MIB, "B/s", "LAB calibration: 940-1110 MiB/s on a calm machine, whether used before or never"),
        /** Speed of a balloon that takes memory which it gave back before and which nobody has used since. */
        HOLLOW_INFLATE_RATE(740 * MIB, "B/s", "LAB calibration: 690-750 MiB/s on a calm machine"),
        /** Speed of a balloon that gives memory back. */
        DEFLATE_RATE(2800 * MIB, "B/s", "LAB calibration: 2400-3100 MiB/s on a calm machine"),
        /** Speed of a balloon whose host is short of CPU. */
        CONTENDED_RATE(180 * MIB, "B/s", "LAB §5: 118-243 MB/s noisy"),
        /** Longest age of the balloon size that the host sees; half of it on average. */
        ACTUAL_LAG(1, "s", "LAB §5: refreshed once a second; LAB calibration: 0.05-0.96 s, mean 0.48 s"),
        /** CPU of a guest in which nothing runs. */
        IDLE_CPU(0.006, "cores", "LAB §3: 0.4-0.8 % of a core"),
        /** Time of a guest's boot. */
        BOOT_TIME(3, "s", "LAB §3: 2.2-5 s"),

        /** Time before a migration sends its first byte. */
        MIGRATION_SETUP(0.22, "s", "LAB §6: t = 0.3 s + bytes/bandwidth, less the switch"),
        /** Time from the last byte until the VM runs again. */
        MIGRATION_SWITCH(0.08, "s", "LAB §6: downtime 60-150 ms with a bandwidth cap"),
        /** The VM is stopped once the rest takes no longer than this. */
        DOWNTIME_LIMIT(0.3, "s", "ALGORITHMS §4: QEMU's default 300 ms"),
        /** Rounds after which a migration fails. */
        MAX_ROUNDS(30, "", "choice: Xen gives up after about as many; QEMU goes on until somebody ends it"),
        /** Rounds in succession that do not make the rest smaller after which a migration fails. */
        FLAT_ROUNDS(3, "", "choice: LAB §6, a dirty rate above the bandwidth never converges"),
        /** CPU of one core that a migration takes on both ends for this many bytes per second. */
        MIGRATION_BYTES_PER_CORE(1200 * MB, "B/s", "ALGORITHMS §4: bandwidth / 1.2 GB/s cores"),

        /** Time from a sample's request to its answer. */
        SAMPLE_LATENCY(0.03, "s", "LAB §4: 42-68 ms for 3 to 8 guests through a new virsh"),
        /** Time from a command's request to its answer. */
        COMMAND_LATENCY(0.01, "s", "LAB calibration: answered after 1.5 ms, first movement after 9-18 ms"),
        /** Time until a connection to a host that is down counts as lost. */
        KEEPALIVE(10, "s", "LAB §6: link down is an error after 10 s"),
        /** Time until a migration to a host that is down is refused. */
        NO_ROUTE(3.1, "s", "LAB §6: destination unreachable, 3.1 s"),

        /** CPU time of the job libquantum. */
        LIBQUANTUM_CPU(840, "s", "THESIS §8: 840 s"),
        /** Memory of the job libquantum. */
        LIBQUANTUM_MEMORY(50 * MB, "B", "THESIS §8: 50 MB"),
        /** CPU time of the job mcf. */
        MCF_CPU(900, "s", "THESIS §8: 900 s"),
        /** Memory of the job mcf. */
        MCF_MEMORY(1800 * MB, "B", "THESIS §8: 1800 MB"),
        /** Memory of the job usemem. */
        USEMEM_MEMORY(1800 * MB, "B", "THESIS §8: up to 1800 MB"),
        /** Speed at which the job usemem grows. */
        USEMEM_GROWTH(50 * MB, "B/s", "THESIS §8: +100 MB every 2 s"),
        /**
         * Time for which the job usemem walks its memory before it ends. A hold that only slept would take 5.6 minutes whatever
         * the host does, and could not give the 12.8 minutes that the thesis measured under swap.
         */
        USEMEM_HOLD(300, "s", "THESIS §8: hold 300 s"),
        /** CPU of the job usemem. */
        USEMEM_CPU(0.05, "cores", "choice: touching and walking memory takes little CPU"),
        /** Upper end of the uniformly distributed pause between two jobs. */
        JOB_PAUSE(90, "s", "THESIS §8: U(0, 90 s)"),
        /** Memory that a job overwrites in a second of running. */
        JOB_DIRTY_RATE(20 * MB, "B/s", "choice within the 5-40 MB/s of LAB §6"),
        /** Share of a job's memory that these writes fall into. */
        JOB_HOT_SHARE(0.1, "", "ALGORITHMS §4: hot set 0.5-30 %");

        private final double standard;
        private final String unit;
        private final String source;

        Constant(double standard, String unit, String source) {
            this.standard = standard;
            this.unit = unit;
            this.source = source;
        }

        /** Returns the default. */
        public double standard() {
            return standard;
        }

        /** Returns the unit; empty for a ratio or a count. */
        public String unit() {
            return unit;
        }

        /** Returns where the default comes from. */
        public String source() {
            return source;
        }
    }

    /** The constants as documented. */
    public static final WorldConstants DEFAULT = new WorldConstants(new EnumMap<>(Constant.class));

    private final Map<Constant, Double> values;

    private WorldConstants(Map<Constant, Double> values) {
        this.values = values;
    }

    /** Returns the value of a constant, in its unit. */
    public double get(Constant constant) {
        return values.getOrDefault(constant, constant.standard());
    }

    /**
     * Returns a copy in which one constant has another value.
     *
     * @throws IllegalArgumentException if the value is negative or not finite, or if it is a step that is not positive
     */
    public WorldConstants with(Constant constant, double value) {
        if (!(value >= 0) || Double.isInfinite(value) || (constant == Constant.STEP && value == 0)) {
            throw new IllegalArgumentException(
                    "the constant " + constant + " must be finite and not negative, a step positive, got " + value);
        }
        var copy = new EnumMap<Constant, Double>(Constant.class);
        copy.putAll(values);
        copy.put(constant, value);
        return new WorldConstants(copy);
    }

    /** Returns a copy with another length of the physics step. */
    public WorldConstants withStep(Duration step) {
        return with(Constant.STEP, step.toNanos() / NANOS_PER_SECOND);
    }

    /**
     * Returns a copy in which the constant of this name is multiplied by a factor.
     *
     * @throws IllegalArgumentException if there is no constant of this name
     */
    public WorldConstants scaled(String name, double factor) {
        for (Constant constant : Constant.values()) {
            if (constant.name().equals(name)) {
                return with(constant, get(constant) * factor);
            }
        }
        throw new IllegalArgumentException(
                "there is no constant " + name + "; there are " + List.of(Constant.values()));
    }

    /** Returns the length of a physics step. */
    public Duration step() {
        return duration(Constant.STEP);
    }

    Duration duration(Constant seconds) {
        return Duration.ofNanos(Math.round(get(seconds) * NANOS_PER_SECOND));
    }

    long bytes(Constant constant) {
        return Math.round(get(constant));
    }

    /** Returns the figures that guests are made with. */
    public GuestFigures guests() {
        return new GuestFigures(
                bytes(Constant.KERNEL_RESERVE_FIXED),
                get(Constant.KERNEL_RESERVE_SHARE),
                bytes(Constant.BASE_USE),
                get(Constant.CACHE_GROWTH),
                bytes(Constant.CACHE_LIMIT),
                get(Constant.TOUCH_RATE),
                get(Constant.BASE_TOUCH_RATE),
                get(Constant.SWAP_PENALTY),
                Math.max(1, bytes(Constant.SWAP_CLUSTER)),
                new FreeFigures(
                        get(Constant.MINIMUM_FREE_ROOT),
                        get(Constant.MINIMUM_FREE_SHARE),
                        bytes(Constant.MINIMUM_FREE_ZONE)),
                get(Constant.OOM_DELAY),
                get(Constant.INFLATE_RATE),
                get(Constant.HOLLOW_INFLATE_RATE),
                get(Constant.DEFLATE_RATE),
                get(Constant.CONTENDED_RATE),
                get(Constant.ACTUAL_LAG),
                get(Constant.IDLE_CPU),
                get(Constant.BOOT_TIME),
                bytes(Constant.QEMU_OVERHEAD),
                jobs());
    }

    /** Returns the figures that jobs are made with. */
    public JobFigures jobs() {
        double growth = get(Constant.USEMEM_GROWTH);
        double ramp = get(Constant.USEMEM_MEMORY) / growth;
        return new JobFigures(
                List.of(
                        new JobKind(
                                "usemem",
                                get(Constant.USEMEM_CPU),
                                ramp + get(Constant.USEMEM_HOLD),
                                bytes(Constant.USEMEM_MEMORY),
                                growth),
                        atOnce("libquantum", Constant.LIBQUANTUM_CPU, Constant.LIBQUANTUM_MEMORY),
                        atOnce("mcf", Constant.MCF_CPU, Constant.MCF_MEMORY)),
                get(Constant.JOB_PAUSE),
                get(Constant.JOB_DIRTY_RATE),
                get(Constant.JOB_HOT_SHARE));
    }

    /** Returns the figures that migrations are made with. */
    public MigrationFigures migrations() {
        return new MigrationFigures(
                get(Constant.MIGRATION_SETUP),
                get(Constant.MIGRATION_SWITCH),
                get(Constant.DOWNTIME_LIMIT),
                (int) Math.round(get(Constant.MAX_ROUNDS)),
                (int) Math.round(get(Constant.FLAT_ROUNDS)));
    }

    private JobKind atOnce(String name, Constant cpu, Constant memory) {
        return new JobKind(name, 1, get(cpu), bytes(memory), Double.POSITIVE_INFINITY);
    }
}
