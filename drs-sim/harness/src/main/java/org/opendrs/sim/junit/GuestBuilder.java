package org.opendrs.sim.junit;

import java.util.Optional;
import org.opendrs.model.Allocation;
import org.opendrs.model.Automation;
import org.opendrs.model.HostId;
import org.opendrs.model.VmId;
import org.opendrs.sim.guest.GuestSpec;
import org.opendrs.sim.scenario.PlacedGuest;
import org.opendrs.sim.workload.WorkloadSource;
import org.opendrs.sim.workload.Workloads;
import org.opendrs.spi.VmPolicy;
import org.opendrs.unit.Bytes;
import org.opendrs.unit.Millicores;

/**
 * Describes a guest of a {@link SimulatedCluster}. By default it is idle, has 1 GiB, one virtual CPU, swap of its own size, no
 * reservation, one share for each MiB, and may be ballooned and moved.
 */
public final class GuestBuilder {
    private static final Bytes DEFAULT_MEMORY = Bytes.gib(1);
    private static final String SIZE_CLASS = "guest";

    private final VmId id;
    private String host;
    private Bytes memory = DEFAULT_MEMORY;
    private int vcpus = 1;
    private WorkloadSource workload = Workloads.idle();
    private Optional<Bytes> swap = Optional.empty();
    private Bytes reservation = Bytes.ZERO;
    private Optional<Bytes> limit = Optional.empty();
    private Optional<Long> shares = Optional.empty();
    private Automation automation = Automation.ACT;
    private boolean balloonDriver = true;
    private boolean reclaimCounters;

    GuestBuilder(String name, String firstHost) {
        id = new VmId(name);
        host = firstHost;
    }

    /** Sets the host that the guest boots on. Default: the first. */
    public GuestBuilder on(String name) {
        host = name;
        return this;
    }

    /** Sets the memory that the guest is started with, its maximum. */
    public GuestBuilder memory(Bytes maximum) {
        memory = maximum;
        return this;
    }

    /** Sets the number of virtual CPUs. */
    public GuestBuilder vcpus(int count) {
        vcpus = count;
        return this;
    }

    /** Sets what the guest does; see {@link Workloads}. */
    public GuestBuilder workload(WorkloadSource source) {
        workload = source;
        return this;
    }

    /** Lets the guest use this much CPU, in cores, and memory all the time. */
    public GuestBuilder uses(double cores, Bytes amount) {
        return workload(Workloads.constant(cores, amount));
    }

    /** Sets the size of the guest's own swap device; zero for a guest that loses processes when it is squeezed. */
    public GuestBuilder swap(Bytes size) {
        swap = Optional.of(size);
        return this;
    }

    /** Sets the memory that the guest is guaranteed. */
    public GuestBuilder reservation(Bytes guaranteed) {
        reservation = guaranteed;
        return this;
    }

    /** Sets the memory that the guest never gets more of. Default: its maximum. */
    public GuestBuilder limit(Bytes most) {
        limit = Optional.of(most);
        return this;
    }

    /** Sets the guest's weight for memory under contention. */
    public GuestBuilder shares(long weight) {
        shares = Optional.of(weight);
        return this;
    }

    /** Sets how far the library may go with this guest. */
    public GuestBuilder automation(Automation level) {
        automation = level;
        return this;
    }

    /** Takes the balloon driver away: targets are accepted and nothing happens. */
    public GuestBuilder withoutBalloonDriver() {
        balloonDriver = false;
        return this;
    }

    /** Gives the guest a kernel that tells how many processes were killed for lack of memory. Default: it does not tell. */
    public GuestBuilder tellsKills() {
        reclaimCounters = true;
        return this;
    }

    Guest build() {
        GuestSpec spec = GuestSpec.of(id, memory, vcpus)
                .withWorkload(workload)
                .withSwap(swap.orElse(memory))
                .withReclaimCounters(reclaimCounters);
        GuestSpec equipped = balloonDriver ? spec : spec.withoutBalloonDriver();
        long weight = shares.orElse(Math.max(1, memory.value() / Bytes.mib(1).value()));
        var policy = new VmPolicy(
                new Allocation<>(reservation, limit.orElse(memory), weight),
                new Allocation<>(Millicores.ZERO, Millicores.cores(vcpus), equipped.cpuShares()),
                automation,
                equipped.facts());
        return new Guest(new PlacedGuest(equipped, new HostId(host), SIZE_CLASS), policy);
    }

    /** A guest in the world, and what the orchestrator says about it. */
    record Guest(PlacedGuest placed, VmPolicy policy) {}
}
