package org.opendrs.core.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.opendrs.core.plan.CheckedPlans.faults;
import static org.opendrs.core.plan.CheckedPlans.stage;
import static org.opendrs.core.plan.PlanFixtures.cluster;
import static org.opendrs.core.plan.PlanFixtures.h;
import static org.opendrs.core.plan.PlanFixtures.host;
import static org.opendrs.core.plan.PlanFixtures.move;
import static org.opendrs.core.plan.PlanFixtures.oneHotThreeVms;
import static org.opendrs.core.plan.PlanFixtures.request;
import static org.opendrs.core.plan.PlanFixtures.v;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.opendrs.explain.Reason;
import org.opendrs.migration.Move;
import org.opendrs.migration.MoveHistory;
import org.opendrs.migration.PastMove;
import org.opendrs.migration.PlacementFilter;
import org.opendrs.migration.PlanningRequest;
import org.opendrs.migration.PreparedFilter;
import org.opendrs.migration.Stage;
import org.opendrs.migration.Verdict;
import org.opendrs.model.ClusterSnapshot;
import org.opendrs.model.PlacementRule.KeepApart;
import org.opendrs.model.PlacementRule.KeepTogether;
import org.opendrs.model.PlacementRule.RunOnlyOn;
import org.opendrs.model.Resource;

/** Cooldowns, rules and filters: one fault is planted for each check, and the checker must find just this one. */
class PlanCheckerRulesTest {
    private static final long NOW = Duration.ofHours(1).toNanos();

    private final ClusterSnapshot cluster = oneHotThreeVms();

    private PlanningRequest after(PastMove... past) {
        return request(cluster).now(NOW).history(new MoveHistory(List.of(past))).build();
    }

    private Move good() {
        return move(cluster, "b", "h1", "h3");
    }

    @Test
    void aBrokenCooldownIsFound() {
        long ago = NOW - Duration.ofMinutes(9).toNanos();
        assertThat(faults(after(new PastMove(v("b"), h("h2"), h("h1"), ago, false)), stage(good())))
                .containsExactly(PlanReasons.COOLDOWN_BROKEN);
    }

    /** Both moves were made from elsewhere, so that nothing but the cooldown is broken. */
    @Test
    void aBrokenCooldownThatRepeatedMovesHaveDoubledIsFound() {
        var first = new PastMove(
                v("b"), h("h2"), h("h1"), NOW - Duration.ofMinutes(50).toNanos(), true);
        var second = new PastMove(
                v("b"), h("h2"), h("h1"), NOW - Duration.ofMinutes(19).toNanos(), true);
        var failed = new PastMove(
                v("b"), h("h2"), h("h1"), NOW - Duration.ofMinutes(19).toNanos(), false);

        assertThat(faults(after(first, second), stage(good()))).containsExactly(PlanReasons.COOLDOWN_BROKEN);
        assertThat(faults(after(first, failed), stage(good()))).isEmpty();
    }

    @Test
    void aReturnIsFound() {
        long ago = NOW - Duration.ofMinutes(29).toNanos();
        assertThat(faults(after(new PastMove(v("b"), h("h3"), h("h1"), ago, true)), stage(good())))
                .containsExactly(PlanReasons.NO_RETURN_BROKEN);
    }

    @Test
    void anOldMoveIsNoFault() {
        long ago = NOW - Duration.ofMinutes(30).toNanos();
        assertThat(faults(after(new PastMove(v("b"), h("h3"), h("h1"), ago, true)), stage(good())))
                .isEmpty();
    }

    @Test
    void vmsThatMeetAreFoundEvenIfOneIsOnlyJustLeaving() {
        ClusterSnapshot hot = cluster(
                host("h1").vm("a", vm -> vm.cpu(2500)).vm("x", vm -> vm.cpu(7000)),
                host("h2").vm("b", vm -> vm.cpu(500)).vm("y", vm -> vm.cpu(500).memory(95 * 1024)),
                host("h3"));
        PlanningRequest request = PlanningRequest.builder(hot)
                .hotspots(
                        List.of(PlanFixtures.hotspot("h1", Resource.CPU), PlanFixtures.hotspot("h2", Resource.MEMORY)))
                .rules(List.of(new KeepApart("apart", List.of(v("x"), v("y")))))
                .build();
        Stage at = stage(move(hot, "x", "h1", "h3"), move(hot, "y", "h2", "h3"));
        assertThat(faults(request, at)).contains(PlanReasons.KEEP_APART_BROKEN);
    }

    @Test
    void aPartedGroupIsFound() {
        PlanningRequest bound = request(cluster)
                .now(NOW)
                .rules(List.of(new KeepTogether("pair", List.of(v("b"), v("c")))))
                .build();
        assertThat(faults(bound, stage(good()))).containsExactly(PlanReasons.KEEP_TOGETHER_BROKEN);
    }

    @Test
    void aForbiddenHostIsFound() {
        PlanningRequest bound = request(cluster)
                .now(NOW)
                .rules(List.of(new RunOnlyOn("here", List.of(v("b")), List.of(h("h1"), h("h2")))))
                .build();
        assertThat(faults(bound, stage(good()))).containsExactly(PlanReasons.RUN_ONLY_ON_BROKEN);
    }

    @Test
    void whatTheEmbeddersFilterRefusesIsFound() {
        PlacementFilter never = new PlacementFilter() {
            @Override
            public String name() {
                return "never";
            }

            @Override
            public PreparedFilter prepare(ClusterSnapshot snapshot) {
                return (vm, to, placement) -> Verdict.reject(Reason.of("NEVER"));
            }
        };
        PlanningRequest strict =
                request(cluster).now(NOW).filters(List.of(never)).build();
        assertThat(faults(strict, stage(good()))).containsExactly(PlanReasons.FILTER_REFUSES);
    }

    @Test
    void theEmbeddersFilterSeesTheStageWithoutTheMoveItself() {
        var seen = new ArrayList<String>();
        PlacementFilter spy = new PlacementFilter() {
            @Override
            public String name() {
                return "spy";
            }

            @Override
            public PreparedFilter prepare(ClusterSnapshot snapshot) {
                return (vm, to, placement) -> {
                    seen.add(placement.vmsOn(to.id()) + " "
                            + placement.hostOf(vm.id()).orElseThrow() + " "
                            + placement.used(to.id()).cpu().value());
                    return Verdict.ACCEPT;
                };
            }
        };
        PlanningRequest watched =
                request(cluster).now(NOW).filters(List.of(spy)).build();
        assertThat(faults(watched, stage(good()))).isEmpty();
        assertThat(seen).containsExactly("[e] h1 1000");
    }
}
