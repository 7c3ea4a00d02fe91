package org.opendrs.sim.scenario;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.opendrs.model.HostId;
import org.opendrs.model.HostSample;
import org.opendrs.model.VmId;
import org.opendrs.model.VmSample;
import org.opendrs.model.VmState;

/**
 * What an engine can know of the guests: the samples that reached it in time, and the migrations that it started. A promise such
 * as "no command to a paused guest" can only be judged by this; nobody can keep a promise about what he cannot see.
 */
final class KnownGuests {
    private final long staleNanos;
    private final long roundNanos;
    private final Map<HostId, Map<VmId, Seen>> hosts = new TreeMap<>();
    private final TreeSet<VmId> moving = new TreeSet<>();

    /**
     * Creates an engine's knowledge.
     *
     * @param staleNanos age from which data are stale
     * @param roundNanos how long a round of samples may take: the samples of a round that waits for a slow host are read at its end,
     *     and not at all if a newer round has overtaken it, so that a report may have been first seen by so much later
     */
    KnownGuests(long staleNanos, long roundNanos) {
        this.staleNanos = staleNanos;
        this.roundNanos = roundNanos;
    }

    /** A sample reached the engine before its deadline. */
    void delivered(HostSample sample, long nowNanos) {
        var before = hosts.getOrDefault(sample.host(), Collections.emptyMap());
        var after = new TreeMap<VmId, Seen>();
        for (VmSample vm : sample.vms()) {
            after.put(vm.id(), Seen.after(before.get(vm.id()), vm, sample.takenAtNanos(), nowNanos));
        }
        hosts.put(sample.host(), after);
    }

    void migrationStarted(VmId vm) {
        moving.add(vm);
    }

    void migrationEnded(VmId vm) {
        moving.remove(vm);
    }

    /** Returns why a guest must not be commanded; empty if it may be. */
    List<String> objections(HostId host, VmId vm, long nowNanos) {
        var objections = new ArrayList<String>();
        if (moving.contains(vm)) {
            objections.add("it is being migrated");
        }
        Seen seen = hosts.getOrDefault(host, Collections.emptyMap()).get(vm);
        if (seen == null) {
            objections.add("it was not there in the last sample");
            return objections;
        }
        if (seen.state() != VmState.RUNNING) {
            objections.add("its last known state is " + seen.state());
        }
        if (nowNanos - seen.takenAtNanos() > staleNanos) {
            objections.add("its last sample is " + seconds(nowNanos - seen.takenAtNanos()) + " s old");
        } else if (nowNanos - seen.reportSeenNanos() > staleNanos + roundNanos) {
            objections.add("its statistics have stood still for " + seconds(nowNanos - seen.reportSeenNanos()) + " s");
        }
        return objections;
    }

    /** Returns what the guest held in the last sample that reached the engine, in bytes; zero if it was not there. */
    long actual(HostId host, VmId vm) {
        Seen seen = hosts.getOrDefault(host, Collections.emptyMap()).get(vm);
        return seen == null ? 0 : seen.actual();
    }

    private static long seconds(long nanos) {
        return nanos / 1_000_000_000L;
    }

    /**
     * The last that is known of one guest.
     *
     * @param actual what it held, in bytes
     * @param reportSeconds time stamp of its driver's report, 0 if there was none
     * @param reportSeenNanos when that time stamp was first seen
     */
    private record Seen(VmState state, long takenAtNanos, long actual, long reportSeconds, long reportSeenNanos) {
        static Seen after(@Nullable Seen before, VmSample vm, long takenAtNanos, long nowNanos) {
            long report = vm.guest().map(stats -> stats.updatedAtSeconds()).orElse(0L);
            long seen = before != null && before.reportSeconds == report ? before.reportSeenNanos : nowNanos;
            return new Seen(vm.state(), takenAtNanos, vm.actual().value(), report, seen);
        }
    }
}
