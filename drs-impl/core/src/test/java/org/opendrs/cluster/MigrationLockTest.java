package org.opendrs.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import org.opendrs.model.VmId;
import org.opendrs.spi.ClusterStateStore.Session;
import org.opendrs.spi.StoreException;
import org.opendrs.store.MemoryStore;
import org.opendrs.store.VirtualTime;

class MigrationLockTest {
    private static final Duration DEADLINE = Duration.ofSeconds(5);
    private static final VmId VM = new VmId("vm");

    private final VirtualTime time = new VirtualTime();
    private final TroubledStore store = new TroubledStore(new MemoryStore(time, time));
    private final MigrationLock lock = new MigrationLock(store, time, time);
    private final Session session = openSession();

    @Test
    void oneEngineAtATimeHoldsAVm() {
        assertThat(acquire()).isPresent();
        var other = new MigrationLock(store, time, time);
        assertThat(time.await(other.acquire(VM, openSession(), DEADLINE))).isEmpty();
    }

    @Test
    void itsHolderCannotAcquireItAgain() {
        acquire();
        assertThat(acquire()).isEmpty();
    }

    @Test
    void ofManyAtOnceExactlyOneWins() {
        var attempts = new ArrayList<CompletionStage<Optional<HeldLock>>>();
        for (int i = 0; i < 20; i++) {
            attempts.add(new MigrationLock(store, time, time).acquire(VM, openSession(), DEADLINE));
        }
        assertThat(attempts.stream().filter(a -> time.await(a).isPresent())).hasSize(1);
    }

    @Test
    void aReleasedLockCanBeAcquiredAgain() {
        assertThat(time.await(lock.release(acquire().orElseThrow(), DEADLINE))).isTrue();
        assertThat(acquire()).isPresent();
    }

    @Test
    void anOldReleaseDoesNotTouchANewLock() {
        var old = acquire().orElseThrow();
        time.await(lock.release(old, DEADLINE));
        acquire();
        assertThat(time.await(lock.release(old, DEADLINE))).isFalse();
        assertThat(acquire()).isEmpty();
    }

    @Test
    void aLockVanishesWithItsHolder() {
        acquire();
        session.close();
        var other = new MigrationLock(store, time, time);
        assertThat(time.await(other.acquire(VM, openSession(), DEADLINE))).isPresent();
    }

    @Test
    void aLostAnswerIsFoundByReadingBack() {
        store.next(TroubledStore.Trouble.LOST_ANSWER);
        assertThat(acquire().orElseThrow().token().value()).isEqualTo(1);
        assertThat(store.health().revision()).isEqualTo(1);
    }

    @Test
    void aLeftoverOfAnUnknownOutcomeIsTakenOver() {
        store.next(TroubledStore.Trouble.HANGS);
        store.hangReadsAfter(1);
        assertThatThrownBy(this::acquire).hasCauseInstanceOf(StoreException.class);
        store.heal();
        assertThat(acquire()).isPresent();
    }

    @Test
    void releasingWorksThoughTheAnswerIsLost() {
        var held = acquire().orElseThrow();
        store.next(TroubledStore.Trouble.LOST_ANSWER);
        time.await(lock.release(held, DEADLINE));
        assertThat(acquire()).isPresent();
    }

    @Test
    void aLostSessionFailsTheStage() {
        session.close();
        assertThatThrownBy(this::acquire).hasMessageContaining("SESSION_LOST");
    }

    private Optional<HeldLock> acquire() {
        return time.await(lock.acquire(VM, session, DEADLINE));
    }

    private Session openSession() {
        return time.await(store.openSession(Duration.ofSeconds(30), DEADLINE));
    }
}
