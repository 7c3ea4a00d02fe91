package org.opendrs.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletionStage;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.opendrs.model.HostId;
import org.opendrs.model.Resource;
import org.opendrs.model.ResourceVector;
import org.opendrs.model.VmId;
import org.opendrs.spi.ClusterStateStore;
import org.opendrs.spi.ClusterStateStore.Op;
import org.opendrs.spi.ClusterStateStore.Session;
import org.opendrs.spi.StoreException;
import org.opendrs.store.MemoryStore;
import org.opendrs.store.VirtualTime;
import org.opendrs.unit.Bytes;
import org.opendrs.unit.Millicores;

class ReservationLedgerTest {
    private static final Duration DEADLINE = Duration.ofSeconds(5);
    private static final Duration VALID = Duration.ofMinutes(2);
    private static final HostId HOST = new HostId("host/1");

    private final VirtualTime time = new VirtualTime();
    private final TroubledStore store = new TroubledStore(new MemoryStore(time, time));
    private final ReservationLedger ledger = new ReservationLedger(store, time, time);
    private final Session session = openSession();

    @Test
    void roomThatIsThereIsGranted() {
        var grant = granted(ask("vm", 1, 4));
        assertThat(grant.claim()).isEqualTo(gib(1));
        assertThat(grant.token().value()).isEqualTo(store.health().revision());
        assertThat(grant.deadlineNanos()).isEqualTo(time.monotonicNanos() + VALID.toNanos());
    }

    @Test
    void tokensGrowFromGrantToGrant() {
        assertThat(granted(ask("a", 1, 4)).token().value())
                .isLessThan(granted(ask("b", 1, 4)).token().value());
    }

    @Test
    void theSumOfGrantsNeverExceedsTheRoom() {
        granted(ask("a", 3, 4));
        var reason = refused(ask("b", 2, 4)).reason();
        assertThat(reason.code()).isEqualTo(RoomAnswer.NO_ROOM);
        assertThat(reason.input("grantedMemory")).isEqualTo(Bytes.gib(3).value());
    }

    @Test
    void everyResourceOfTheClaimNeedsRoom() {
        var gpu = new Resource("gpu", "cards");
        var request = new RoomRequest(new VmId("a"), HOST, gib(1).with(gpu, 2), gib(4).with(gpu, 1), 9, VALID);
        assertThat(await(ledger.request(request, session, DEADLINE))).isInstanceOf(RoomAnswer.Refused.class);
    }

    @Test
    void furtherResourcesOfAGrantSurviveTheStore() {
        var gpu = new Resource("gpu", "cards");
        var claim = gib(1).with(gpu, 2);
        var request = new RoomRequest(new VmId("a"), HOST, claim, gib(4).with(gpu, 2), 9, VALID);
        granted(await(ledger.request(request, session, DEADLINE)));
        assertThat(await(ledger.grants(HOST, DEADLINE)))
                .extracting(Grant::claim)
                .containsExactly(claim);
    }

    @Test
    void aHostReceivesNoMoreAtOnceThanAllowed() {
        granted(await(ledger.request(request("a", 1, 64, 1), session, DEADLINE)));
        var answer = refused(await(ledger.request(request("b", 1, 64, 1), session, DEADLINE)));
        assertThat(answer.reason().toString()).isEqualTo("TOO_MANY_INCOMING(incoming=1 limit=1)");
    }

    @Test
    void hostsHaveLedgersOfTheirOwn() {
        granted(ask("a", 4, 4));
        var elsewhere = new RoomRequest(new VmId("b"), new HostId("host/10"), gib(4), gib(4), 9, VALID);
        granted(await(ledger.request(elsewhere, session, DEADLINE)));
    }

    @Test
    void aReleasedGrantMakesRoom() {
        var grant = granted(ask("a", 4, 4));
        assertThat(await(ledger.release(grant, DEADLINE))).isTrue();
        granted(ask("b", 4, 4));
    }

    @Test
    void anOldReleaseDoesNotTouchANewGrant() {
        var old = granted(ask("a", 4, 4));
        await(ledger.release(old, DEADLINE));
        granted(ask("a", 4, 4));
        assertThat(await(ledger.release(old, DEADLINE))).isFalse();
        assertThat(await(ledger.grants(HOST, DEADLINE))).hasSize(1);
    }

    @Test
    void anEndedGrantCountsNoMoreAndIsClearedAway() {
        granted(ask("a", 4, 4));
        time.advance(VALID);
        assertThat(await(ledger.grants(HOST, DEADLINE))).isEmpty();
        granted(ask("b", 4, 4));
        assertThat(grantKeys()).containsExactly(StoreKeys.grant(HOST, new VmId("b")));
    }

    @Test
    void anotherEngineBelievesAGrantLongerThanItsOwner() {
        var grant = granted(ask("a", 4, 4));
        time.advance(Duration.ofMinutes(1));
        var other = new ReservationLedger(store, time, time);
        var seen = await(other.grants(HOST, DEADLINE)).get(0);
        assertThat(seen.deadlineNanos()).isGreaterThan(grant.deadlineNanos());
        time.advance(Duration.ofMinutes(1));
        assertThat(grant.holdsAt(time.monotonicNanos())).isFalse();
        assertThat(await(other.grants(HOST, DEADLINE))).hasSize(1);
    }

    @Test
    void grantsVanishWithTheSessionOfTheirOwner() {
        granted(ask("a", 4, 4));
        session.close();
        var other = new ReservationLedger(store, time, time);
        granted(await(other.request(request("b", 4, 4, 9), openSession(), DEADLINE)));
    }

    @Test
    void askingAgainReturnsTheSameGrant() {
        var grant = granted(ask("a", 3, 4));
        time.advance(Duration.ofSeconds(1));
        assertThat(granted(ask("a", 3, 4))).isEqualTo(grant);
    }

    @Test
    void askingAgainForAnotherSizeIsRefused() {
        granted(ask("a", 3, 4));
        assertThat(refused(ask("a", 1, 4)).reason().code()).isEqualTo(RoomAnswer.DUPLICATE_REQUEST);
    }

    @Test
    void askingTwiceAtOnceGivesOneGrant() {
        var first = ledger.request(request("a", 1, 4, 9), session, DEADLINE);
        var second = ledger.request(request("a", 1, 4, 9), session, DEADLINE);
        granted(await(first));
        assertThat(refused(await(second)).reason().code()).isEqualTo(RoomAnswer.DUPLICATE_REQUEST);
    }

    @Test
    void aVmThatAnotherEngineHasAGrantForIsRefused() {
        granted(ask("a", 1, 4));
        var other = new ReservationLedger(store, time, time);
        var answer = await(other.request(request("a", 1, 4, 9), openSession(), DEADLINE));
        assertThat(refused(answer).reason().code()).isEqualTo(RoomAnswer.DUPLICATE_REQUEST);
    }

    @Test
    void aLostAnswerIsFoundByReadingBack() {
        store.next(TroubledStore.Trouble.LOST_ANSWER);
        var grant = granted(ask("a", 1, 4));
        assertThat(grant.token().value()).isEqualTo(1);
        assertThat(store.health().revision()).isEqualTo(1);
    }

    @Test
    void aLostRequestIsMadeAgain() {
        store.next(TroubledStore.Trouble.LOST_REQUEST);
        granted(ask("a", 1, 4));
    }

    @Test
    void aTransactionThatHangsIsReadBack() {
        store.next(TroubledStore.Trouble.HANGS);
        granted(ask("a", 1, 4));
        assertThat(time.monotonicNanos()).isLessThan(DEADLINE.toNanos());
    }

    @Test
    void aStoreThatIsAwayFailsTheStage() {
        store.next(TroubledStore.Trouble.UNAVAILABLE);
        assertFails(attempt(), StoreException.Kind.UNAVAILABLE);
    }

    @Test
    void aStoreThatNeverAnswersReadsFailsTheStageAtTheDeadline() {
        store.hangReads();
        assertFails(attempt(), StoreException.Kind.UNAVAILABLE);
        assertThat(time.monotonicNanos()).isEqualTo(DEADLINE.toNanos());
    }

    @Test
    void anOutcomeThatStaysUnknownIsSaidToBeUnknown() {
        var troubles = Collections.nCopies(300, TroubledStore.Trouble.DEFECT);
        store.next(troubles.toArray(TroubledStore.Trouble[]::new));
        assertFails(attempt(), StoreException.Kind.OUTCOME_UNKNOWN);
    }

    @Test
    void aStoreThatLetsNobodyWinDoesNotKeepTheEngineBusyForEver() {
        var troubles = Collections.nCopies(300, TroubledStore.Trouble.OVERTAKEN);
        store.next(troubles.toArray(TroubledStore.Trouble[]::new));
        assertFails(attempt(), StoreException.Kind.UNAVAILABLE);
    }

    @Test
    void aLeftoverOfAnUnknownOutcomeIsWrittenOver() {
        var troubles = Collections.nCopies(16, TroubledStore.Trouble.HANGS);
        store.next(troubles.toArray(TroubledStore.Trouble[]::new));
        store.hangReadsAfter(1);
        assertFails(attempt(), StoreException.Kind.OUTCOME_UNKNOWN);
        store.heal();
        assertThat(grantKeys()).hasSize(1);
        var grant = granted(ask("a", 1, 4));
        assertThat(grant.token().value()).isEqualTo(2);
    }

    @Test
    void aLostSessionFailsTheStage() {
        session.close();
        assertFails(attempt(), StoreException.Kind.SESSION_LOST);
    }

    @Test
    void nothingIsGrantedBesideAGrantThatNobodyUnderstands() {
        var put = new Op.Put(StoreKeys.grant(HOST, new VmId("x")), "{\"v\":2}", OptionalLong.empty());
        await(store.txn(List.of(), List.of(put), List.of(), DEADLINE));
        assertThat(refused(ask("a", 1, 4)).reason().code()).isEqualTo(RoomAnswer.LEDGER_UNREADABLE);
        assertThat(await(ledger.grants(HOST, DEADLINE))).isEmpty();
    }

    @Test
    void allGrantsAreListedByDestinationAndVm() {
        granted(ask("b", 1, 4));
        granted(ask("a", 1, 4));
        var first = new RoomRequest(new VmId("c"), new HostId("a"), gib(1), gib(4), 9, VALID);
        granted(await(ledger.request(first, session, DEADLINE)));
        assertThat(await(ledger.grants(DEADLINE)))
                .extracting(grant -> grant.destination() + " " + grant.vm())
                .containsExactly("a c", "host/1 a", "host/1 b");
    }

    @Property(tries = 50, seed = "42")
    void contendersForACapacityGetExactlyAsManyGrantsAsFit(
            @ForAll @IntRange(min = 1, max = 40) int contenders, @ForAll @IntRange(max = 40) int capacity) {
        var clock = new VirtualTime();
        var shared = new MemoryStore(clock, clock);
        var answers = new ArrayList<CompletionStage<RoomAnswer>>();
        for (int i = 0; i < contenders; i++) {
            var own = clock.await(shared.openSession(Duration.ofSeconds(30), DEADLINE));
            answers.add(new ReservationLedger(shared, clock, clock)
                    .request(request("vm-" + i, 1, capacity, 99), own, DEADLINE));
        }
        long grants = answers.stream()
                .filter(answer -> clock.await(answer) instanceof RoomAnswer.Granted)
                .count();
        assertThat(grants).isEqualTo(Math.min(contenders, capacity));
    }

    private CompletionStage<RoomAnswer> attempt() {
        return ledger.request(request("a", 1, 4, 9), session, DEADLINE);
    }

    private RoomAnswer ask(String vm, long claimGib, long roomGib) {
        return await(ledger.request(request(vm, claimGib, roomGib, 9), session, DEADLINE));
    }

    private static RoomRequest request(String vm, long claimGib, long roomGib, int limit) {
        return new RoomRequest(new VmId(vm), HOST, gib(claimGib), gib(roomGib), limit, VALID);
    }

    private static ResourceVector gib(long count) {
        return ResourceVector.of(Millicores.cores(count), Bytes.gib(count));
    }

    private List<String> grantKeys() {
        return await(store.snapshot(StoreKeys.grants(HOST), DEADLINE)).entries().stream()
                .map(ClusterStateStore.Entry::key)
                .toList();
    }

    private Session openSession() {
        return await(store.openSession(Duration.ofSeconds(30), DEADLINE));
    }

    private <T> T await(CompletionStage<T> stage) {
        return time.await(stage);
    }

    private static Grant granted(RoomAnswer answer) {
        assertThat(answer).isInstanceOf(RoomAnswer.Granted.class);
        return ((RoomAnswer.Granted) answer).grant();
    }

    private static RoomAnswer.Refused refused(RoomAnswer answer) {
        assertThat(answer).isInstanceOf(RoomAnswer.Refused.class);
        return (RoomAnswer.Refused) answer;
    }

    private void assertFails(CompletionStage<?> stage, StoreException.Kind kind) {
        assertThatThrownBy(() -> time.await(stage))
                .cause()
                .isInstanceOfSatisfying(
                        StoreException.class, e -> assertThat(e.kind()).isEqualTo(kind));
    }
}
