package org.opendrs.sim.tck;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.opendrs.monitor.Subscription;
import org.opendrs.sim.time.SimTime;
import org.opendrs.spi.StoreException;

class ClusterStateStoreContractTest {
    private final SimTime time = SimTime.startingAt(Instant.EPOCH);

    @Test
    void aCorrectStoreKeepsEveryPromise() {
        ContractResult result = check(new TinyStore(time));
        assertThat(result.broken()).isEmpty();
        assertThat(result.leftOut()).isEmpty();
    }

    @Test
    void nothingIsLeftBehind() {
        var store = new TinyStore(time);
        store.revision = 41;
        check(store);
        assertThat(store.keys).isEmpty();
        assertThat(store.revision).isGreaterThan(41);
    }

    @Test
    void promisesThatNeedTroubleAreLeftOutWithoutIt() {
        var store = new TinyStore(time);
        ContractResult result =
                ClusterStateStoreContract.check(store, StoreFaults.NONE, "tck/", StoreChecks.environment(time));
        assertThat(result.broken()).isEmpty();
        assertThat(result.leftOut()).hasSize(2);
    }

    @Test
    void aStoreThatNeverAnswersIsReportedAndTheRestLeftOut() {
        ContractResult result = check(new TinyStore(time) {
            @Override
            public CompletionStage<TxnResult> txn(
                    List<Guard> ifAll, List<Op> then, List<Op> orElse, Duration deadline) {
                return new CompletableFuture<>();
            }
        });
        assertThat(result.broken()).singleElement().asString().startsWith(StoreKeys.DEADLINE);
        assertThat(result.leftOut()).singleElement().asString().startsWith("the remaining promises");
    }

    @Test
    void aShortDeadlineThatIsNotKeptIsReported() {
        expectBroken(StoreKeys.DEADLINE, new TinyStore(time) {
            @Override
            public CompletionStage<StoreSnapshot> snapshot(String prefix, Duration deadline) {
                var slow = new CompletableFuture<StoreSnapshot>();
                if (deadline.toMillis() > 1) {
                    return super.snapshot(prefix, deadline);
                }
                time.after(Duration.ofMillis(1500), () -> slow.complete(read(prefix)));
                return slow;
            }
        });
    }

    @Test
    void aForeignExceptionIsReported() {
        expectBroken(StoreKeys.FAILURE, new TinyStore(time) {
            @Override
            public CompletionStage<Session> openSession(Duration ttl, Duration deadline) {
                return CompletableFuture.failedFuture(new IllegalStateException("etcd says no"));
            }
        });
    }

    @Test
    void aTransactionInTwoRevisionsIsReported() {
        expectBroken(TxnChecks.ATOMIC, new TinyStore(time) {
            @Override
            protected void apply(List<Op> ops) {
                ops.forEach(op -> super.apply(List.of(op)));
            }
        });
    }

    @Test
    void aBranchThatIsAppliedAgainstTheGuardIsReported() {
        expectBroken(TxnChecks.ATOMIC, new TinyStore(time) {
            @Override
            public CompletionStage<TxnResult> txn(
                    List<Guard> ifAll, List<Op> then, List<Op> orElse, Duration deadline) {
                return super.txn(List.of(), then, orElse, deadline);
            }
        });
    }

    @Test
    void aLostOtherBranchIsReported() {
        expectBroken(TxnChecks.ATOMIC, new TinyStore(time) {
            @Override
            public CompletionStage<TxnResult> txn(
                    List<Guard> ifAll, List<Op> then, List<Op> orElse, Duration deadline) {
                return super.txn(ifAll, then, List.of(), deadline);
            }
        });
    }

    @Test
    void revisionsThatStandStillAreReported() {
        expectBroken(TxnChecks.REVISIONS, new TinyStore(time) {
            @Override
            protected void apply(List<Op> ops) {
                super.apply(ops);
                revision = 7;
            }
        });
    }

    @Test
    void aCreateRevisionThatChangesIsReported() {
        expectBroken(TxnChecks.REVISIONS, new TinyStore(time) {
            @Override
            protected Entry write(Op.Put put) {
                keys.remove(put.key());
                return super.write(put);
            }
        });
    }

    @Test
    void aCreateRevisionThatOutlivesItsKeyIsReported() {
        expectBroken(TxnChecks.REVISIONS, new TinyStore(time) {
            private final List<String> known = new ArrayList<>();

            @Override
            protected Entry write(Op.Put put) {
                boolean again = known.contains(put.key()) && !keys.containsKey(put.key());
                known.add(put.key());
                Entry entry = super.write(put);
                if (again) {
                    entry = new Entry(entry.key(), entry.value(), entry.createRevision() - 2, entry.modRevision());
                    keys.put(entry.key(), new Stored(entry, 0));
                }
                return entry;
            }
        });
    }

    @Test
    void aGuardThatIsTakenForExistenceIsReported() {
        expectBroken(TxnChecks.GUARDS, new TinyStore(time) {
            @Override
            protected boolean holds(Guard guard) {
                return guard instanceof Guard.SameOwner ? keys.containsKey(guard.key()) : super.holds(guard);
            }
        });
    }

    @Test
    void onlyTheFirstGuardBeingCheckedIsReported() {
        expectBroken(TxnChecks.GUARDS, new TinyStore(time) {
            @Override
            public CompletionStage<TxnResult> txn(
                    List<Guard> ifAll, List<Op> then, List<Op> orElse, Duration deadline) {
                return super.txn(ifAll.subList(0, Math.min(1, ifAll.size())), then, orElse, deadline);
            }
        });
    }

    @Test
    void onlyTheLastGuardBeingCheckedIsReported() {
        expectBroken(TxnChecks.GUARDS, new TinyStore(time) {
            @Override
            public CompletionStage<TxnResult> txn(
                    List<Guard> ifAll, List<Op> then, List<Op> orElse, Duration deadline) {
                return super.txn(ifAll.subList(Math.max(0, ifAll.size() - 1), ifAll.size()), then, orElse, deadline);
            }
        });
    }

    @Test
    void aSnapshotOutOfOrderIsReported() {
        expectBroken(TxnChecks.SNAPSHOT, new TinyStore(time) {
            @Override
            protected StoreSnapshot read(String prefix) {
                List<Entry> entries = new ArrayList<>(super.read(prefix).entries());
                Collections.reverse(entries);
                return new StoreSnapshot(revision, entries);
            }
        });
    }

    @Test
    void aSnapshotThatIsOlderThanItsEntriesIsReported() {
        expectBroken(TxnChecks.SNAPSHOT, new TinyStore(time) {
            @Override
            protected StoreSnapshot read(String prefix) {
                return new StoreSnapshot(revision - 1, super.read(prefix).entries());
            }
        });
    }

    @Test
    void aSnapshotWithForeignKeysIsReported() {
        expectBroken(TxnChecks.SNAPSHOT, new TinyStore(time) {
            @Override
            protected StoreSnapshot read(String prefix) {
                return super.read(prefix.endsWith("/") ? prefix.substring(0, prefix.length() - 1) : prefix);
            }
        });
    }

    @Test
    void aMissingSizeLimitIsReported() {
        expectBroken(TxnChecks.LIMITS, new TinyStore(time) {
            @Override
            protected boolean tooLarge(List<Op> ops) {
                return ops.size() > MAX_OPERATIONS;
            }
        });
    }

    @Test
    void aSizeLimitThatIsTooTightIsReported() {
        expectBroken(StoreKeys.ANSWER, new TinyStore(time) {
            @Override
            protected boolean tooLarge(List<Op> ops) {
                return super.tooLarge(ops) || ops.size() == MAX_OPERATIONS;
            }
        });
    }

    @Test
    void anUnavailableCallWithAnEffectIsReported() {
        expectBroken(TxnChecks.DEFINITE, new TinyStore(time) {
            @Override
            public CompletionStage<TxnResult> txn(
                    List<Guard> ifAll, List<Op> then, List<Op> orElse, Duration deadline) {
                if (deadline.toMillis() > 1) {
                    return super.txn(ifAll, then, orElse, deadline);
                }
                time.after(Duration.ofSeconds(2), () -> apply(then));
                return failed(StoreException.Kind.UNAVAILABLE);
            }
        });
    }

    @Test
    void healthThatLagsBehindIsReported() {
        expectBroken(TxnChecks.HEALTH, new TinyStore(time) {
            @Override
            public StoreHealth health() {
                return new StoreHealth(true, revision - 1);
            }
        });
    }

    @Test
    void transactionsThatInterleaveAreReported() {
        var result = check(new TinyStore(time) {
            @Override
            public CompletionStage<TxnResult> txn(
                    List<Guard> ifAll, List<Op> then, List<Op> orElse, Duration deadline) {
                // Checks now and writes later, as a store without transactions would.
                boolean holds = ifAll.stream().allMatch(this::holds);
                return super.txn(List.of(), holds ? then : orElse, List.of(), deadline)
                        .thenApply(done -> new TxnResult(holds, done.revision()));
            }
        });
        assertThat(result.broken())
                .anyMatch(text -> text.startsWith(ContentionChecks.ONE_WINNER))
                .anyMatch(text -> text.startsWith(ContentionChecks.CAPACITY));
    }

    @Test
    void aWatchWithAGapIsReported() {
        expectBroken(WatchChecks.COMPLETE, new TinyStore(time) {
            @Override
            protected void deliver(WatchListener listener, Change change) {
                if (change.deleted().isEmpty() || !change.written().isEmpty()) {
                    super.deliver(listener, change);
                }
            }
        });
    }

    @Test
    void aWatchThatRepeatsIsReported() {
        expectBroken(WatchChecks.COMPLETE, new TinyStore(time) {
            @Override
            protected void deliver(WatchListener listener, Change change) {
                super.deliver(listener, change);
                super.deliver(listener, change);
            }
        });
    }

    @Test
    void aWatchThatSplitsARevisionIsReported() {
        expectBroken(WatchChecks.COMPLETE, new TinyStore(time) {
            @Override
            protected void deliver(WatchListener listener, Change change) {
                change.written().forEach(entry -> listener.changed(change.revision(), List.of(entry), List.of()));
                change.deleted().forEach(key -> listener.changed(change.revision(), List.of(), List.of(key)));
            }
        });
    }

    @Test
    void aWatchThatForgetsHistoryIsReported() {
        expectBroken(WatchChecks.COMPLETE, new TinyStore(time) {
            @Override
            public Subscription watch(String prefix, long from, WatchListener listener) {
                return super.watch(prefix, revision + 1, listener);
            }
        });
    }

    @Test
    void callsThatOverlapAreReported() {
        expectBroken(WatchChecks.ONE_BY_ONE, new TinyStore(time) {
            @Override
            protected void deliver(WatchListener listener, Change change) {
                // Reading an entry inside the callback lets a second call in.
                var written = new AbstractList<Entry>() {
                    @Override
                    public Entry get(int index) {
                        return change.written().get(index);
                    }

                    @Override
                    public int size() {
                        listener.changed(change.revision(), List.of(), List.of());
                        return change.written().size();
                    }

                    @Override
                    public void forEach(Consumer<? super Entry> action) {
                        listener.changed(change.revision(), List.of(), List.of());
                        change.written().forEach(action);
                    }
                };
                listener.changed(change.revision(), written, change.deleted());
            }
        });
    }

    @Test
    void aWatchThatDiesOfItsListenerIsReported() {
        expectBroken(WatchChecks.GOES_ON, new TinyStore(time) {
            @Override
            protected boolean survives(RuntimeException failure) {
                return false;
            }
        });
    }

    @Test
    void aClosedWatchThatGoesOnIsReported() {
        expectBroken(WatchChecks.CLOSED, new TinyStore(time) {
            @Override
            protected void close(Watch watch) {
                // goes on
            }
        });
    }

    @Test
    void aSilentGapAfterCompactionIsReported() {
        expectBroken(WatchChecks.RESYNC, new TinyStore(time) {
            @Override
            public boolean compact() {
                return true; // forgets the first change without saying so
            }

            @Override
            protected void deliver(WatchListener listener, Change change) {
                if (change.written().stream()
                        .noneMatch(entry ->
                                entry.key().endsWith("old/a") && entry.value().equals("1"))) {
                    super.deliver(listener, change);
                }
            }
        });
    }

    private ContractResult check(TinyStore store) {
        return StoreChecks.check(store, time);
    }

    private void expectBroken(String promise, TinyStore store) {
        StoreChecks.expectBroken(promise, store, time);
    }
}
