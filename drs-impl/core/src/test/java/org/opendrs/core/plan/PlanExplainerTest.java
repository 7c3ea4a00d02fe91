package org.opendrs.core.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.opendrs.core.plan.PlanFixtures.h;
import static org.opendrs.core.plan.PlanFixtures.oneHotThreeVms;
import static org.opendrs.core.plan.PlanFixtures.request;
import static org.opendrs.core.plan.PlanFixtures.v;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.opendrs.core.plan.PairExplanation.Refusal;
import org.opendrs.explain.Reason;
import org.opendrs.migration.MigrationPlan;
import org.opendrs.migration.PlanningRequest;
import org.opendrs.model.PlacementRule.KeepApart;
import org.opendrs.model.PlacementRule.RunOnlyOn;
import org.opendrs.model.Resource;
import org.opendrs.monitor.Hotspot;

class PlanExplainerTest {
    private final PlanningRequest request = request(oneHotThreeVms())
            .rules(List.of(
                    new RunOnlyOn("only", List.of(v("a")), List.of(h("h1"))),
                    new KeepApart("apart", List.of(v("a"), v("d")))))
            .build();
    private final MigrationPlan plan = new RepairPlanner().plan(request);

    private PairExplanation why(String vm, String host) {
        return PlanExplainer.why(request, plan, v(vm), h(host));
    }

    @Test
    void aMoveOfThePlanWasChosenAndChangesTheObjectiveAsThePlanSays() {
        PairExplanation why = why("c", "h3");
        assertThat(why.outcome()).hasToString("CHOSEN(stage=0)");
        assertThat(why.objectiveChange())
                .isCloseTo(plan.after().objective() - plan.before().objective(), within(1e-9));
    }

    @Test
    void anotherDestinationWasPossibleButWorse() {
        PairExplanation why = why("c", "h2");
        assertThat(why.outcome().code()).isEqualTo(PlanReasons.POSSIBLE);
        assertThat(why.objectiveChange()).isGreaterThan(why("c", "h3").objectiveChange());
    }

    @Test
    void aMoveThatIsNotWorthItsCostIsNotCalledPossible() {
        var cluster = PlanFixtures.cluster(
                PlanFixtures.host("h1")
                        .vm("a", vm -> vm.cpu(1500).memory(40 * 1024))
                        .vm("b", vm -> vm.cpu(7600).memory(50 * 1024)),
                PlanFixtures.host("h2").capacity(100, 200));
        var young = new Hotspot(h("h1"), Resource.CPU, Duration.ZERO, Reason.of("TEST"));
        var asked = PlanningRequest.builder(cluster).hotspots(List.of(young)).build();
        MigrationPlan none = new RepairPlanner().plan(asked);
        var inTrace = none.trace().vms().stream()
                .filter(trace -> trace.vm().equals(v("a")))
                .findFirst()
                .orElseThrow()
                .outcome();

        assertThat(inTrace.code()).isEqualTo(PlanReasons.COST_OUT_OF_PROPORTION);
        assertThat(PlanExplainer.why(asked, none, v("a"), h("h2")).outcome()).isEqualTo(inTrace);
    }

    @Test
    void aMoveFromAHostThatOthersRelieveIsPossibleWhateverItCosts() {
        // c is the move that cures h1; a could go too, and nothing is left to weigh against its cost.
        assertThat(PlanExplainer.why(request, plan, v("b"), h("h2")).outcome().code())
                .isEqualTo(PlanReasons.POSSIBLE);
    }

    @Test
    void aHotspotThatSomebodyNamesIsWorthALongMigration() {
        var cluster = PlanFixtures.cluster(
                PlanFixtures.host("h1")
                        .vm("a", vm -> vm.cpu(1500).memory(40 * 1024))
                        .vm("b", vm -> vm.cpu(7600).memory(50 * 1024)),
                PlanFixtures.host("h2").capacity(100, 200));
        var named =
                PlanningRequest.builder(cluster).hotspot(h("h1"), Resource.CPU).build();

        assertThat(new RepairPlanner().plan(named).moves().count()).isEqualTo(1);
    }

    @Test
    void everyFilterThatRefusesIsNamed() {
        PairExplanation why = why("a", "h2");
        assertThat(why.refusals())
                .extracting(Object::toString)
                .containsExactly("RUN_ONLY_ON(rule=0)", "KEEP_APART(rule=1)");
        assertThat(why.refusedBy()).extracting(Refusal::filter).containsExactly("run-only-on", "keep-apart");
        assertThat(why.outcome()).isEqualTo(why.refusals().get(0));
    }

    @Test
    void aPairIsJudgedAtTheStageInWhichTheVmMovesOrTheHostHasMostRoom() {
        var staged = request(PlanFixtures.roomAfterRelief()).build();
        MigrationPlan moves = new RepairPlanner().plan(staged);
        assertThat(moves.stages()).hasSize(2);

        assertThat(PlanExplainer.why(staged, moves, v("cpu1"), h("h3")).stage()).isZero();
        assertThat(PlanExplainer.why(staged, moves, v("mem1"), h("h1")).stage()).isEqualTo(1);
        // All of mem2 fits nowhere; of h1 this is certain only once cpu1 has left it.
        PairExplanation refused = PlanExplainer.why(staged, moves, v("mem2"), h("h1"));
        assertThat(refused.stage()).isEqualTo(1);
        assertThat(refused.refusedBy()).extracting(Refusal::filter).contains("capacity");
    }

    @Test
    void aHostThatFillsUpBeforeThereIsAPlaceForTheVmIsRefusedByTheFilterThatSaysSo() {
        var cluster = PlanFixtures.cluster(
                PlanFixtures.host("h1")
                        .vm("a", vm -> vm.cpu(3000))
                        .vm("b", vm -> vm.cpu(3000))
                        .vm("c", vm -> vm.cpu(3500)),
                PlanFixtures.host("h2").vm("d", vm -> vm.cpu(3000)),
                PlanFixtures.host("h3"),
                PlanFixtures.host("h4").vm("e", vm -> vm.cpu(4500)));
        var stated = request(cluster).build();
        // h1 sends two in the first stage, as many as it may; by the second, in which it could send c, e has filled h2.
        var moves = StatedMove.plan(
                stated,
                List.of(
                        new StatedMove(v("a"), h("h1"), h("h3"), 0),
                        new StatedMove(v("b"), h("h1"), h("h3"), 0),
                        new StatedMove(v("e"), h("h4"), h("h2"), 1)));

        PairExplanation why = PlanExplainer.why(stated, moves, v("c"), h("h2"));

        assertThat(why.refusedBy()).extracting(Refusal::filter).containsExactly("capacity");
        assertThat(why.outcome()).isEqualTo(why.refusals().get(0));
        assertThat(why.stage()).isEqualTo(1);
    }

    @Test
    void aPlanThatRanksByDeviationsIsExplainedByDeviations() {
        var cluster = oneHotThreeVms();
        PlanFigures figures = PlanFigures.of(cluster, CapGoal.byDefault(cluster), plan);

        assertThat(PlanExplainer.why(request, plan, BalanceMeasure.STDDEV, v("c"), h("h3"))
                        .objectiveChange())
                .isCloseTo(sum(figures.after()) - sum(figures.before()), within(1e-9));
    }

    private static double sum(PlanFigures.Balance balance) {
        return balance.sdCpu().orElseThrow() + balance.sdMem().orElseThrow();
    }

    @Test
    void theOtherMovesOfThePlanCount() {
        // b would fit on h3 (1000 + 3000 of 8500) but for c, which the plan sends there: 3000 + 3000 still fits.
        assertThat(why("b", "h3").outcome().code()).isEqualTo(PlanReasons.POSSIBLE);
        assertThat(why("a", "h3").refusals()).extracting(r -> r.code()).containsExactly(PlanReasons.RUN_ONLY_ON);
    }

    @Test
    void aVmIsAlreadyAtHome() {
        assertThat(why("c", "h1").outcome().code()).isEqualTo(PlanReasons.ALREADY_THERE);
    }

    @Test
    void anUnknownHostIsRefusedWithAHint() {
        assertThatThrownBy(() -> why("c", "h9"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("h9")
                .hasMessageContaining("ask with the request");
    }
}
