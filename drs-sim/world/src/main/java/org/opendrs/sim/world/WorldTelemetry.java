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
            VmSample vm = vms.get(i);
            hash.add(stateHash(vm.state()))
                    .add(vm.actual().value())
                    .add(vm.resident().value());
            List<VcpuTimes> vcpus = vm.vcpus();
            for (int v = 0; v < vcpus.size(); v++) {
                VcpuTimes times = vcpus.get(v);
                hash.add(times.runNanos()).add(times.readyNanos());
            }
            if (vm.guest().isPresent()) {
                fold(hash, vm.guest().get());
            }
        }
    }

    private long stateHash(VmState state) {
        return Objects.requireNonNull(stateHashes.get(state), "all states have a hash");
    }

    private static void fold(EventHash hash, GuestStats stats) {
        hash.add(stats.updatedAtSeconds())
                .add(stats.unused().value())
                .add(stats.usable().value())
                .add(stats.diskCaches().value())
                .add(stats.swappedIn().value())
                .add(stats.swappedOut().value())
                .add(stats.majorFaults());
    }
}
