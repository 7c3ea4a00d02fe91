package org.opendrs.core.balloon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.opendrs.unit.Bytes.gib;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.opendrs.balloon.BalloonPlan;
import org.opendrs.balloon.BalloonRequest;
import org.opendrs.balloon.BalloonTarget;
import org.opendrs.balloon.GuestHistory;
import org.opendrs.balloon.GuestScope;
import org.opendrs.explain.Reason;
import org.opendrs.model.HostId;
import org.opendrs.model.VmId;
import org.opendrs.unit.Bytes;

class BalloonCheckerTest {
    private static final BalloonRequest REQUEST = BalloonRequest.host(gib(16))
            .guest("a", g -> g.current(gib(4)).usable(gib(2)).maximum(gib(8)).reservation(gib(2)))
            .guest("b", g -> g.current(gib(4)).usable(gib(2)).maximum(gib(8)))
            .guest("c", g -> g.current(gib(4)).usable(gib(2)).maximum(gib(8)).scope(GuestScope.PAUSED))
            .build();

    @Test
    void aGoodPlanHasNoComplaints() {
        assertThat(complaints(target("a", 4, 3), target("b", 4, 6))).isEmpty();
    }

    @Test
    void growthBeyondFreeMemoryIsFoundEvenIfAShrinkWouldPayForIt() {
        assertThat(complaints(target("a", 4, 2), target("b", 4, 8))).containsExactly("CHECK_LEDGER");
    }

    @Test
    void growthToATargetInDoubtIsFoundWhileTheGuestsMayNotFit() {
        var inDoubt = new HistoryDraft(GuestHistory.none());
        inDoubt.doubted = gib(6);
        var target = target("a", 4, 5);

        assertThat(complaints(doubtful(16, inDoubt.build()), target)).isEmpty();
        assertThat(complaints(doubtful(10, inDoubt.build()), target)).containsExactly("CHECK_LEDGER");
    }

    @Test
    void aShrinkBelowTheReservationIsFound() {
        assertThat(complaints(target("a", 4, 1))).containsExactly("CHECK_BELOW_RESERVATION");
    }

    @Test
    void growthBeyondTheMaximumIsFound() {
        assertThat(complaints(target("b", 4, 9))).contains("CHECK_ABOVE_LIMIT");
    }

    @Test
    void aCommandToAGuestOutOfScopeIsFound() {
        assertThat(complaints(target("c", 4, 3))).containsExactly("CHECK_SCOPE");
    }

    @Test
    void growthBeforeAShrinkIsFound() {
        assertThat(complaints(target("b", 4, 5), target("a", 4, 3))).containsExactly("CHECK_ORDER");
    }

    @Test
    void twoTargetsForOneGuestAreFound() {
        assertThat(complaints(target("a", 4, 3), target("a", 4, 3))).contains("CHECK_TWO_TARGETS");
    }

    @Test
    void aStrangerIsFound() {
        assertThat(complaints(target("zz", 4, 3))).containsExactly("CHECK_UNKNOWN_GUEST");
    }

    @Test
    void aWrongStartIsFound() {
        assertThat(complaints(target("b", 5, 3))).containsExactly("CHECK_CURRENT");
    }

    @Test
    void aPlanForAnotherHostIsFound() {
        var plan = BalloonPlan.nothing(new HostId("other"), Reason.of("TEST"));

        assertThat(BalloonChecker.check(REQUEST, plan)).containsExactly(Reason.of("CHECK_OTHER_HOST"));
    }

    private static BalloonRequest doubtful(long gib, GuestHistory history) {
        return BalloonRequest.host(gib(gib))
                .guest(
                        "a",
                        g -> g.current(gib(4)).usable(gib(2)).maximum(gib(8)).history(history))
                .guest("b", g -> g.current(gib(4)).usable(gib(2)).maximum(gib(8)))
                .build();
    }

    private static List<String> complaints(BalloonTarget... targets) {
        return complaints(REQUEST, targets);
    }

    private static List<String> complaints(BalloonRequest request, BalloonTarget... targets) {
        var plan = new BalloonPlan(request.host(), Reason.of("TEST"), Bytes.ZERO, List.of(targets), List.of());
        return BalloonChecker.check(request, plan).stream().map(Reason::code).toList();
    }

    private static BalloonTarget target(String vm, long from, long to) {
        return new BalloonTarget(new VmId(vm), gib(from), gib(to), Reason.of("TEST"));
    }
}
