package org.opendrs.cluster;

import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;
import org.opendrs.cluster.StoreCalls.Written;
import org.opendrs.model.HostSnapshot;
import org.opendrs.model.ResourceVector;
import org.opendrs.model.VmState;
import org.opendrs.spi.ClusterStateStore;
import org.opendrs.spi.ClusterStateStore.Op;
import org.opendrs.spi.ClusterStateStore.Session;
import org.opendrs.spi.DrsClock;
import org.opendrs.spi.StoreException;
import org.opendrs.spi.TurnScheduler;

/**
 * Publishes the load of hosts for the other engines of the pool: one small JSON object for each host, which vanishes with the
 * session of the engine that looks after it.
 *
 * <p>Whether a change is worth publishing is the caller's decision. Safe for use by any thread.
 */
public final class HostDirectory {
    private final StoreCalls calls;
    private final AtomicLong published = new AtomicLong();

    /** Creates a directory on this store. Deadlines run on the scheduler. */
    public HostDirectory(ClusterStateStore store, DrsClock clock, TurnScheduler scheduler) {
        calls = new StoreCalls(store, clock, scheduler);
    }

    /**
     * Writes the host's load.
     *
     * @return a stage with the revision at which it stands in the store, or failed with {@link StoreException}, at the deadline at
     *     the latest; the next publication heals a lost one
     */
    public CompletionStage<Long> publish(HostSnapshot host, Session session, Duration deadline) {
        var end = calls.deadline(deadline);
        if (!session.alive()) {
            return StoreCalls.failed(new StoreException(
                    StoreException.Kind.SESSION_LOST, "session " + session.id() + " has ended; open a new one"));
        }
        var key = StoreKeys.load(host.id());
        var put = new Op.Put(key, json(host), OptionalLong.of(session.id()));
        var result = new CompletableFuture<Long>();
        calls.write(List.of(), List.of(put), end)
                .thenCompose(written -> settle(written, put, end))
                .whenComplete((revision, failure) -> {
                    if (failure == null) {
                        published.incrementAndGet();
                        result.complete(revision);
                    } else {
                        result.completeExceptionally(StoreCalls.bare(failure));
                    }
                });
        return result;
    }

    /** Returns how many publications have succeeded so far. */
    public long published() {
        return published.get();
    }

    private CompletionStage<Long> settle(Written written, Op.Put put, Deadline end) {
        if (written instanceof Written.Done done) {
            return CompletableFuture.completedStage(done.revision());
        }
        var unknown = written instanceof Written.Unknown u
                ? u.failure()
                : new StoreException(
                        StoreException.Kind.UNAVAILABLE, "an unconditional write of " + put.key() + " was refused");
        return calls.read(put.key(), end)
                .thenCompose(snapshot -> snapshot.entry(put.key())
                        .filter(entry -> entry.value().equals(put.value()))
                        .map(entry -> CompletableFuture.completedStage(entry.modRevision()))
                        .orElseGet(() -> StoreCalls.failed(unknown)))
                .exceptionallyCompose(failure -> StoreCalls.failed(unknown));
    }

    /** All amounts are in base units: millicores, bytes, bytes per second; the wait for CPU in thousandths. */
    private static String json(HostSnapshot host) {
        var usage = ResourceVector.ZERO;
        var demand = ResourceVector.ZERO;
        int vms = 0;
        for (var vm : host.vms()) {
            // A VM on its way to here does not run here yet and must not be counted twice.
            if (vm.state() != VmState.MIGRATING_IN) {
                usage = usage.plus(vm.usage());
                demand = demand.plus(vm.demand());
                vms++;
            }
        }
        return Values.create()
                .put("host", host.id().value())
                .put("at", host.takenAt().toString())
                .put("state", host.state().name())
                .put("vms", vms)
                .put("cpu", host.capacity().cpu().value())
                .put("cpuReserve", host.reserve().cpu().value())
                .put("cpuUsage", usage.cpu().value())
                .put("cpuDemand", demand.cpu().value())
                .put("memory", host.capacity().memory().value())
                .put("memoryReserve", host.reserve().memory().value())
                .put("memoryUsage", usage.memory().value())
                .put("memoryDemand", demand.memory().value())
                .put("swapIn", host.pressure().swapIn().value())
                .put("readyPermille", Math.round(host.pressure().readyRatio() * 1000))
                .toString();
    }
}
