package org.opendrs.sim.tck;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.opendrs.model.GuestStats;
import org.opendrs.model.HostCounters;
import org.opendrs.model.HostId;
import org.opendrs.model.HostSample;
import org.opendrs.model.VcpuTimes;
import org.opendrs.model.VmId;
import org.opendrs.model.VmSample;
import org.opendrs.model.VmState;
import org.opendrs.sim.time.SimTime;
import org.opendrs.spi.Capability;
import org.opendrs.spi.CommandOutcome;
import org.opendrs.spi.HostCommand;
import org.opendrs.spi.HostControl;
import org.opendrs.spi.HypervisorException;
import org.opendrs.spi.Telemetry;
import org.opendrs.unit.Bytes;
import org.opendrs.unit.Millicores;

/** The smallest correct hypervisor: two hosts with a guest each. Tests override one method to break one promise. */
class TinyHypervisor implements Telemetry, HostControl {
    static final HostId A = new HostId("host-a");
    static final HostId B = new HostId("host-b");
    static final VmId VM = new VmId("vm-a");
    static final VmId OTHER = new VmId("vm-b");
    static final Bytes MAXIMUM = Bytes.gib(1);

    private static final Duration TAKES = Duration.ofMillis(20);

    final SimTime time = SimTime.startingAt(Instant.EPOCH);
    final List<HostCommand> applied = new ArrayList<>();
    Bytes balloon = MAXIMUM;
    Duration period = Duration.ofSeconds(1);

    TinyHypervisor() {
        time.runUntil(Duration.ofHours(1).toNanos());
    }

    TckEnvironment environment() {
        return new TckEnvironment(time, time.scheduler(), TckAllowances.DEFAULT);
    }

    static KnownVm known() {
        return new KnownVm(A, VM);
    }

    @Override
    public Set<Capability> capabilities() {
        return EnumSet.complementOf(EnumSet.of(Capability.REAL_TIME));
    }

    @Override
    public List<HostId> hosts() {
        return List.of(A, B);
    }

    @Override
    public CompletionStage<HostSample> sample(HostId host, Duration deadline) {
        var stage = new CompletableFuture<HostSample>();
        if (deadline.compareTo(TAKES) < 0) {
            time.after(
                    deadline,
                    () -> stage.completeExceptionally(
                            new HypervisorException(HypervisorException.Kind.TIMEOUT, host + " took too long")));
        } else if (!hosts().contains(host)) {
            time.after(
                    TAKES,
                    () -> stage.completeExceptionally(
                            new HypervisorException(HypervisorException.Kind.UNKNOWN_TARGET, "no " + host)));
        } else {
            time.after(TAKES, () -> stage.complete(read(host)));
        }
        return stage;
    }

    HostSample read(HostId host) {
        return new HostSample(host, takenAt(), counters(), guests(host));
    }

    long takenAt() {
        return time.monotonicNanos();
    }

    HostCounters counters() {
        long busy = time.monotonicNanos() / 2;
        return new HostCounters(
                Bytes.gib(8), Bytes.gib(4), Bytes.ZERO, Bytes.mib(1), Bytes.mib(1), Millicores.cores(2), busy);
    }

    List<VmSample> guests(HostId host) {
        return List.of(guest(host.equals(A) ? VM : OTHER));
    }

    VmSample guest(VmId vm) {
        return new VmSample(vm, VmState.RUNNING, MAXIMUM, actual(), Bytes.mib(900), vcpus(), stats());
    }

    Bytes actual() {
        return balloon;
    }

    List<VcpuTimes> vcpus() {
        return List.of(new VcpuTimes(time.monotonicNanos() / 3, time.monotonicNanos() / 10));
    }

    Optional<GuestStats> stats() {
        return Optional.of(GuestStats.builder(reportedAt())
                .unused(Bytes.mib(100))
                .usable(Bytes.mib(400))
                .diskCaches(Bytes.mib(200))
                .swappedIn(swapped())
                .swappedOut(Bytes.mib(3))
                .majorFaults(majorFaults())
                .build());
    }

    long reportedAt() {
        long seconds = time.monotonicNanos() / 1_000_000_000L;
        return seconds - seconds % period.toSeconds();
    }

    Bytes swapped() {
        return Bytes.mib(2);
    }

    long majorFaults() {
        return time.monotonicNanos() / 1_000_000_000L;
    }

    @Override
    public CompletionStage<CommandOutcome> apply(HostCommand command, Duration deadline) {
        if (deadline.compareTo(TAKES) < 0) {
            return later(deadline, () -> new CommandOutcome.Unknown("too slow"));
        }
        return later(TAKES, () -> decide(command));
    }

    final CompletionStage<CommandOutcome> later(Duration delay, Supplier<CommandOutcome> outcome) {
        var stage = new CompletableFuture<CommandOutcome>();
        time.after(delay, () -> stage.complete(outcome.get()));
        return stage;
    }

    CommandOutcome decide(HostCommand command) {
        boolean known = command instanceof HostCommand.SetMemoryTarget || command instanceof HostCommand.SetStatsPeriod;
        if (!known || !capabilities().contains(command.needs())) {
            return refused(CommandOutcome.Refusal.UNSUPPORTED);
        }
        if (!hosts().contains(command.host())) {
            return refused(CommandOutcome.Refusal.HOST_UNREACHABLE);
        }
        if (!command.vm().equals(command.host().equals(A) ? VM : OTHER)) {
            return refused(CommandOutcome.Refusal.GUEST_GONE);
        }
        if (command instanceof HostCommand.SetMemoryTarget set && set.target().compareTo(MAXIMUM) > 0) {
            return refused(CommandOutcome.Refusal.INVALID_VALUE);
        }
        take(command);
        return new CommandOutcome.Accepted();
    }

    void take(HostCommand command) {
        applied.add(command);
        if (command instanceof HostCommand.SetMemoryTarget set) {
            time.after(Duration.ofSeconds(1), () -> balloon = set.target());
        } else if (command instanceof HostCommand.SetStatsPeriod set) {
            period = set.period();
        }
    }

    static CommandOutcome refused(CommandOutcome.Refusal reason) {
        return new CommandOutcome.Refused(reason, "tiny");
    }
}
