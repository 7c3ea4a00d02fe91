package org.opendrs.sim.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.opendrs.monitor.Subscription;
import org.opendrs.sim.tck.ClusterStateStoreContract;
import org.opendrs.sim.tck.ContractResult;
import org.opendrs.sim.tck.TckAllowances;
import org.opendrs.sim.tck.TckEnvironment;
import org.opendrs.sim.tck.TinyStore;
import org.opendrs.spi.ClusterStateStore;
import org.opendrs.spi.ClusterStateStore.Entry;
import org.opendrs.spi.ClusterStateStore.Op;
import org.opendrs.spi.ClusterStateStore.Session;
import org.opendrs.spi.ClusterStateStore.StoreSnapshot;
import org.opendrs.spi.ClusterStateStore.TxnResult;
import org.opendrs.spi.StoreException;

class FaultyStoreTest {
    private static final Duration DEADLINE = Duration.ofSeconds(5);
    private static final Duration TTL = Duration.ofSeconds(30);
    private static final Duration AWAY_FROM = Duration.ofSeconds(100);
    private static final Duration BACK = Duration.ofSeconds(200);

    private final Bench bench = new Bench();
    private final TinyStore inner = new TinyStore(bench.time);
    private final List<String> delivered = new ArrayList<>();

    @Test
    void aCalmPlanKeepsTheStoresContract() {
        var store = new FaultyStore(inner, bench.site(FaultPlan.calm(1, Bench.LENGTH)));
        var environment = new TckEnvironment(bench.time, bench.time.scheduler(), TckAllowances.DEFAULT);
        ContractResult result = ClusterStateStoreContract.check(store, inner, "tck/", environment);
        assertThat(result.broken()).isEmpty();
        assertThat(bench.injected).isEmpty();
    }

    @Test
    void anErrorAfterTheEffectIsAnUnknownOutcomeWithEffect() {
        var seen = write(store(FaultClass.ERROR_AFTER_EFFECT), "a", "1");
        assertThat(kind(seen)).isEqualTo(StoreException.Kind.OUTCOME_UNKNOWN);
        assertThat(value("a")).isEqualTo("1");
    }

    @Test
    void aHungTransactionEndsAtItsDeadlineWithUnknownOutcome() {
        var seen = write(store(FaultClass.HUNG_CALL), "a", "1");
        assertThat(kind(seen)).isEqualTo(StoreException.Kind.OUTCOME_UNKNOWN);
        assertThat(seen.at).isEqualTo(DEADLINE);
        assertThat(value("a")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"HUNG_CALL", "ERROR_AFTER_EFFECT"})
    void aFailedReadIsNeverAnUnknownOutcome(FaultClass fault) {
        var seen = bench.see(store(fault).snapshot("", DEADLINE));
        pass(DEADLINE);
        assertThat(kind(seen)).isEqualTo(StoreException.Kind.UNAVAILABLE);
    }

    @Test
    void aSessionThatItsOwnerNeverHeardOfExpires() {
        var seen = bench.see(store(FaultClass.ERROR_AFTER_EFFECT).openSession(TTL, DEADLINE));
        pass(DEADLINE);
        assertThat(kind(seen)).isEqualTo(StoreException.Kind.OUTCOME_UNKNOWN);
        write(inner, new Op.Put("bound", "1", OptionalLong.of(1)));
        assertThat(value("bound")).isEqualTo("1");
        pass(TTL);
        assertThat(value("bound")).isEmpty();
    }

    @Test
    void whileTheStoreIsAwayEveryCallFailsInTimeAndHasNoEffect() {
        ClusterStateStore store = awayStore();
        int refused = 0;
        for (int i = 0; i < 15; i++) {
            bench.runTo(AWAY_FROM.plusSeconds(6L * i));
            Duration asked = Duration.ofNanos(bench.time.monotonicNanos());
            var seen = write(store, "a", "1");
            assertThat(seen.at.minus(asked)).isLessThanOrEqualTo(DEADLINE);
            refused += kind(seen) == StoreException.Kind.UNAVAILABLE ? 1 : 0;
        }
        assertThat(refused).isBetween(1, 14);
        assertThat(value("a")).isEmpty();
        assertThat(store.health().connected()).isFalse();
        bench.runTo(BACK);
        assertThat(store.health().connected()).isTrue();
        assertThat(write(store, "a", "2").value()).isInstanceOf(TxnResult.class);
    }

    @Test
    void healthWhileAwayShowsTheLastRevisionSeen() {
        ClusterStateStore store = awayStore();
        write(store, "a", "1");
        bench.runTo(AWAY_FROM);
        write(inner, put("a", "2"));
        assertThat(store.health().revision()).isEqualTo(1);
    }

    @Test
    void changesDuringAnAbsenceArriveAfterItInOrder() {
        watch(awayStore());
        write(inner, put("a", "1"));
        bench.runTo(AWAY_FROM);
        write(inner, put("a", "2"));
        write(inner, put("a", "3"));
        bench.runTo(BACK.minusMillis(1));
        assertThat(delivered).containsExactly("1 a=1");
        bench.runTo(BACK);
        write(inner, put("a", "4"));
        assertThat(delivered).containsExactly("1 a=1", "2 a=2", "3 a=3", "4 a=4");
    }

    @Test
    void tooManyMissedChangesAreOneResync() {
        watch(awayStore());
        bench.runTo(AWAY_FROM);
        for (int i = 0; i < 100; i++) {
            write(inner, put("a", "x"));
        }
        bench.runTo(BACK);
        write(inner, put("a", "y"));
        assertThat(delivered).singleElement().asString().startsWith("resync");
    }

    @Test
    void aClosedWatchDeliversNothingThatWasHeldBack() {
        var watch = watch(awayStore());
        bench.runTo(AWAY_FROM);
        write(inner, put("a", "1"));
        watch.close();
        bench.runTo(BACK.plusSeconds(1));
        assertThat(delivered).isEmpty();
    }

    @Test
    void aSessionThatCannotBeRenewedIsLostFirstForItsOwner() {
        Session session = open(awayStore());
        write(inner, new Op.Put("bound", "1", OptionalLong.of(session.id())));
        bench.runTo(AWAY_FROM.plusSeconds(19));
        assertThat(session.alive()).isTrue();
        bench.runTo(AWAY_FROM.plusSeconds(21));
        assertThat(session.alive()).isFalse();
        assertThat(value("bound")).isEqualTo("1");
        bench.runTo(AWAY_FROM.plusSeconds(31));
        assertThat(value("bound")).isEmpty();
        bench.runTo(BACK.plusSeconds(1));
        assertThat(session.alive()).isFalse();
    }

    @Test
    void aShortAbsenceCostsNoSession() {
        var shortly = new Intervention.StoreGone(AWAY_FROM, AWAY_FROM.plusSeconds(15));
        Session session = open(new FaultyStore(
                inner, bench.site(FaultPlan.calm(1, Bench.LENGTH).with(shortly))));
        bench.runTo(BACK.plusSeconds(60));
        assertThat(session.alive()).isTrue();
    }

    @Test
    void aSessionClosedDuringAnAbsenceKeepsItsKeysForAWhile() {
        Session session = open(awayStore());
        write(inner, new Op.Put("bound", "1", OptionalLong.of(session.id())));
        bench.runTo(AWAY_FROM);
        session.close();
        assertThat(session.alive()).isFalse();
        assertThat(value("bound")).isEqualTo("1");
        bench.runTo(AWAY_FROM.plus(TTL).plusSeconds(1));
        assertThat(value("bound")).isEmpty();
    }

    private FaultyStore store(FaultClass fault) {
        return new FaultyStore(inner, bench.always(fault));
    }

    private FaultyStore awayStore() {
        var away = new Intervention.StoreGone(AWAY_FROM, BACK);
        return new FaultyStore(inner, bench.site(FaultPlan.calm(1, Bench.LENGTH).with(away)));
    }

    private Session open(ClusterStateStore store) {
        var seen = bench.see(store.openSession(TTL, DEADLINE));
        pass(Duration.ofMillis(10));
        return (Session) seen.value();
    }

    private Subscription watch(ClusterStateStore store) {
        return store.watch("a", 1, new ClusterStateStore.WatchListener() {
            @Override
            public void changed(long revision, List<Entry> written, List<String> deleted) {
                written.forEach(entry -> delivered.add(revision + " " + entry.key() + "=" + entry.value()));
            }

            @Override
            public void resync(String reason) {
                delivered.add("resync: " + reason);
            }
        });
    }

    private static Op put(String key, String value) {
        return new Op.Put(key, value, OptionalLong.empty());
    }

    private Bench.Seen write(ClusterStateStore store, String key, String value) {
        var seen = bench.see(store.txn(List.of(), List.of(put(key, value)), List.of(), DEADLINE));
        pass(seen.values.isEmpty() ? DEADLINE : Duration.ZERO);
        return seen;
    }

    /** Writes past the decorator, as another host would, within some milliseconds. */
    private void write(TinyStore store, Op op) {
        store.txn(List.of(), List.of(op), List.of(), DEADLINE);
        pass(Duration.ofMillis(10));
    }

    private String value(String key) {
        var seen = bench.see(inner.snapshot(key, DEADLINE));
        pass(Duration.ofMillis(5));
        return ((StoreSnapshot) seen.value()).entry(key).map(Entry::value).orElse("");
    }

    private void pass(Duration time) {
        bench.time.runUntil(bench.time.monotonicNanos() + time.toNanos());
    }

    private static StoreException.Kind kind(Bench.Seen seen) {
        return ((StoreException) seen.value()).kind();
    }
}
