package org.opendrs.sim.tck;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import org.opendrs.monitor.Subscription;
import org.opendrs.sim.time.SimTime;

/** A store that throws out of a call instead of answering with a failed stage must be found, whichever call it is. */
class ClusterStateStoreThrowingTest {
    private final SimTime time = SimTime.startingAt(Instant.EPOCH);

    @Test
    void aTransactionThatThrowsIsReported() {
        expectBroken(Call.STAGE, new TinyStore(time) {
            @Override
            public CompletionStage<TxnResult> txn(
                    List<Guard> ifAll, List<Op> then, List<Op> orElse, Duration deadline) {
                throw new IllegalStateException("no connection");
            }
        });
    }

    @Test
    void aSnapshotThatThrowsIsReported() {
        expectBroken(Call.STAGE, new TinyStore(time) {
            @Override
            public CompletionStage<StoreSnapshot> snapshot(String prefix, Duration deadline) {
                throw new IllegalStateException("no connection");
            }
        });
    }

    @Test
    void aSessionThatThrowsIsReported() {
        expectBroken(Call.STAGE, new TinyStore(time) {
            @Override
            public CompletionStage<Session> openSession(Duration ttl, Duration deadline) {
                throw new IllegalStateException("no connection");
            }
        });
    }

    @Test
    void aTransactionThatThrowsBecauseItIsTooLargeIsReported() {
        expectBroken(Call.STAGE, new TinyStore(time) {
            @Override
            public CompletionStage<TxnResult> txn(
                    List<Guard> ifAll, List<Op> then, List<Op> orElse, Duration deadline) {
                if (tooLarge(then)) {
                    throw new IllegalArgumentException("too large");
                }
                return super.txn(ifAll, then, orElse, deadline);
            }
        });
    }

    @Test
    void aWatchThatThrowsIsReported() {
        expectBroken(StoreKeys.NEVER_THROWS, new TinyStore(time) {
            @Override
            public Subscription watch(String prefix, long fromRevision, WatchListener listener) {
                throw new IllegalStateException("no connection");
            }
        });
    }

    @Test
    void aHealthReportThatThrowsIsReported() {
        expectBroken(StoreKeys.NEVER_THROWS, new TinyStore(time) {
            @Override
            public StoreHealth health() {
                throw new IllegalStateException("no connection");
            }
        });
    }

    private void expectBroken(String promise, TinyStore store) {
        StoreChecks.expectBroken(promise, store, time);
    }
}
