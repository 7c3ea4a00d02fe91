package org.opendrs.sim.guest;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.opendrs.model.GuestStats;
import org.opendrs.model.ReclaimCounters;
import org.opendrs.model.VcpuTimes;
import org.opendrs.sim.workload.JobListener;
import org.opendrs.sim.workload.Task;
import org.opendrs.sim.workload.Workload;

/**
 * One running guest. Its host drives it through each step: {@link #plan} says what the guest wants, {@link #move} moves memory
 * within the budgets that the host found, {@link #run} hands out the CPU time and lets the work go on.
 *
 * <p>Guests are made and driven by {@code SimWorld}; embedders see them through {@code WorldTruth}.
 */
public final class Guest {
    /** An odd number with mixed bits: 2^64 divided by the golden ratio. */
    private static final long DIGEST_FACTOR = 0x9E3779B97F4A7C15L;

    private static final long FACTOR_2 = power(2);
    private static final long FACTOR_3 = power(3);
    private static final long FACTOR_4 = power(4);
    private static final long FACTOR_5 = power(5);

    /** By what a digest is multiplied for each guest: a factor for each of the six amounts that are folded in. */
    public static final long DIGEST_STRIDE = power(6);

    private final GuestSpec spec;
    private final GuestFigures figures;
    private final GuestListener listener;
    private final JobListener jobs;
    private final GuestPages pages;
    private final Balloon balloon;
    private final GuestCpu cpu;
    private final StatsReport report;
    private final OomKiller oomKiller;
    private final Workload workload;
    private final Task[] tasks;
    private final double[] unhindered;
    private final GuestWants wants;
    private final long bootUse;

    private boolean paused;
    /** Whether no page moves in this step. */
    private boolean quiet;

    private double bootLeft;
    private double lost;
    private double awake;
    private double swapSpeed = 1;

    /** Starts a guest. It holds its maximum at first, whatever its target (LAB §5), and its workload starts after the boot. */
    public Guest(GuestSpec spec, GuestFigures figures, SplittableRandom random, GuestListener listener) {
        this.spec = spec;
        this.figures = figures;
        this.listener = listener;
        this.jobs = (job, seconds) -> listener.jobFinished(this, job, seconds);
        long maximum = spec.maximum().value();
        long use = spec.baseUse().map(bytes -> bytes.value()).orElse(figures.baseUse());
        long reserve = Math.min(use, figures.kernelReserveFixed() + (long) (figures.kernelReserveShare() * maximum));
        this.bootUse = use - reserve;
        long minimumFree = figures.free().minimum(maximum, maximum - reserve);
        this.pages = new GuestPages(maximum, reserve, minimumFree, spec.swap().value());
        this.balloon = new Balloon(
                figures, spec.balloonDriver(), maximum, spec.target().value());
        this.cpu = new GuestCpu(spec.vcpus(), spec.cpuShares());
        this.report = new StatsReport(figures.swapCluster(), spec.autodeflate() ? maximum - reserve : 0);
        this.oomKiller = new OomKiller(figures.oomDelay());
        report.reclaim(reclaim());
        this.workload = spec.workload().create(random, figures.jobs());
        this.tasks = workload.tasks().toArray(new Task[0]);
        this.unhindered = new double[tasks.length];
        this.wants = new GuestWants(figures, tasks);
        this.bootLeft = figures.bootSeconds();
    }

    /** First part of a step: finds out what the guest wants. {@code hostCpu} is the share of wanted CPU its host gave last. */
    public void plan(double seconds, double hostCpu) {
        awake = paused ? 0 : Math.max(0, seconds - lost);
        lost = paused ? lost : Math.max(0, lost - seconds);
        quiet = false;
        if (awake == 0) {
            wants.clear();
            cpu.sleep();
            return;
        }
        if (bootLeft > 0) {
            wants.clear();
            long missing = bootUse - pages.anonymous();
            double part = Math.min(1, awake / bootLeft);
            wants.boot(pages, (long) (missing * part));
            return;
        }
        workload.plan(awake);
        wants.clear();
        quiet = nothingMoves();
        if (quiet) {
            return;
        }
        freeWhatIsNotWanted();
        long give = balloon.wantsToDeflate(pages.actual(), awake, hostCpu);
        pages.deflate(give);
        wants.plan(pages, balloon.wantsToInflate(pages, awake, hostCpu), awake);
    }

    /**
     * Returns whether no page would move: then a guest wants nothing, at the speed 1. That is so in most steps of most guests.
     */
    private boolean nothingMoves() {
        if (pages.swapped() > 0 || pages.hotOut() > 0 || !balloon.isThere(pages.actual())) {
            return false;
        }
        boolean active = false;
        for (Task task : tasks) {
            if (task.goal() != task.held() || task.missing() != 0) {
                return false;
            }
            active |= task.active();
        }
        return !active || pages.cache() >= figures.cacheLimit() || pages.room() == 0;
    }

    /**
     * Returns whether this step may be news to the listener: a job may be completed, or a process killed. Known once the step is
     * planned.
     */
    public boolean mayHaveNews() {
        return awake > 0 && (workload.mayFinish(awake) || (bootLeft <= 0 && mayStarve()));
    }

    /** Returns whether all that is free, in cache or swappable may be used up by the end of the step. */
    private boolean mayStarve() {
        if (quiet) {
            return false;
        }
        long most = wants.touchSum() + wants.swapIn() + wants.inflate();
        return most >= pages.room() + pages.cache() + Math.max(0, pages.swapRoom());
    }

    /** Returns whether no page moves in this step. */
    public boolean quiet() {
        return quiet;
    }

    /**
     * Returns for how many coming steps the guest will do what it did in the last one, if its host gives it the same; zero if it may do
     * something else, or if nobody knows.
     */
    public long restfulSteps(double seconds) {
        boolean likeBefore = quiet && lost == 0 && awake == seconds && balloon.isSeen(pages.actual());
        return likeBefore ? workload.steadySteps(seconds) : 0;
    }

    /** Does at once what the guest would have done in these steps, all of them like the last one that it walked. */
    public void rest(RestedSteps steps) {
        cpu.count(steps.count(), steps.seconds());
        balloon.rest(steps.count(), steps.seconds());
        workload.skip(steps.count(), steps.seconds());
        if (balloon.hasDriver()) {
            report.rest(pages, steps);
        }
    }

    /** Returns by how many bytes the guest's host memory would grow in this step, reading from the host's swap included. */
    public long growthWanted() {
        return wants.growth();
    }

    /** Returns how many bytes of disk traffic the guest would cause in this step. */
    public long diskWanted() {
        return wants.disk();
    }

    /** Second part of a step: moves memory, within shares of what was wanted. Then {@link #cpuWanted} is known. */
    public void move(double seconds, double growthShare, double diskShare) {
        pages.budget(part(wants.disk(), diskShare), part(wants.growth(), growthShare));
        if (awake == 0) {
            return;
        }
        if (bootLeft > 0) {
            pages.touch(wants.touchSum());
            // A step may be longer than the boot, which then takes a part of it.
            cpu.boot(Math.min(awake, bootLeft) / seconds);
            bootLeft -= awake;
            return;
        }
        boolean starved = false;
        if (quiet) {
            swapSpeed = 1;
            Arrays.fill(unhindered, 1);
        } else {
            swapSpeed = wants.speed() * readSwapped(Math.min(growthShare, diskShare));
            starved = moveTasks(swapSpeed);
            starved |= moveBalloon();
            pages.growCache(wants.cache());
        }
        if (oomKiller.strikes(starved, awake)) {
            kill();
        }
        cpu.want(tasks, unhindered, figures.idleCpu(), awake / seconds);
    }

    /** Third part of a step: takes the CPU time in {@link #cpuGranted} and lets the work go on. */
    public void run(double seconds, long epochSecond) {
        cpu.count(seconds);
        balloon.settle(pages.actual(), seconds);
        if (awake == 0) {
            return;
        }
        if (bootLeft <= 0) {
            cpu.run(tasks, unhindered, awake);
            workload.advance(awake, jobs);
        }
        if (balloon.hasDriver() && bootLeft <= 0) {
            report.settle(pages, awake, epochSecond);
        }
    }

    /** Rounds up: a guest that waits for its last byte must get it some day. */
    private static long part(long wanted, double share) {
        return (long) Math.ceil(wanted * share);
    }

    private void freeWhatIsNotWanted() {
        for (Task task : tasks) {
            if (task.goal() < task.held()) {
                pages.release(task.held() - task.goal());
                task.holds(task.goal(), 0);
            }
        }
    }

    /**
     * Reads swapped pages that tasks touch; returns the share of them that came. Reads take their part of the budgets and no
     * more: else pages that are pushed out and read back in turn would keep tasks from growing for ever.
     */
    private double readSwapped(double share) {
        long wanted = wants.hotRead() + wants.swapIn();
        if (wanted == 0) {
            return 1;
        }
        long got = pages.readBack(part(wants.hotRead(), share)) + pages.swapIn(part(wants.swapIn(), share));
        return (double) got / wanted;
    }

    /**
     * Lets tasks touch new memory and finds how fast they can go; returns whether one of them found none and none can be made.
     * The speed falls with the swapped share of the working set, and further if the disk cannot deliver what tasks touch.
     */
    private boolean moveTasks(double speed) {
        boolean starved = false;
        for (int i = 0; i < tasks.length; i++) {
            long wanted = wants.touch(i);
            long got = pages.touch(wanted);
            if (got < wanted && exhausted()) {
                if (deflateOnDemand(wanted - got)) {
                    got += pages.touch(wanted - got);
                } else {
                    starved = true;
                }
            }
            tasks[i].holds(tasks[i].held() + got, wanted - got);
            unhindered[i] = wanted == 0 ? speed : speed * ((double) got / wanted);
        }
        return starved;
    }

    /** Lets the balloon inflate; returns whether it has brought the guest to where the OOM killer acts. */
    private boolean moveBalloon() {
        long wanted = wants.inflate();
        long got = wanted == 0 ? 0 : pages.inflate(wanted);
        return got < wanted && exhausted() && !spec.autodeflate();
    }

    /** Returns whether there is neither a free page nor anything to push out. */
    private boolean exhausted() {
        return pages.room() == 0 && pages.cache() == 0 && pages.swapRoom() <= 0;
    }

    private boolean deflateOnDemand(long bytes) {
        long held = spec.maximum().value() - pages.actual();
        if (!spec.autodeflate() || !balloon.hasDriver() || held == 0) {
            return false;
        }
        pages.deflate(Math.min(bytes, held));
        return true;
    }

    private void kill() {
        int victim = OomKiller.victim(tasks);
        if (victim < 0) {
            return;
        }
        String job = tasks[victim].job();
        long bytes = tasks[victim].held();
        quiet = false;
        pages.release(bytes);
        tasks[victim].holds(0, 0);
        workload.killed(victim);
        unhindered[victim] = 0;
        oomKiller.killed();
        report.reclaim(reclaim());
        listener.oomKilled(this, job, bytes);
    }

    private Optional<ReclaimCounters> reclaim() {
        return spec.reclaimCounters() ? Optional.of(ReclaimCounters.ofKills(oomKiller.kills())) : Optional.empty();
    }

    /** Returns the guest's definition. */
    public GuestSpec spec() {
        return spec;
    }

    /** Returns CPU wanted by each virtual CPU in this step, in cores; the array is the guest's own. */
    public double[] cpuWanted() {
        return cpu.wanted();
    }

    /** Returns the array into which the host writes the CPU that each virtual CPU gets, in cores. */
    public double[] cpuGranted() {
        return cpu.granted();
    }

    /** Returns the weight of each virtual CPU that wants to run: they share the weight of the VM, as a control group does. */
    public double cpuWeight() {
        return cpu.weight();
    }

    /** Gives each virtual CPU what it wants. */
    public void grantAll() {
        cpu.grantAll();
    }

    /** Stops the guest in place, or lets it run on. */
    public void pause(boolean on) {
        paused = on;
    }

    /** Takes this many seconds from the guest's coming steps: it ran nowhere for as long. */
    public void lose(double seconds) {
        lost += seconds;
    }

    /** The guest runs on another host from now on: all its touched pages lie in that host's memory. */
    public void arrive() {
        pages.arrive();
        cpu.arrive();
    }

    /** Asks the balloon for a size in bytes. Without a driver nothing comes of it until one is loaded, which never happens. */
    public void aim(long targetBytes) {
        balloon.aim(targetBytes);
    }

    /** Sets the time between reports in seconds; zero switches them off. */
    public void statsPeriod(double seconds) {
        report.period(seconds);
    }

    /** Stops the reports, or lets them go on; the last one stays visible. */
    public void freezeStats(boolean on) {
        report.freeze(on);
    }

    /** Returns the last report; empty if there was none or reports are off. */
    public Optional<GuestStats> stats() {
        return report.last();
    }

    /** Returns the counters of the virtual CPUs. */
    public List<VcpuTimes> vcpuTimes() {
        return cpu.times();
    }

    /** Returns the balloon size as the host sees it, in bytes; it lags. */
    public long reportedActual() {
        return balloon.reported();
    }

    /** Returns how the counters grow in a step like the last one. */
    public GuestPace pace(double seconds) {
        return new GuestPace(seconds, cpu, report, pages, balloon.hasDriver());
    }

    /** Returns by how much the digest grows in a step like the last one. */
    public long digestPerStep(double seconds) {
        return cpu.allRanInStep(seconds);
    }

    /** Returns what the guest overwrites in this many seconds, bounded by its hot set, in bytes. */
    public long dirtied(double seconds) {
        if (paused) {
            return 0;
        }
        double bytes = 0;
        for (int i = 0; i < tasks.length; i++) {
            Task task = tasks[i];
            bytes += Math.min((double) task.hotSet(), task.dirtyRate() * unhindered[i] * seconds);
        }
        return Math.min((long) bytes, pages.resident());
    }

    /** Returns the guest's pages, for its host to count and to swap. */
    public GuestPages pages() {
        return pages;
    }

    /** Returns the size that the balloon aims at, in bytes. */
    public long target() {
        return balloon.target();
    }

    /**
     * Returns what the guest and its tasks have wanted to hold so far, the piece that they wait for included, in bytes. Page cache
     * is no part of it.
     */
    public long demand() {
        long demand = pages.hot() + pages.swapped();
        for (Task task : tasks) {
            demand += task.missing();
        }
        return demand;
    }

    /** Returns the share of the last step that tasks lost to swapped pages, 0 to 1; zero if no task runs. */
    public double lostToSwap() {
        for (Task task : tasks) {
            if (task.active()) {
                return 1 - swapSpeed;
            }
        }
        return 0;
    }

    /** Returns CPU wanted in the last step, in cores. */
    public double wantedCores() {
        return cpu.wantedCores();
    }

    /** Returns CPU received in the last step, in cores. */
    public double receivedCores() {
        return cpu.receivedCores();
    }

    /** Returns whether the guest is stopped in place. */
    public boolean paused() {
        return paused;
    }

    /** Returns whether the guest's reports stand still. */
    public boolean statsFrozen() {
        return report.frozen();
    }

    /** Returns how many processes the OOM killer has taken. */
    public int oomKills() {
        return oomKiller.kills();
    }

    /** Returns memory of the VM's process in its host, overhead included, in bytes. */
    public long footprint() {
        return pages.resident() + figures.overhead();
    }

    private static long power(int exponent) {
        long power = 1;
        for (int i = 0; i < exponent; i++) {
            power *= DIGEST_FACTOR;
        }
        return power;
    }

    /**
     * Returns a digest of the guest's state. Digests are strung together by {@link #DIGEST_STRIDE}; as sums they stand for guests that
     * rest as well, because all that changes then is the CPU time, and it is the last term.
     */
    public long digest() {
        // A polynomial in the factor, with its powers at hand: the products do not wait for each other.
        return pages.actual() * FACTOR_5
                + pages.anonymous() * FACTOR_4
                + pages.touched() * FACTOR_3
                + pages.swapped() * FACTOR_2
                + pages.hostSwapped() * DIGEST_FACTOR
                + cpu.runNanos();
    }
}
