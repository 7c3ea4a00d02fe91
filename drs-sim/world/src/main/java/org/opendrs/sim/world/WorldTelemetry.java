package org.opendrs.sim.world;

import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.opendrs.model.GuestStats;
import org.opendrs.model.HostCounters;
import org.opendrs.model.HostId;
import org.opendrs.model.HostSample;
import org.opendrs.model.VcpuTimes;
import org.opendrs.model.VmSample;
import org.opendrs.model.VmState;
import org.opendrs.sim.world.WorldConstants.Constant;
import org.opendrs.spi.Capability;
import org.opendrs.spi.HypervisorException;
import org.opendrs.spi.HypervisorException.Kind;
import org.opendrs.spi.Telemetry;

/**
 * Reads the simulated hosts. A sample is stamped with the end of the last step, which is when its counters were right. A host
 * that is down does not answer: the call fails at its deadline.
 */
final class WorldTelemetry implements Telemetry {
    private static final long FACTOR_1 = EventHash.power(1);
    private static final long FACTOR_2 = EventHash.power(2);
    private static final long FACTOR_3 = EventHash.power(3);
    private static final long FACTOR_4 = EventHash.power(4);
    private static final long FACTOR_5 = EventHash.power(5);
    private static final long FACTOR_6 = EventHash.power(6);
    private static final long FACTOR_7 = EventHash.power(7);
    private static final long FACTOR_8 = EventHash.power(8);

    private final WorldState world;
    private final LastStep lastStep;
    private final Duration latency;
    private final HostSilence silence;
    /** The hash of each state's name, which is part of every sample of every VM. */
    private final EnumMap<VmState, Long> stateHashes = new EnumMap<>(VmState.class);

    WorldTelemetry(WorldState world, LastStep lastStep) {
        this.world = world;
        this.lastStep = lastStep;
        this.latency = world.constants().duration(Constant.SAMPLE_LATENCY);
        this.silence = new HostSilence(world);
        for (VmState state : VmState.values()) {
            stateHashes.put(state, EventHash.of(state.name()));
        }
    }

    /** Tells when the last step ended. */
    @FunctionalInterface
    interface LastStep {
        /** Returns the time in nanoseconds. */
        long nanos();
    }

    @Override
    public Set<Capability> capabilities() {
        return Collections.unmodifiableSet(
                EnumSet.of(Capability.GUEST_STATS, Capability.VCPU_TIMES, Capability.HOST_SWAP));
    }

    @Override
    public List<HostId> hosts() {
        return world.hostIds();
    }

    @Override
    public CompletionStage<HostSample> sample(HostId id, Duration deadline) {
        var answer = new CompletableFuture<HostSample>();
        SimHost host = world.host(id);
        if (host == null) {
            answer.completeExceptionally(new HypervisorException(Kind.UNKNOWN_TARGET, "there is no host " + id));
        } else if (latency.compareTo(deadline) > 0) {
            world.time().after(deadline, () -> fail(answer, host, deadline));
        } else {
            world.time().after(latency, () -> read(answer, host, deadline));
        }
        return answer;
    }

    private void read(CompletableFuture<HostSample> answer, SimHost host, Duration deadline) {
        if (!host.up()) {
            world.time().after(deadline.minus(latency), () -> fail(answer, host, deadline));
            return;
        }
        HostSample sample = host.sample(lastStep.nanos());
        fold(host, sample);
        answer.complete(sample);
    }

    private void fail(CompletableFuture<HostSample> answer, SimHost host, Duration deadline) {
        Kind kind = silence.connectionLost(host) ? Kind.UNREACHABLE : Kind.TIMEOUT;
        world.hash().add("unanswered").add(host.idHash()).add(kind.name());
        answer.completeExceptionally(
                new HypervisorException(kind, "host " + host.id() + " did not answer within " + deadline));
    }

    private void fold(SimHost host, HostSample sample) {
        HostCounters c = sample.counters();
        EventHash hash = world.hash();
        hash.add(host.idHash())
                .add(sample.takenAtNanos())
                .add(c.memoryAvailable().value())
                .add(c.swapUsed().value())
                .add(c.swappedIn().value())
                .add(c.swappedOut().value())
                .add(c.cpuBusyNanos());
        List<VmSample> vms = sample.vms();
        for (int i = 0; i < vms.size(); i++) {
            hash.add(digest(vms.get(i)));
        }
    }

    /**
     * Adds up all that a sample says of a VM, each amount times a factor of its own. These products do not wait for each other as one
     * hash after the other would; there are a dozen of them for each VM in each sample.
     */
    private long digest(VmSample vm) {
        long digest = stateHash(vm.state())
                + vm.actual().value() * FACTOR_1
                + vm.resident().value() * FACTOR_2;
        List<VcpuTimes> vcpus = vm.vcpus();
        for (int v = 0; v < vcpus.size(); v++) {
            VcpuTimes times = vcpus.get(v);
            digest = digest * FACTOR_3 + times.runNanos() * FACTOR_1 + times.readyNanos() * FACTOR_2;
        }
        return vm.guest().isPresent() ? digest * FACTOR_8 + digest(vm.guest().get()) : digest;
    }

    private long stateHash(VmState state) {
        return Objects.requireNonNull(stateHashes.get(state), "all states have a hash");
    }

    private static long digest(GuestStats stats) {
        return stats.updatedAtSeconds() * FACTOR_1
                + stats.unused().value() * FACTOR_2
                + stats.usable().value() * FACTOR_3
                + stats.diskCaches().value() * FACTOR_4
                + stats.swappedIn().value() * FACTOR_5
                + stats.swappedOut().value() * FACTOR_6
                + stats.majorFaults() * FACTOR_7;
    }
}
