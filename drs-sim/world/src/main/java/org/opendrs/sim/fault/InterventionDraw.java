package org.opendrs.sim.fault;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.opendrs.model.HostId;
import org.opendrs.model.VmId;

/** Draws the lasting faults of one class. */
final class InterventionDraw {
    private static final double SECONDS_AN_HOUR = 3600;

    /** Shortest fault: shorter than a turn of 10 s, so that some are seen by no turn. */
    private static final Duration SHORTEST = Duration.ofSeconds(5);

    /** Longest fault: far beyond the bounds after which data is stale (30 s), a host unreachable (120 s), a session lost (30 s). */
    private static final Duration LONGEST = Duration.ofMinutes(10);

    /** No fault takes more than this share of the run, so that the run sees more than the fault. */
    private static final int SHARE_OF_RUN = 4;

    /** Sizes that a person sets: rarely below half of the memory that a guest was made for, or there would be no guest to watch. */
    private static final int FEWEST_PERCENT = 50;

    private static final int MOST_PERCENT = 95;

    private static final StatsDistortion[] LIES = StatsDistortion.values();

    private final SplittableRandom random;
    private final Duration length;
    private final List<HostId> hosts;
    private final List<VmId> vms;

    InterventionDraw(SplittableRandom random, Duration length, List<HostId> hosts, List<VmId> vms) {
        this.random = random;
        this.length = length;
        this.hosts = hosts.stream().sorted().toList();
        this.vms = vms.stream().sorted().toList();
    }

    /** Returns at least one fault if there is anything to hit; two of them never overlap on one target. */
    List<Intervention> draw(FaultClass fault, double anHour) {
        long count = Math.max(1, Math.round(anHour * length.toSeconds() / SECONDS_AN_HOUR));
        var drawn = new ArrayList<Intervention>();
        for (long i = 0; i < count && hasTarget(fault); i++) {
            Intervention next = one(fault);
            if (drawn.stream().noneMatch(before -> collide(before, next))) {
                drawn.add(next);
            }
        }
        return drawn;
    }

    private boolean hasTarget(FaultClass fault) {
        return switch (fault) {
            case HOST_CRASH -> !hosts.isEmpty();
            case STORE_AWAY -> true;
            default -> !vms.isEmpty();
        };
    }

    private Intervention one(FaultClass fault) {
        Duration longest = shorter(LONGEST, length.dividedBy(SHARE_OF_RUN));
        Duration lasts = between(shorter(SHORTEST, longest), longest);
        Duration from = between(Duration.ZERO, length.minus(lasts));
        Duration until = from.plus(lasts);
        return switch (fault) {
            case HOST_CRASH -> new Intervention.HostDown(pick(hosts), from, until);
            case GUEST_PAUSE -> new Intervention.GuestPaused(pick(vms), from, until);
            case FROZEN_STATS -> new Intervention.StatsFrozen(pick(vms), from, until);
            case LYING_STATS -> new Intervention.StatsLying(pick(vms), lie(), from, until);
            case STORE_AWAY -> new Intervention.StoreGone(from, until);
            case FOREIGN_SETMEM ->
                new Intervention.ForeignSetmem(
                        pick(vms), random.nextInt(FEWEST_PERCENT, MOST_PERCENT + 1), from, until);
            default -> throw new IllegalArgumentException(fault + " strikes single calls and does not last");
        };
    }

    /** Only one host is down at a time, so that the rest of the cluster can be asked to cope. */
    private static boolean collide(Intervention one, Intervention other) {
        boolean same = one.fault() == FaultClass.HOST_CRASH || one.target().equals(other.target());
        return same && one.from().compareTo(other.until()) <= 0 && other.from().compareTo(one.until()) <= 0;
    }

    private StatsDistortion lie() {
        return LIES[1 + below(LIES.length - 1)];
    }

    private <T> T pick(List<T> list) {
        return list.get(below(list.size()));
    }

    private int below(int bound) {
        return (int) (random.nextDouble() * bound);
    }

    private Duration between(Duration low, Duration high) {
        return low.plusNanos((long) (random.nextDouble() * high.minus(low).toNanos()));
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) <= 0 ? one : other;
    }
}
