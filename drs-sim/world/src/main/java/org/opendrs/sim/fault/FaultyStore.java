package org.opendrs.sim.fault;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.opendrs.monitor.Subscription;
import org.opendrs.spi.ClusterStateStore;
import org.opendrs.spi.StoreException;

/**
 * Puts faults between one host and the cluster state store: times in which the store is away, calls that hang, errors after the
 * effect. The store itself and the other hosts' view of it stay whole, so this is a partition seen from one side.
 *
 * <p>While the store is away, calls fail, changes are held back until it is there again (or, if there were too many, replaced by a
 * resync), and a session that cannot be renewed is lost: first for its owner, then for all others.
 */
public final class FaultyStore implements ClusterStateStore {
    /** While the store is away, half of the calls are refused at once and half hang. */
    private static final double SHARE_REFUSED = 0.5;

    private final ClusterStateStore port;
    private final FaultSite site;
    private final FaultDice dice;
    private final SplittableRandom refusals;
    private long lastRevision;

    /** Decorates a store. */
    public FaultyStore(ClusterStateStore port, FaultSite site) {
        this.port = port;
        this.site = site;
        this.dice = new FaultDice(site, "store", FaultClass.HUNG_CALL, FaultClass.ERROR_AFTER_EFFECT);
        this.refusals = site.random("store/refusals");
    }

    @Override
    public CompletionStage<StoreSnapshot> snapshot(String prefix, Duration deadline) {
        // A read has no effect, so that its failure is never an unknown outcome.
        return call(
                        "snapshot of " + prefix,
                        deadline,
                        StoreException.Kind.UNAVAILABLE,
                        () -> port.snapshot(prefix, deadline))
                .thenApply(snapshot -> {
                    lastRevision = Math.max(lastRevision, snapshot.revision());
                    return snapshot;
                });
    }

    @Override
    public CompletionStage<TxnResult> txn(List<Guard> ifAll, List<Op> then, List<Op> orElse, Duration deadline) {
        return call(
                        "transaction of " + then,
                        deadline,
                        StoreException.Kind.OUTCOME_UNKNOWN,
                        () -> port.txn(ifAll, then, orElse, deadline))
                .thenApply(result -> {
                    lastRevision = Math.max(lastRevision, result.revision());
                    return result;
                });
    }

    @Override
    public CompletionStage<Session> openSession(Duration ttl, Duration deadline) {
        var opened = new CompletableFuture<FaultySession>();
        CompletionStage<Session> answer = call(
                "session of " + ttl,
                deadline,
                StoreException.Kind.OUTCOME_UNKNOWN,
                () -> port.openSession(ttl, deadline).thenApply(inner -> {
                    var session = new FaultySession(inner, ttl, site);
                    opened.complete(session);
                    return session;
                }));
        CompletionStage<FaultySession> inStore = opened;
        return answer.whenComplete((session, failure) -> {
            if (failure != null) {
                // Nobody renews a session whose owner does not know of it.
                inStore.thenAccept(orphan -> orphan.expireAfter(ttl));
            }
        });
    }

    @Override
    public Subscription watch(String prefix, long fromRevision, WatchListener listener) {
        var held = new HeldWatch(listener, site);
        Subscription inner = port.watch(prefix, fromRevision, held);
        return () -> {
            held.end();
            inner.close();
        };
    }

    @Override
    public StoreHealth health() {
        StoreHealth inner = port.health();
        if (site.storeAwayUntil().isPresent()) {
            return new StoreHealth(false, lastRevision);
        }
        lastRevision = Math.max(lastRevision, inner.revision());
        return inner;
    }

    private <T> CompletionStage<T> call(
            String what, Duration deadline, StoreException.Kind onTimeout, Supplier<CompletionStage<T>> inner) {
        Optional<FaultDice.Hit> hit = dice.roll();
        double refusal = refusals.nextDouble();
        boolean away = site.storeAwayUntil().isPresent();
        if (!away && hit.isEmpty()) {
            return inner.get();
        }
        FaultClass fault = away ? FaultClass.STORE_AWAY : hit.orElseThrow().fault();
        site.tell(fault, what);
        Answer<T> answer = Answer.within(
                deadline,
                site,
                late -> late.fail(new StoreException(onTimeout, what + ": no answer within " + deadline)));
        if (away && refusal < SHARE_REFUSED) {
            var refused = new StoreException(StoreException.Kind.UNAVAILABLE, what + ": no connection");
            site.after(Delays.PROMPT, () -> answer.fail(refused));
        } else if (fault == FaultClass.ERROR_AFTER_EFFECT) {
            var lost = new StoreException(onTimeout, what + ": connection lost after the call was sent");
            inner.get().whenComplete((value, failure) -> answer.fail(lost));
        }
        return answer.stage();
    }
}
