package org.opendrs.core.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.opendrs.core.plan.PlanFixtures.cluster;
import static org.opendrs.core.plan.PlanFixtures.h;
import static org.opendrs.core.plan.PlanFixtures.host;
import static org.opendrs.core.plan.PlanFixtures.move;
import static org.opendrs.core.plan.PlanFixtures.v;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.opendrs.explain.DecisionTrace;
import org.opendrs.explain.Reason;
import org.opendrs.migration.InFlightMove;
import org.opendrs.migration.MigrationPlan;
import org.opendrs.migration.Move;
import org.opendrs.migration.MoveHistory;
import org.opendrs.migration.PastMove;
import org.opendrs.migration.PlanningLimits;
import org.opendrs.migration.PlanningRequest;
import org.opendrs.migration.Score;
import org.opendrs.migration.Stage;
import org.opendrs.model.ClusterSnapshot;
import org.opendrs.model.PlacementRule.KeepTogether;

/** How many VMs a host may lose within an hour: what the planner keeps, and what the checker finds. */
class LeavingTest {
    private static final long NOW = Duration.ofHours(5).toNanos();
    private static final Duration LATELY = Duration.ofMinutes(59);

    /** Ten VMs of 2 cores on 10 cores: relief takes six of them, and two may leave. */
    private final ClusterSnapshot crowded = crowded(10, 2000);

    private static ClusterSnapshot crowded(int vms, long millicores) {
        var hot = host("h1");
        for (int i = 0; i < vms; i++) {
            hot.vm("vm" + i, vm -> vm.cpu(millicores).memory(100));
        }
        return cluster(hot, host("h2").capacity(40, 100), host("h3").capacity(40, 100));
    }

    private static PlanningRequest.Builder request(ClusterSnapshot cluster) {
        return PlanFixtures.request(cluster).limits(PlanningLimits.DEFAULT).now(NOW);
    }

    private static MigrationPlan plan(PlanningRequest.Builder request) {
        MigrationPlan plan = new RepairPlanner().plan(request.build());
        assertThat(PlanChecker.check(request.build(), plan)).isEmpty();
        return plan;
    }

    private static PastMove left(String vm, Duration ago, boolean succeeded) {
        return new PastMove(v(vm), h("h1"), h("h3"), NOW - ago.toNanos(), succeeded);
    }

    @Test
    void aFifthOfAHostsVmsLeaveWithinAnHourAndTheHostSaysWhyItIsStillHot() {
        MigrationPlan plan = plan(request(crowded));

        assertThat(plan.moves()).hasSize(2);
        assertThat(plan.trace().outcome().code()).isEqualTo(PlanReasons.PARTLY_RELIEVED);
        assertThat(plan.trace().hosts())
                .extracting(host -> host.outcome().toString())
                .containsExactly("HOST_LEAVING_LIMIT(moves=2 departed=0 limit=2)");
    }

    @Test
    void aPartOfAVmIsRoundedUpSoThatEveryHostMayLoseOne() {
        assertThat(plan(request(crowded(3, 5000))).moves()).hasSize(1);
        assertThat(plan(request(crowded(6, 3000))).moves()).hasSize(2);
    }

    @Test
    void theRatioIsTakenAsItIsWritten() {
        // In binary, 0.2 times 35 is a little more than 7.
        assertThat(plan(request(crowded(35, 1000))).moves()).hasSize(7);
    }

    @Test
    void whoLeftWithinTheHourCountsAndDoesNotLowerTheBoundForTheNext() {
        var history = new MoveHistory(List.of(left("gone", LATELY, true)));

        // With the one that has left the host had eleven VMs: three may go.
        assertThat(plan(request(crowded).history(history)).moves()).hasSize(2);
        assertThat(plan(request(crowded(9, 2000)).history(history)).moves()).hasSize(1);
    }

    @Test
    void whoLeftBeforeOrFailedToLeaveDoesNotCount() {
        var history =
                new MoveHistory(List.of(left("before", Duration.ofHours(1), true), left("failed", LATELY, false)));

        assertThat(plan(request(crowded).history(history)).moves()).hasSize(2);
    }

    @Test
    void whoIsLeavingCountsAndTheRestSayWhyTheyStay() {
        var one = new InFlightMove(move(crowded, "vm0", "h1", "h2"), 0, true);
        var two = new InFlightMove(move(crowded, "vm1", "h1", "h3"), 0, false);
        MigrationPlan plan = plan(request(crowded).inFlight(List.of(one, two)));

        assertThat(plan.moves()).isEmpty();
        assertThat(plan.trace().vms())
                .filteredOn(vm -> vm.vm().equals(v("vm5")))
                .singleElement()
                .satisfies(vm -> assertThat(vm.outcome()).hasToString("LEAVING_LIMIT(departed=2 limit=2)"));
    }

    @Test
    void vmsThatMustStayTogetherLeaveTogetherThoughTheyAreMoreIfNobodyElseDoes() {
        ClusterSnapshot three = crowded(3, 5000);
        var pair = new KeepTogether("pair", List.of(v("vm0"), v("vm1")));

        assertThat(plan(request(three).rules(List.of(pair))).moves())
                .extracting(move -> move.vm().value())
                .containsExactly("vm0", "vm1");
        var other = new MoveHistory(List.of(left("gone", LATELY, true)));
        assertThat(plan(request(three).rules(List.of(pair)).history(other)).moves())
                .isEmpty();
    }

    @Test
    void theSecondOfAPairIsNotHeldBackByTheFirstThatIsUnderWay() {
        ClusterSnapshot three = crowded(3, 4000);
        var pair = new KeepTogether("pair", List.of(v("vm0"), v("vm1")));
        var first = new InFlightMove(move(three, "vm0", "h1", "h2"), 0, true);
        PlanningRequest request =
                request(three).rules(List.of(pair)).inFlight(List.of(first)).build();
        MigrationPlan nothing = honest(request, List.of());

        assertThat(PlanExplainer.why(request, nothing, v("vm1"), h("h2")).refusals())
                .extracting(Reason::code)
                .doesNotContain(PlanReasons.LEAVING_LIMIT);
        assertThat(PlanExplainer.why(request, nothing, v("vm2"), h("h2")).refusals())
                .extracting(Reason::code)
                .contains(PlanReasons.LEAVING_LIMIT);
    }

    @Test
    void theCheckerFindsOneTooManyInWhateverStage() {
        PlanningRequest request = request(crowded).build();
        List<Move> moves = moves(3);

        assertThat(leavingFaults(request, moves.stream().map(List::of).toList()))
                .containsExactly("TOO_MANY_LEAVING(stage=2 move=0 count=3 vms=10)");
        assertThat(leavingFaults(request, List.of(moves.subList(0, 2)))).isEmpty();
    }

    @Test
    void theCheckerCountsWhoLeftBeforeThePlan() {
        var history =
                new MoveHistory(List.of(left("gone", LATELY, true), left("long gone", Duration.ofHours(1), true)));
        PlanningRequest request = request(crowded(9, 2000)).history(history).build();

        assertThat(leavingFaults(request, List.of(moves(2))))
                .containsExactly("TOO_MANY_LEAVING(stage=0 move=1 count=3 vms=10)");
        assertThat(leavingFaults(request, List.of(moves(1)))).isEmpty();
    }

    @Test
    void theCheckerLetsAGroupGoButNobodyWithIt() {
        ClusterSnapshot three = crowded(3, 4000);
        PlanningRequest request = request(three)
                .rules(List.of(new KeepTogether("pair", List.of(v("vm0"), v("vm1")))))
                .build();

        assertThat(leavingFaults(request, List.of(moves(2)))).isEmpty();
        assertThat(leavingFaults(request, List.of(moves(3))))
                .containsExactly("TOO_MANY_LEAVING(stage=0 move=2 count=3 vms=3)");
    }

    private List<Move> moves(int count) {
        var moves = new ArrayList<Move>();
        for (int i = 0; i < count; i++) {
            moves.add(move(crowded, "vm" + i, "h1", "h2"));
        }
        return moves;
    }

    private static List<String> leavingFaults(PlanningRequest request, List<List<Move>> stages) {
        return PlanChecker.check(request, honest(request, stages)).stream()
                .filter(fault -> fault.code().equals(PlanReasons.TOO_MANY_LEAVING))
                .map(Reason::toString)
                .toList();
    }

    private static MigrationPlan honest(PlanningRequest request, List<List<Move>> stages) {
        var any = new Score(0, 0, 0);
        return new MigrationPlan(
                request.cluster().revision(),
                stages.stream().map(Stage::new).toList(),
                any,
                any,
                DecisionTrace.of(Reason.of("TEST")));
    }
}
