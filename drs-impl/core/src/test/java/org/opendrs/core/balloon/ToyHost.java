package org.opendrs.core.balloon;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.opendrs.balloon.BalloonGuest;
import org.opendrs.balloon.BalloonPlan;
import org.opendrs.balloon.BalloonPolicy;
import org.opendrs.balloon.BalloonRequest;
import org.opendrs.balloon.BalloonTarget;
import org.opendrs.balloon.GuestHistory;
import org.opendrs.balloon.GuestScope;
import org.opendrs.model.Allocation;
import org.opendrs.model.DataQuality;
import org.opendrs.model.GuestFacts;
import org.opendrs.model.VmId;
import org.opendrs.model.VmSnapshot;
import org.opendrs.model.VmState;
import org.opendrs.spi.CommandOutcome;
import org.opendrs.unit.Bytes;

/**
 * A host just rich enough to close the loop around a policy: balloons follow their targets at a given speed, loads are
 * what the test says, commands may fail in every way. Keeps what is really in force apart from what the histories
 * believe.
 */
final class ToyHost {
    static final class Guest {
        final VmId vm;
        final long maximum;
        final GuestFacts facts;
        long actual;
        long load;
        long inForce;
        GuestHistory history = GuestHistory.none();
        boolean pending;

        /** A late command: its target and when it takes effect; in the past if there is none. */
        long lateTarget;

        long lateAt = -1;

        Guest(String name, long maximum, long load, GuestFacts facts) {
            this.vm = new VmId(name);
            this.maximum = maximum;
            this.facts = facts;
            this.actual = maximum;
            this.inForce = maximum;
            this.load = load;
        }

        /** What the guest may come to hold, whatever anybody believes. */
        long exposure(long now) {
            long exposure = Math.max(actual, inForce);
            return lateAt >= now ? Math.max(exposure, lateTarget) : exposure;
        }

        VmSnapshot sample() {
            var memory = Fixtures.memory(actual, Math.max(0, actual - load), maximum);
            return Fixtures.sample(vm, VmState.RUNNING, facts, memory, load, DataQuality.GOOD);
        }
    }

    private static final Duration UNCERTAIN_FOR = Duration.ofMinutes(1);

    final List<Guest> guests = new ArrayList<>();
    private final Bytes total;
    private final BalloonPolicy policy;
    private final long bytesPerSecond;
    long now;

    ToyHost(Bytes total, BalloonPolicy policy, long bytesPerSecond) {
        this.total = total;
        this.policy = policy;
        this.bytesPerSecond = bytesPerSecond;
    }

    void sample() {
        for (var guest : guests) {
            guest.history = GuestHistories.afterSample(
                    guest.history, guest.sample(), now, UNCERTAIN_FOR, WaterfillSettings.DEFAULT);
        }
    }

    BalloonRequest request() {
        var request = BalloonRequest.host(total).now(now);
        for (var guest : guests) {
            var scope = GuestScopes.of(guest.sample(), guest.history, guest.pending, false, now);
            request.guest(new BalloonGuest(
                    guest.vm,
                    guest.sample().memory(),
                    new Allocation<>(Bytes.ZERO, Bytes.bytes(guest.maximum), 1000),
                    guest.facts,
                    scope,
                    guest.history));
        }
        return request.build();
    }

    BalloonPlan ask(boolean relief) {
        return relief ? policy.relieve(request()) : policy.decide(request());
    }

    /** Carries a plan out without any fault. */
    void carryOut(BalloonPlan plan, boolean relief) {
        for (var target : plan.targets()) {
            send(target, relief).inForce = target.target().value();
            settle(target, new CommandOutcome.Accepted());
        }
    }

    /** Carries a plan out; commands are refused, lost, late or of unknown outcome now and then. */
    void carryOutBadly(BalloonPlan plan, boolean relief, SplittableRandom random) {
        for (var target : plan.targets()) {
            var guest = send(target, relief);
            double draw = random.nextDouble();
            if (draw < 0.1) {
                settle(target, new CommandOutcome.Refused(CommandOutcome.Refusal.BUSY, ""));
            } else if (draw < 0.2) {
                settle(target, new CommandOutcome.Unknown("lost"));
            } else if (draw < 0.4) {
                guest.lateTarget = target.target().value();
                guest.lateAt = now + 1 + random.nextLong(40 * Fixtures.SECOND);
                settle(target, new CommandOutcome.Unknown("late"));
            } else {
                guest.inForce = target.target().value();
                settle(target, draw < 0.6 ? new CommandOutcome.Unknown("answer lost") : new CommandOutcome.Accepted());
            }
        }
    }

    /** Lets time pass: late commands take effect, balloons follow. Guests never give what they use. */
    void pass(long nanos) {
        long until = now + nanos;
        for (var guest : guests) {
            if (guest.lateAt >= now && guest.lateAt < until) {
                guest.inForce = guest.lateTarget;
                guest.lateAt = -1;
            }
            long step = (long) (bytesPerSecond * (nanos / 1e9));
            long reachable = Math.max(guest.inForce, Math.min(guest.actual, guest.load));
            guest.actual += Math.max(-step, Math.min(step, reachable - guest.actual));
        }
        now = until;
    }

    long exposure() {
        long sum = 0;
        for (var guest : guests) {
            sum += guest.exposure(now);
        }
        return sum;
    }

    private Guest send(BalloonTarget target, boolean relief) {
        var guest = find(target.vm());
        guest.history = GuestHistories.afterCommand(guest.history, target, now, relief, WaterfillSettings.DEFAULT);
        return guest;
    }

    private void settle(BalloonTarget target, CommandOutcome outcome) {
        var guest = find(target.vm());
        guest.history = GuestHistories.afterOutcome(guest.history, outcome, now, WaterfillSettings.DEFAULT);
    }

    private Guest find(VmId vm) {
        return guests.stream().filter(g -> g.vm.equals(vm)).findFirst().orElseThrow();
    }

    boolean isManaged() {
        return request().guests().stream().allMatch(g -> g.scope() == GuestScope.MANAGED);
    }
}
