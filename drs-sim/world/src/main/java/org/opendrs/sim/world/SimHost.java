package org.opendrs.sim.world;

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
    private final double ownCpu;
    private final double bytesPerCore;
    private final long overhead;
    private final Link link;
    private final List<Vm> vms = new ArrayList<>();
    private final List<Migration> incoming = new ArrayList<>();
    private final HostMemory memory;
    private final CpuShares cpu = new CpuShares();

    private boolean up = true;
    private long downSince;
    private long cpuBusyNanos;
    private double cpuShare = 1;

    SimHost(HostSpec spec, WorldConstants constants) {
        this.spec = spec;
        this.idHash = EventHash.of(spec.id().value());
        this.ownMemory = constants.bytes(Constant.HOST_OWN_MEMORY);
        this.ownCpu = constants.get(Constant.HOST_OWN_CPU);
        this.bytesPerCore = constants.get(Constant.MIGRATION_BYTES_PER_CORE);
        this.overhead = constants.bytes(Constant.QEMU_OVERHEAD);
        this.link = new Link(spec.link().value());
        this.memory = new HostMemory(vms, spec, constants);
    }

    /** Runs one step; the host must be up. */
    void step(double seconds, long epochSecond) {
        for (int i = 0; i < vms.size(); i++) {
            vms.get(i).guest().plan(seconds, cpuShare);
        }
        memory.share(seconds, used());
        for (int i = 0; i < vms.size(); i++) {
            vms.get(i).guest().move(seconds, memory.growthShare(), memory.diskShare());
        }
        memory.settle(used());
        shareCpu(seconds);
        for (int i = 0; i < vms.size(); i++) {
            vms.get(i).guest().run(seconds, epochSecond);
        }
    }

    private void shareCpu(double seconds) {
        cpu.clear();
        for (int i = 0; i < vms.size(); i++) {
            addWanted(vms.get(i).guest());
        }
        double capacity = spec.cpu().toCores();
        double own = Math.min(capacity, ownCpu + (bytesPerCore > 0 ? link.traffic() / bytesPerCore : 0));
        cpu.share(capacity - own);
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
        cpuBusyNanos += Math.round((own + granted) * seconds * NANOS_PER_SECOND);
    }

    /** A VM's weight is shared by those of its virtual CPUs that want to run, as a control group does. */
    private void addWanted(Guest guest) {
        double[] wanted = guest.cpuWanted();
        int active = 0;
        for (double cores : wanted) {
            if (cores > 0) {
                active++;
            }
        }
        double weight = (double) guest.spec().cpuShares() / Math.max(1, active);
        for (double cores : wanted) {
            cpu.add(cores, weight);
        }
    }

    /** Returns memory in use, in bytes. */
    long used() {
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
        int place = Collections.binarySearch(vms, vm, (a, b) -> a.id().compareTo(b.id()));
        vms.add(-place - 1, vm);
    }

    void remove(Vm vm) {
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
        up = false;
        downSince = nanos;
        vms.clear();
    }

    void restart() {
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
        for (int i = 0; i < vms.size(); i++) {
            samples.add(vms.get(i).sample());
        }
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
        return Bytes.bytes(memory.swapUsed());
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
