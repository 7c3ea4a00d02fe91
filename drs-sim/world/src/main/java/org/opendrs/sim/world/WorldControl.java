package org.opendrs.sim.world;

import java.time.Duration;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.opendrs.sim.world.WorldConstants.Constant;
import org.opendrs.spi.Capability;
import org.opendrs.spi.CommandOutcome;
import org.opendrs.spi.CommandOutcome.Accepted;
import org.opendrs.spi.CommandOutcome.Refusal;
import org.opendrs.spi.CommandOutcome.Refused;
import org.opendrs.spi.CommandOutcome.Unknown;
import org.opendrs.spi.HostCommand;
import org.opendrs.spi.HostControl;

/**
 * Commands the simulated hosts. A command takes effect when its latency has passed, also if its caller waits no longer; a host
 * that is down does not answer.
 */
final class WorldControl implements HostControl {
    private final WorldState world;
    private final Duration latency;
    private final HostSilence silence;

    WorldControl(WorldState world) {
        this.world = world;
        this.latency = world.constants().duration(Constant.COMMAND_LATENCY);
        this.silence = new HostSilence(world);
    }

    @Override
    public Set<Capability> capabilities() {
        return Collections.unmodifiableSet(EnumSet.of(Capability.SET_MEMORY_TARGET, Capability.SET_STATS_PERIOD));
    }

    @Override
    public CompletionStage<CommandOutcome> apply(HostCommand command, Duration deadline) {
        var answer = new CompletableFuture<CommandOutcome>();
        SimHost host = world.host(command.host());
        if (host == null) {
            answer.complete(new Refused(Refusal.HOST_UNREACHABLE, "there is no host " + command.host()));
            return answer;
        }
        if (latency.compareTo(deadline) > 0) {
            world.time().after(deadline, () -> answer.complete(unanswered(host, deadline)));
        }
        world.time().after(latency, () -> reach(answer, host, command, deadline));
        return answer;
    }

    private void reach(CompletableFuture<CommandOutcome> answer, SimHost host, HostCommand command, Duration deadline) {
        if (!host.up()) {
            world.time().after(deadline.minus(latency), () -> answer.complete(unanswered(host, deadline)));
            return;
        }
        CommandOutcome outcome = execute(host, command);
        fold(command, outcome);
        for (WorldObserver observer : world.observers()) {
            observer.commandApplied(command, outcome);
        }
        answer.complete(outcome);
    }

    private CommandOutcome unanswered(SimHost host, Duration deadline) {
        String detail = "host " + host.id() + " did not answer within " + deadline;
        return silence.connectionLost(host) ? new Refused(Refusal.HOST_UNREACHABLE, detail) : new Unknown(detail);
    }

    private CommandOutcome execute(SimHost host, HostCommand command) {
        if (!(command instanceof HostCommand.SetMemoryTarget || command instanceof HostCommand.SetStatsPeriod)) {
            return new Refused(Refusal.UNSUPPORTED, "this world does not know " + command);
        }
        Vm vm = world.vm(command.vm(), host);
        if (vm == null) {
            return new Refused(Refusal.GUEST_GONE, "there is no " + command.vm() + " on " + host.id());
        }
        if (vm.migrating()) {
            return new Refused(Refusal.BUSY, "cannot acquire state change lock of " + vm.id() + ", it migrates");
        }
        if (command instanceof HostCommand.SetMemoryTarget set) {
            return aim(vm, set);
        }
        return period(vm, (HostCommand.SetStatsPeriod) command);
    }

    private static CommandOutcome aim(Vm vm, HostCommand.SetMemoryTarget set) {
        if (set.target().isZero() || set.target().compareTo(vm.spec().maximum()) > 0) {
            return new Refused(
                    Refusal.INVALID_VALUE,
                    "target " + set.target() + " of " + vm.id() + " is not within its maximum "
                            + vm.spec().maximum());
        }
        vm.at().wake();
        vm.guest().aim(set.target().value());
        return new Accepted();
    }

    private static CommandOutcome period(Vm vm, HostCommand.SetStatsPeriod set) {
        if (set.period().isNegative()) {
            return new Refused(
                    Refusal.INVALID_VALUE, "period " + set.period() + " of " + vm.id() + " is negative; use 0 to stop");
        }
        vm.at().wake();
        vm.guest().statsPeriod((double) set.period().toSeconds());
        return new Accepted();
    }

    private void fold(HostCommand command, CommandOutcome outcome) {
        EventHash hash = world.hash();
        hash.add(command.vm().value()).add(outcome.getClass().getSimpleName());
        if (command instanceof HostCommand.SetMemoryTarget set) {
            hash.add(set.target().value());
        } else if (command instanceof HostCommand.SetStatsPeriod set) {
            hash.add(set.period().toNanos());
        }
    }
}
