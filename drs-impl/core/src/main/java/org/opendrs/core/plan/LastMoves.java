package org.opendrs.core.plan;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.opendrs.migration.MoveHistory;
import org.opendrs.migration.PastMove;
import org.opendrs.model.HostId;
import org.opendrs.model.VmId;

/** When each VM last moved and how often, and when it last left a host. */
final class LastMoves {
    private static final Duration NEVER = Duration.ofNanos(Long.MAX_VALUE);

    private final long now;
    private final Map<VmId, Long> ends = new TreeMap<>();
    private final Map<VmId, List<Long>> successes = new TreeMap<>();
    private final Map<VmId, Map<HostId, Long>> departures = new TreeMap<>();

    LastMoves(MoveHistory history, long nowNanos) {
        now = nowNanos;
        for (PastMove move : history.moves()) {
            ends.merge(move.vm(), move.endedAtNanos(), this::later);
            if (move.succeeded()) {
                successes.computeIfAbsent(move.vm(), vm -> new ArrayList<>()).add(move.endedAtNanos());
                departures
                        .computeIfAbsent(move.vm(), vm -> new TreeMap<>())
                        .merge(move.from(), move.endedAtNanos(), this::later);
            }
        }
    }

    /** The monotonic clock may wrap, so instants are compared by their distance from now. */
    private long later(long a, long b) {
        return now - a <= now - b ? a : b;
    }

    /** Returns the time since the VM's last migration ended, successful or not; very long if there was none. */
    Duration sinceMove(VmId vm) {
        return since(ends.get(vm));
    }

    /** Returns how often the VM moved within this time up to its last migration, which may have failed. */
    int movesWithin(VmId vm, Duration window) {
        long last = now - ends.getOrDefault(vm, now);
        int count = 0;
        for (long end : successes.getOrDefault(vm, List.of())) {
            count += now - end - last < window.toNanos() ? 1 : 0;
        }
        return count;
    }

    /** Returns the time since the VM left that host; very long if it never did. */
    Duration sinceLeaving(VmId vm, HostId host) {
        Map<HostId, Long> left = departures.get(vm);
        return left == null ? NEVER : since(left.get(host));
    }

    private Duration since(@Nullable Long end) {
        return end == null ? NEVER : Duration.ofNanos(now - end);
    }
}
