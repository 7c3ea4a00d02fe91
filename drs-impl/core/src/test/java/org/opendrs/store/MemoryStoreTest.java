package org.opendrs.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import org.opendrs.spi.ClusterStateStore.Entry;
import org.opendrs.spi.ClusterStateStore.Guard;
import org.opendrs.spi.ClusterStateStore.Op;
import org.opendrs.spi.ClusterStateStore.Session;
import org.opendrs.spi.ClusterStateStore.StoreSnapshot;
import org.opendrs.spi.ClusterStateStore.TxnResult;
import org.opendrs.spi.ClusterStateStore.WatchListener;
import org.opendrs.spi.StoreException;

class MemoryStoreTest {
    private static final Duration DEADLINE = Duration.ofSeconds(2);
    private static final Duration TTL = Duration.ofSeconds(30);

    private final VirtualTime time = new VirtualTime();
    private final MemoryStore store = new MemoryStore(time, time);

    @Test
    void aNewStoreIsEmptyAtRevisionZero() {
        assertThat(snapshot("")).isEqualTo(new StoreSnapshot(0, List.of()));
    }

    @Test
    void everyTransactionThatWritesHasARevisionOfItsOwn() {
        assertThat(put("a", "1").revision()).isEqualTo(1);
        assertThat(put("b", "2").revision()).isEqualTo(2);
    }

    @Test
    void aTransactionThatChangesNothingLeavesTheRevision() {
        put("a", "1");
        assertThat(txn(List.of(), new Op.Delete("unknown"))).isEqualTo(new TxnResult(true, 1));
    }

    @Test
    void aSnapshotHoldsThePrefixOnlyAndInKeyOrder() {
        put("p/b", "1");
        put("q", "2");
        put("p/a", "3");
        assertThat(snapshot("p/").entries()).extracting(Entry::key).containsExactly("p/a", "p/b");
    }

    @Test
    void aRewrittenKeyKeepsItsCreateRevision() {
        put("a", "1");
        put("a", "2");
        assertThat(snapshot("a").entries()).containsExactly(new Entry("a", "2", 1, 2));
    }

    @Test
    void aDeletedAndRewrittenKeyHasANewCreateRevision() {
        put("a", "1");
        txn(List.of(), new Op.Delete("a"));
        put("a", "2");
        assertThat(snapshot("a").entries()).containsExactly(new Entry("a", "2", 3, 3));
    }

    @Test
    void nothingHappensIfOneGuardDoesNotHold() {
        put("a", "1");
        var result =
                txn(List.of(new Guard.Exists("a"), new Guard.Absent("a")), new Op.Put("b", "1", OptionalLong.empty()));
        assertThat(result).isEqualTo(new TxnResult(false, 1));
        assertThat(snapshot("b").entries()).isEmpty();
    }

    @Test
    void theOtherBranchRunsIfAGuardDoesNotHold() {
        var stage = store.txn(
                List.of(new Guard.Exists("a")),
                List.of(),
                List.of(new Op.Put("b", "1", OptionalLong.empty())),
                DEADLINE);
        assertThat(time.await(stage)).isEqualTo(new TxnResult(false, 1));
        assertThat(snapshot("b").entries()).hasSize(1);
    }

    @Test
    void anUnchangedGuardHoldsForTheExactRevisionOnly() {
        put("a", "1");
        assertThat(txn(List.of(new Guard.Unchanged("a", 1)), new Op.Delete("x")).succeeded())
                .isTrue();
        put("a", "1");
        assertThat(txn(List.of(new Guard.Unchanged("a", 1)), new Op.Delete("x")).succeeded())
                .isFalse();
    }

    @Test
    void anOwnerGuardOutlivesRewritingButNotDeletion() {
        put("a", "1");
        put("a", "2");
        assertThat(txn(List.of(new Guard.SameOwner("a", 1)), new Op.Delete("a")).succeeded())
                .isTrue();
        put("a", "3");
        assertThat(txn(List.of(new Guard.SameOwner("a", 1)), new Op.Delete("a")).succeeded())
                .isFalse();
    }

    @Test
    void anythingOverTheLimitsIsTooLarge() {
        var ops = new ArrayList<Op>();
        for (int i = 0; i < 33; i++) {
            ops.add(new Op.Delete("key-" + i));
        }
        assertFails(store.txn(List.of(), ops, List.of(), DEADLINE), StoreException.Kind.TOO_LARGE);
        assertFails(attempt("a", "x".repeat(4097)), StoreException.Kind.TOO_LARGE);
        assertFails(attempt("k".repeat(257), "x"), StoreException.Kind.TOO_LARGE);
        assertThat(snapshot("").entries()).isEmpty();
    }

    @Test
    void aKeyMustBePrintableAscii() {
        assertThatThrownBy(() -> attempt("schlüssel", "x"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("schlüssel");
        assertThatThrownBy(() -> attempt("", "x")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aKeyMayStandOnceInATransaction() {
        var ops = List.<Op>of(new Op.Put("a", "1", OptionalLong.empty()), new Op.Delete("a"));
        assertThatThrownBy(() -> store.txn(List.of(), ops, List.of(), DEADLINE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("twice");
    }

    @Test
    void aSessionKeepsItselfAlive() {
        var session = openSession();
        bind("a", session);
        time.advance(TTL.multipliedBy(10));
        assertThat(session.alive()).isTrue();
        assertThat(snapshot("a").entries()).hasSize(1);
    }

    @Test
    void keysVanishWithAClosedSessionAtOneRevision() {
        var session = openSession();
        bind("a", session);
        bind("b", session);
        put("c", "stays");
        session.close();
        assertThat(session.alive()).isFalse();
        assertThat(snapshot("")).satisfies(s -> {
            assertThat(s.revision()).isEqualTo(4);
            assertThat(s.entries()).extracting(Entry::key).containsExactly("c");
        });
    }

    @Test
    void keysOfADeadOwnerVanishAfterTheTimeToLiveButNotBefore() {
        var session = openSession();
        bind("a", session);
        store.abandon(session);
        time.advance(TTL.minusMillis(1));
        assertThat(snapshot("a").entries()).hasSize(1);
        time.advance(Duration.ofSeconds(5));
        assertThat(snapshot("a").entries()).isEmpty();
    }

    @Test
    void anOwnerStopsRelyingOnItsSessionBeforeOthersTakeItForDead() {
        var session = openSession();
        store.abandon(session);
        time.advance(Duration.ofSeconds(19));
        assertThat(session.alive()).isTrue();
        time.advance(Duration.ofSeconds(1));
        assertThat(session.alive()).isFalse();
    }

    @Test
    void aSessionIsLostIfTheWholeProcessStoodStill() {
        var session = openSession();
        bind("a", session);
        time.jump(TTL);
        assertThat(session.alive()).isFalse();
        assertThat(snapshot("a").entries()).isEmpty();
        assertFails(
                store.txn(List.of(), List.of(new Op.Put("a", "1", OptionalLong.of(session.id()))), List.of(), DEADLINE),
                StoreException.Kind.SESSION_LOST);
    }

    @Test
    void aKeyThatIsRewrittenWithoutSessionOutlivesIt() {
        var session = openSession();
        bind("a", session);
        put("a", "stays");
        session.close();
        assertThat(snapshot("a").entries()).hasSize(1);
    }

    @Test
    void aWatchFromTheSnapshotMissesNothingAndRepeatsNothing() {
        put("p/a", "1");
        var snapshot = snapshot("p/");
        put("p/b", "2");
        var heard = new Heard();
        store.watch("p/", snapshot.revision() + 1, heard);
        put("elsewhere", "x");
        txn(List.of(), new Op.Put("p/c", "3", OptionalLong.empty()), new Op.Delete("p/a"));
        time.settle();
        assertThat(heard.lines).containsExactly("2 +p/b", "4 +p/c -p/a");
    }

    @Test
    void aClosedWatchHearsNothing() {
        var heard = new Heard();
        var subscription = store.watch("", 1, heard);
        put("a", "1");
        subscription.close();
        put("b", "2");
        time.settle();
        assertThat(heard.lines).doesNotContain("2 +b");
    }

    @Test
    void aListenerThatThrowsKeepsItsWatch() {
        var heard = new Heard();
        heard.failures = 1;
        store.watch("", 1, heard);
        withSilentHandler(() -> {
            put("a", "1");
            put("b", "2");
            time.settle();
        });
        assertThat(heard.lines).containsExactly("2 +b");
    }

    @Test
    void aWatchFromAForgottenRevisionMustResync() {
        put("a", "1");
        store.compact();
        var heard = new Heard();
        store.watch("", 1, heard);
        put("b", "2");
        time.settle();
        assertThat(heard.lines).hasSize(1).first().asString().startsWith("resync");
    }

    @Test
    void aWatchFromARevisionThatWasNeverReachedMustResync() {
        var heard = new Heard();
        store.watch("", 7, heard);
        time.settle();
        assertThat(heard.lines).hasSize(1).first().asString().startsWith("resync");
    }

    @Test
    void aListenerThatFellTooFarBehindMustResync() {
        var heard = new Heard();
        store.watch("", 1, heard);
        for (int i = 0; i <= ChangeLog.CAPACITY; i++) {
            attempt("a", "value " + i);
        }
        time.settle();
        assertThat(heard.lines).first().asString().startsWith("resync");
    }

    @Test
    void changesElsewhereNeverMakeAWatchFallBehind() {
        var heard = new Heard();
        store.watch("p/", 1, heard);
        for (int i = 0; i <= ChangeLog.CAPACITY; i++) {
            attempt("q", "value " + i);
        }
        attempt("p/a", "1");
        time.settle();
        assertThat(heard.lines).containsExactly("10002 +p/a");
    }

    @Test
    void healthKnowsTheRevision() {
        put("a", "1");
        assertThat(store.health().connected()).isTrue();
        assertThat(store.health().revision()).isEqualTo(1);
    }

    private static void withSilentHandler(Runnable work) {
        var thread = Thread.currentThread();
        var before = thread.getUncaughtExceptionHandler();
        thread.setUncaughtExceptionHandler((t, e) -> {});
        try {
            work.run();
        } finally {
            thread.setUncaughtExceptionHandler(before);
        }
    }

    private StoreSnapshot snapshot(String prefix) {
        return time.await(store.snapshot(prefix, DEADLINE));
    }

    private Session openSession() {
        return time.await(store.openSession(TTL, DEADLINE));
    }

    private CompletionStage<TxnResult> attempt(String key, String value) {
        return store.txn(List.of(), List.of(new Op.Put(key, value, OptionalLong.empty())), List.of(), DEADLINE);
    }

    private TxnResult put(String key, String value) {
        return time.await(attempt(key, value));
    }

    private void bind(String key, Session session) {
        txn(List.of(), new Op.Put(key, "bound", OptionalLong.of(session.id())));
    }

    private TxnResult txn(List<Guard> guards, Op... ops) {
        return time.await(store.txn(guards, List.of(ops), List.of(), DEADLINE));
    }

    private void assertFails(CompletionStage<?> stage, StoreException.Kind kind) {
        assertThatThrownBy(() -> time.await(stage))
                .cause()
                .isInstanceOfSatisfying(
                        StoreException.class, e -> assertThat(e.kind()).isEqualTo(kind));
    }

    private static final class Heard implements WatchListener {
        private final List<String> lines = new ArrayList<>();
        private int failures;

        @Override
        public void changed(long revision, List<Entry> written, List<String> deleted) {
            if (failures-- > 0) {
                throw new IllegalStateException("a listener's mistake");
            }
            var line = new StringBuilder().append(revision);
            written.forEach(entry -> line.append(" +").append(entry.key()));
            deleted.forEach(key -> line.append(" -").append(key));
            lines.add(line.toString());
        }

        @Override
        public void resync(String reason) {
            lines.add("resync: " + reason);
        }
    }
}
