package org.opendrs.sim.cli;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletionStage;
import org.opendrs.balloon.BalloonGuest;
import org.opendrs.balloon.BalloonHold;
import org.opendrs.balloon.BalloonTarget;
import org.opendrs.balloon.GuestScope;
import org.opendrs.core.words.Amounts;
import org.opendrs.model.HostId;
import org.opendrs.model.VmId;
import org.opendrs.model.VmSnapshot;
import org.opendrs.sim.cli.Returned.Fate;
import org.opendrs.spi.CommandOutcome;
import org.opendrs.spi.HostCommand;
import org.opendrs.unit.Bytes;

/** Gives the guests of one host back what balloons have taken, and sees whether they follow. Used by one thread. */
final class Releasing {
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

    /** Guests come to a target but for some pages. */
    private static final Bytes NEAR = Bytes.mib(2);

    private final HostWatch eyes;
    private final Duration timeout;
    private final Map<VmId, Returned> guests = new TreeMap<>();

    Releasing(HostWatch eyes, Duration timeout) {
        this.eyes = eyes;
        this.timeout = timeout;
    }

    /** Returns what became of each guest so far, in id order. */
    List<Returned> result() {
        return List.copyOf(guests.values());
    }

    /** Notes what the plan says of every guest. */
    void plan(ReleasePlan plan) {
        for (BalloonGuest guest : plan.request().guests()) {
            Bytes actual = guest.memory().actual();
            Bytes maximum = guest.memory().maximum();
            boolean full = actual.compareTo(maximum) >= 0;
            guests.put(
                    guest.vm(),
                    new Returned(guest.vm(), actual, actual, maximum, full ? Fate.HAD_ALL : Fate.NO_ROOM, ""));
        }
        for (BalloonHold hold : plan.plan().holds()) {
            var scope = scope(plan, hold.vm());
            guests.computeIfPresent(hold.vm(), (vm, guest) -> guest.with(Fate.LEFT_ALONE, why(scope)));
        }
        for (BalloonTarget target : plan.targets()) {
            guests.computeIfPresent(
                    target.vm(),
                    (vm, guest) -> new Returned(
                            vm,
                            guest.before(),
                            target.target(),
                            guest.maximum(),
                            Fate.PLANNED,
                            scope(plan, vm) == GuestScope.UNCOOPERATIVE ? why(GuestScope.UNCOOPERATIVE) : ""));
        }
    }

    private static GuestScope scope(ReleasePlan plan, VmId vm) {
        return plan.request().guests().stream()
                .filter(guest -> guest.vm().equals(vm))
                .map(BalloonGuest::scope)
                .findFirst()
                .orElse(GuestScope.NO_DATA);
    }

    private static String why(GuestScope scope) {
        return switch (scope) {
            case FIXED -> "its memory is pinned on the host, or it has no balloon device";
            case MIGRATING -> "it is being migrated, or does not run";
            case FOREIGN -> "somebody else has set its size";
            case UNCOOPERATIVE -> "its balloon has never followed";
            case NO_DATA, BOOTING, PAUSED, BUSY, MANAGED -> "its size is not known";
        };
    }

    /** Asks the guests of the plan to grow; all at once, for the memory is there. */
    void ask(ReleasePlan plan) {
        HostId host = plan.request().host();
        var control = eyes.host().control();
        var asked = new ArrayList<Map.Entry<VmId, CompletionStage<CommandOutcome>>>();
        for (BalloonTarget target : plan.targets()) {
            var command = new HostCommand.SetMemoryTarget(host, target.vm(), target.target());
            asked.add(Map.entry(target.vm(), control.apply(command, timeout)));
        }
        for (var one : asked) {
            CommandOutcome outcome = eyes.answer(one.getValue());
            guests.computeIfPresent(one.getKey(), (vm, guest) -> after(guest, outcome, scope(plan, vm)));
        }
    }

    private static Returned after(Returned guest, CommandOutcome outcome, GuestScope scope) {
        if (outcome instanceof CommandOutcome.Refused refused) {
            return guest.with(Fate.REFUSED, ObservedTable.word(refused.reason()) + ", " + refused.detail());
        }
        if (outcome instanceof CommandOutcome.Unknown unknown) {
            return guest.with(Fate.LATE, unknown.detail());
        }
        return scope == GuestScope.PAUSED ? guest.with(Fate.PAUSED, "") : guest.with(Fate.LATE, "");
    }

    /** Looks until all guests have followed, or the time is over. */
    void follow(Duration patience) {
        long looks = Math.max(1, patience.dividedBy(LOOK_EVERY));
        for (long i = 0; i < looks && isAnyLate(); i++) {
            HostLook look = eyes.lookAfter(LOOK_EVERY);
            if (look.answered()) {
                look.snapshot().vms().forEach(this::see);
            }
        }
    }

    private boolean isAnyLate() {
        return guests.values().stream().anyMatch(guest -> guest.fate() == Fate.LATE);
    }

    private void see(VmSnapshot vm) {
        Optional.ofNullable(guests.get(vm.id()))
                .filter(guest -> guest.fate() == Fate.LATE)
                .ifPresent(guest -> {
                    Bytes actual = vm.memory().actual();
                    boolean there = actual.plus(NEAR).compareTo(guest.target()) >= 0;
                    guests.put(
                            vm.id(),
                            there
                                    ? guest.with(Fate.GREW, "")
                                    : guest.with(Fate.LATE, "it holds " + Amounts.memory(actual.value())));
                });
    }
}
