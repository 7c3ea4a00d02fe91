package org.opendrs.sim.tck;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import org.opendrs.sim.time.SimTime;

/** Planted defects of sessions: each one is reported under the promise that it breaks. */
class ClusterStateStoreSessionTest {
    private final SimTime time = SimTime.startingAt(Instant.EPOCH);

    @Test
    void aSessionThatDiesByItselfIsReported() {
        expectBroken(SessionChecks.KEPT_ALIVE, new TinyStore(time) {
            @Override
            public CompletionStage<Session> openSession(Duration ttl, Duration deadline) {
                return super.openSession(ttl, deadline).thenApply(session -> {
                    time.after(ttl, session::close);
                    return session;
                });
            }
        });
    }

    @Test
    void keysThatOutliveTheirSessionAreReported() {
        expectBroken(SessionChecks.CLOSED, new TinyStore(time) {
            @Override
            protected void end(long session) {
                // keeps the keys
            }
        });
    }

    @Test
    void aClosedSessionThatTakesForeignKeysAlongIsReported() {
        expectBroken(SessionChecks.CLOSED, new TinyStore(time) {
            @Override
            protected void end(long session) {
                super.end(session);
                super.end(0);
            }
        });
    }

    @Test
    void bindingToADeadSessionIsReported() {
        expectBroken(SessionChecks.LOST, new TinyStore(time) {
            @Override
            protected boolean sessionLives(Op op) {
                return true;
            }
        });
    }

    @Test
    void anOwnerThatBelievesTooLongIsReported() {
        expectBroken(SessionChecks.OWNER_FIRST, new TinyStore(time) {
            @Override
            protected boolean believes(boolean alive) {
                return true;
            }
        });
    }

    @Test
    void keysThatOutliveADeadOwnerAreReported() {
        expectBroken(SessionChecks.VANISHES, new TinyStore(time) {
            @Override
            protected Duration expiry(Duration ttl) {
                return ttl.plusSeconds(30);
            }
        });
    }

    private void expectBroken(String promise, TinyStore store) {
        StoreChecks.expectBroken(promise, store, time);
    }
}
