package org.opendrs.engine;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.opendrs.balloon.BalloonTarget;
import org.opendrs.config.TurnSettings;
import org.opendrs.model.DataQuality;
import org.opendrs.model.HostId;
import org.opendrs.model.HostSnapshot;
import org.opendrs.model.VmId;
import org.opendrs.model.VmSnapshot;
import org.opendrs.model.VmState;
import org.opendrs.spi.Capability;
import org.opendrs.spi.CommandOutcome;
import org.opendrs.spi.DrsClock;
import org.opendrs.spi.HostCommand;
import org.opendrs.spi.HostControl;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends commands to hosts, each once: what fails is decided anew in the next turn, from what is then seen. Confined to the mailbox.
 */
final class Commands {
    private static final Logger log = LoggerFactory.getLogger(Commands.class);

    /** A guest whose driver still reports nothing is asked again after this time; it may have been loaded since. */
    private static final Duration ASK_STATS_AGAIN = Duration.ofMinutes(5);

    private final Optional<HostControl> control;
    private final Mailbox mailbox;
    private final DrsClock clock;
    private final Guests guests;
    private final TurnSettings settings;
    /** Computed once: multiplying durations is slow, and this is asked of each guest in each turn. */
    private final Duration twoStatsPeriods;

    private final Map<VmId, Long> statsAskedAt = new HashMap<>();

    Commands(Ports ports, Mailbox mailbox, Guests guests, TurnSettings settings) {
        this.control = ports.control();
        this.mailbox = mailbox;
        this.clock = ports.clock();
        this.guests = guests;
        this.settings = settings;
        this.twoStatsPeriods = settings.statsPeriod().multipliedBy(2);
    }

    /** Returns whether balloon targets can be set at all. */
    boolean canSetTargets() {
        return can(Capability.SET_MEMORY_TARGET);
    }

    /** Asks a guest for a new size and remembers it. Call only if {@link #canSetTargets()}. */
    void setTarget(HostId host, BalloonTarget target, boolean distress) {
        guests.commanded(target, clock.monotonicNanos(), distress);
        send(new HostCommand.SetMemoryTarget(host, target.vm(), target.target()), outcome -> {
            log.debug("vm={} target={} outcome={}", target.vm(), target.target(), outcome);
            guests.settled(target.vm(), outcome, clock.monotonicNanos());
        });
    }

    /** Returns whether every command's outcome is known. */
    boolean isSettled() {
        return guests.isSettled();
    }

    /**
     * Asks guests that report no statistics to begin with it. A driver reports once when it is loaded, and then only at the period
     * that it was given, so that a report which has never been seen to change is none.
     */
    void wantStats(HostSnapshot host, Levels levels) {
        if (!can(Capability.SET_STATS_PERIOD)) {
            return;
        }
        for (VmSnapshot vm : host.vms()) {
            if (reportsNothing(vm)
                    && vm.state() == VmState.RUNNING
                    && levels.mayAct(host.id(), vm.id())
                    && notAskedLately(vm.id())) {
                send(
                        new HostCommand.SetStatsPeriod(host.id(), vm.id(), settings.statsPeriod()),
                        outcome -> log.debug("vm={} statsPeriod outcome={}", vm.id(), outcome));
            }
        }
    }

    private boolean reportsNothing(VmSnapshot vm) {
        if (vm.quality() == DataQuality.GOOD) {
            return false;
        }
        boolean stoodStill = vm.age().compareTo(twoStatsPeriods) > 0 && guests.neverReported(vm.id());
        return stoodStill || vm.quality() == DataQuality.MISSING;
    }

    private boolean notAskedLately(VmId vm) {
        long now = clock.monotonicNanos();
        Long askedAt = statsAskedAt.get(vm);
        if (askedAt != null && now - askedAt < ASK_STATS_AGAIN.toNanos()) {
            return false;
        }
        statsAskedAt.put(vm, now);
        return true;
    }

    private boolean can(Capability capability) {
        return control.isPresent() && control.get().capabilities().contains(capability);
    }

    private void send(HostCommand command, Consumer<CommandOutcome> then) {
        mailbox.settle(
                () -> control.orElseThrow().apply(command, settings.commandDeadline()),
                settings.commandDeadline(),
                (outcome, failure) ->
                        then.accept(outcome != null ? outcome : new CommandOutcome.Unknown(String.valueOf(failure))));
    }
}
