package org.opendrs.sim.world;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.opendrs.model.HostCounters;
import org.opendrs.model.HostId;
import org.opendrs.model.HostSample;
import org.opendrs.model.VmId;
import org.opendrs.model.VmSample;
import org.opendrs.sim.guest.Guest;
import org.opendrs.sim.migration.Link;
import org.opendrs.sim.world.WorldConstants.Constant;
import org.opendrs.unit.Bytes;

/** One host: shares its memory, disk and CPU among its guests in each step. */
final class SimHost implements HostTruth {
    private static final double NANOS_PER_SECOND = 1e9;

    private final HostSpec spec;
    private final long idHash;
    private final long ownMemory;
    private final double capacity;
    private final double ownCpu;
    private final double bytesPerCore;
    private final long overhead;
    private final Link link;
    private final List<Vm> vms = new ArrayList<>();
    private final List<Migration> incoming = new ArrayList<>();
    private final HostMemory memory;
    private final CpuShares cpu = new CpuShares();
    private final HostRest rest = new HostRest(vms);

    /** The last step: its length, and wall time at its end. */
    private Duration stepLength = Duration.ZERO;

    private Instant stepEnd = Instant.EPOCH;
    /** Of the step that was planned last: whether no page moves, and memory in use. */
    private boolean quiet;

    private long usedAtPlan;
    /** Whether a step runs that is no news to anybody. */
    private boolean silent;

    private boolean up = true;
    private long downSince;
    private long cpuBusyNanos;
    private double cpuShare = 1;

    SimHost(HostSpec spec, WorldConstants constants) {
        this.spec = spec;
        this.idHash = EventHash.of(spec.id().value());
        this.ownMemory = constants.bytes(Constant.HOST_OWN_MEMORY);
        this.capacity = spec.cpu().toCores();
        this.ownCpu = constants.get(Constant.HOST_OWN_CPU);
        this.bytesPerCore = constants.get(Constant.MIGRATION_BYTES_PER_CORE);
        this.overhead = constants.bytes(Constant.QEMU_OVERHEAD);
        this.link = new Link(spec.link().value());
        this.memory = new HostMemory(vms, spec, constants);
    }

    /**
     * Runs one step, which ends at this time, unless it may be news to the guests' listeners: then as far as they need not know, and
     * {@link #finishStep} must follow. The host must be up. Touches nothing but this host and its guests.
     *
     * @return whether the step is not finished
     */
    boolean beginStep(Duration length, Instant end) {
        boolean leftOut = rest.leavesOut();
        if (!leftOut) {
            wake();
        }
        stepLength = length;
        stepEnd = end;
        if (leftOut) {
            cpuBusyNanos += rest.busyNanosPerStep();
            return false;
        }
        boolean news = plan();
        if (!news) {
            silent = true;
            finishStep();
            silent = false;
        }
        return news;
    }

    /** Returns whether the step may be news to anybody. */
    private boolean plan() {
        boolean news = false;
        quiet = incoming.isEmpty();
        usedAtPlan = ownMemory;
        for (int i = 0; i < vms.size(); i++) {
            Guest guest = vms.get(i).guest();
            guest.plan(seconds(), cpuShare);
            quiet &= guest.quiet();
            news |= guest.mayHaveNews();
            usedAtPlan += guest.footprint();
        }
        quiet &= memory.fits(usedAtPlan);
        return news;
    }

    /** Returns whether nothing may be told of now, because several hosts may be at work at once. */
    boolean silent() {
        return silent;
    }

    private double seconds() {
        return stepLength.toNanos() / NANOS_PER_SECOND;
    }

    /** Runs what is left of a step that may be news. */
    void finishStep() {
        double seconds = seconds();
        moveMemory(seconds, quiet);
        long busyBefore = cpuBusyNanos;
        shareCpu(seconds);
        long epochSecond = stepEnd.getEpochSecond();
        for (int i = 0; i < vms.size(); i++) {
            vms.get(i).guest().run(seconds, epochSecond);
        }
        if (quiet) {
            rest.begin(seconds, usedAtPlan, cpuBusyNanos - busyBefore);
        }
    }

    private void moveMemory(double seconds, boolean quiet) {
        if (quiet) {
            memory.quietStep();
        } else {
            memory.share(seconds, used());
        }
        for (int i = 0; i < vms.size(); i++) {
            vms.get(i).guest().move(seconds, memory.growthShare(), memory.diskShare());
        }
        if (!quiet) {
            memory.settle(used());
        }
    }

    /** To be called before anything of this host or its guests is changed from outside: ends a rest. */
    void wake() {
        rest.makeUp(stepLength, stepEnd);
        rest.end();
    }

    /** Makes one number of the state of every guest. */
    long digest() {
        if (rest.isOn()) {
            return rest.digest();
        }
        long digest = 0;
        for (int i = 0; i < vms.size(); i++) {
            digest = digest * Guest.DIGEST_STRIDE + vms.get(i).guest().digest();
        }
        return digest;
    }

    private void shareCpu(double seconds) {
        double own = Math.min(capacity, ownCpu + (bytesPerCore > 0 ? link.traffic() / bytesPerCore : 0));
        double granted = grantCpu(capacity - own);
        cpuBusyNanos += Math.round((own + granted) * seconds * NANOS_PER_SECOND);
    }

    /** Hands out the CPU and returns how much of it was handed out, in cores. */
    private double grantCpu(double cores) {
        double wanted = 0;
        for (int i = 0; i < vms.size(); i++) {
            for (double one : vms.get(i).guest().cpuWanted()) {
                wanted += one;
            }
        }
        if (wanted <= cores) {
            for (int i = 0; i < vms.size(); i++) {
                vms.get(i).guest().grantAll();
            }
            cpuShare = 1;
            return wanted;
        }
        cpu.clear();
        for (int i = 0; i < vms.size(); i++) {
            addWanted(vms.get(i).guest());
        }
        cpu.share(cores);
        int next = 0;
        double granted = 0;
        for (int i = 0; i < vms.size(); i++) {
            double[] grants = vms.get(i).guest().cpuGranted();
            for (int v = 0; v < grants.length; v++) {
                grants[v] = cpu.granted(next++);
                granted += grants[v];
            }
        }
        cpuShare = cpu.wantedSum() > 0 ? granted / cpu.wantedSum() : 1;
        return granted;
    }

    private void addWanted(Guest guest) {
        double weight = guest.cpuWeight();
        for (double cores : guest.cpuWanted()) {
            cpu.add(cores, weight);
        }
    }

    /** Returns memory in use, in bytes. */
    long used() {
        if (rest.isOn()) {
            return rest.used();
        }
        long sum = ownMemory;
        for (int i = 0; i < vms.size(); i++) {
            sum += vms.get(i).guest().footprint();
        }
        for (int i = 0; i < incoming.size(); i++) {
            sum += incoming.get(i).arrived() + overhead;
        }
        return sum;
    }

    void add(Vm vm) {
        wake();
        int place = Collections.binarySearch(vms, vm, (a, b) -> a.id().compareTo(b.id()));
        vms.add(-place - 1, vm);
    }

    void remove(Vm vm) {
        wake();
        vms.remove(vm);
    }

    List<Migration> incoming() {
        return incoming;
    }

    Link link() {
        return link;
    }

    long idHash() {
        return idHash;
    }

    /** Takes the host down; its VMs must have been forgotten already. */
    void down(long nanos) {
        wake();
        up = false;
        downSince = nanos;
        vms.clear();
    }

    void restart() {
        wake();
        up = true;
        cpuBusyNanos = 0;
        cpuShare = 1;
        memory.reset();
    }

    /** Returns since when the host has been down, in nanoseconds; of no meaning while it is up. */
    long downSince() {
        return downSince;
    }

    HostSample sample(long nanos) {
        var samples = new ArrayList<VmSample>(vms.size() + incoming.size());
        rest.sample(samples, stepLength, stepEnd);
        for (int i = 0; i < incoming.size(); i++) {
            samples.add(incoming.get(i).sampleAtDestination(overhead));
        }
        var counters = new HostCounters(
                spec.memory(),
                Bytes.bytes(Math.max(0, spec.memory().value() - used())),
                swapUsed(),
                Bytes.bytes(memory.swappedIn()),
                swappedOut(),
                spec.cpu(),
                cpuBusyNanos);
        return new HostSample(id(), nanos, counters, samples);
    }

    List<Vm> guests() {
        return vms;
    }

    @Override
    public HostId id() {
        return spec.id();
    }

    @Override
    public HostSpec spec() {
        return spec;
    }

    @Override
    public boolean up() {
        return up;
    }

    @Override
    public Bytes memoryUsed() {
        return Bytes.bytes(up ? used() : 0);
    }

    @Override
    public Bytes swapUsed() {
        return Bytes.bytes(rest.isOn() ? rest.swapUsed() : memory.swapUsed());
    }

    @Override
    public Bytes swapInLastStep() {
        return Bytes.bytes(memory.swapInLastStep());
    }

    @Override
    public Bytes swappedOut() {
        return Bytes.bytes(memory.swappedOut());
    }

    @Override
    public double cpuShare() {
        return cpuShare;
    }

    @Override
    public List<? extends VmTruth> vms() {
        return Collections.unmodifiableList(vms);
    }

    /** Returns whether this VM runs here. */
    boolean runs(VmId vm) {
        for (int i = 0; i < vms.size(); i++) {
            if (vms.get(i).id().equals(vm)) {
                return true;
            }
        }
        return false;
    }
}
