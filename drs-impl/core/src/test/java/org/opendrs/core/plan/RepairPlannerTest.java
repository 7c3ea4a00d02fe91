package org.opendrs.core.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.opendrs.core.plan.PlanFixtures.balanced;
import static org.opendrs.core.plan.PlanFixtures.cluster;
import static org.opendrs.core.plan.PlanFixtures.h;
import static org.opendrs.core.plan.PlanFixtures.host;
import static org.opendrs.core.plan.PlanFixtures.oneHotThreeVms;
import static org.opendrs.core.plan.PlanFixtures.request;
import static org.opendrs.core.plan.PlanFixtures.roomAfterRelief;
import static org.opendrs.core.plan.PlanFixtures.v;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.opendrs.explain.DecisionTrace.Alternative;
import org.opendrs.explain.DecisionTrace.HostTrace;
import org.opendrs.explain.DecisionTrace.VmTrace;
import org.opendrs.explain.Reason;
import org.opendrs.migration.InFlightMove;
import org.opendrs.migration.MigrationPlan;
import org.opendrs.migration.PlacementFilter;
import org.opendrs.migration.PlanningLimits;
import org.opendrs.migration.PlanningRequest;
import org.opendrs.migration.PreparedFilter;
import org.opendrs.migration.Verdict;
import org.opendrs.model.ClusterSnapshot;
import org.opendrs.model.HostState;
import org.opendrs.model.PlacementRule.KeepApart;
import org.opendrs.model.PlacementRule.KeepTogether;
import org.opendrs.model.PlacementRule.RunOnlyOn;
import org.opendrs.model.Resource;
import org.opendrs.monitor.Hotspot;
import org.opendrs.unit.Bytes;

class RepairPlannerTest {
    private static MigrationPlan plan(PlanningRequest request) {
        MigrationPlan plan = new RepairPlanner().plan(request);
        assertThat(PlanChecker.check(request, plan)).isEmpty();
        return plan;
    }

    private static List<String> moves(MigrationPlan plan) {
        var text = new ArrayList<String>();
        for (int s = 0; s < plan.stages().size(); s++) {
            int stage = s;
            plan.stages().get(s).moves().forEach(m -> text.add(stage + ": " + m.vm() + " " + m.from() + "->" + m.to()));
        }
        return text;
    }

    @Test
    void theCheapestVmThatCuresTheHostAloneGoesToTheEmptiestHost() {
        ClusterSnapshot cluster = cluster(
                host("h1")
                        .vm("large", vm -> vm.cpu(4500).memory(8192))
                        .vm("light", vm -> vm.cpu(3000).memory(2048))
                        .vm("small", vm -> vm.cpu(1000).memory(512))
                        .vm("tiny", vm -> vm.cpu(900).memory(256)),
                host("h2").vm("d", vm -> vm.cpu(2000)),
                host("h3").vm("e", vm -> vm.cpu(1000)));
        MigrationPlan plan = plan(request(cluster).build());
        assertThat(moves(plan)).containsExactly("0: light h1->h3");
        assertThat(plan.after().hotHosts()).isZero();
        assertThat(plan.after().objective()).isLessThan(plan.before().objective());
    }

    @Test
    void aMoveNamesTheResourceItRelievesAndItsFigures() {
        MigrationPlan plan = plan(request(oneHotThreeVms()).build());
        assertThat(plan.moves().findFirst().orElseThrow().reason())
                .hasToString("RELIEVES_CPU(used=9500 target=8000 relief=2000)");
    }

    @Test
    void aBalancedClusterIsLeftAlone() {
        MigrationPlan plan = plan(request(balanced()).build());
        assertThat(plan.stages()).isEmpty();
        assertThat(plan.trace().outcome().code()).isEqualTo(PlanReasons.NO_HOTSPOT);
    }

    @Test
    void aHotspotThatNoMoveCouldHelpIsExplainedAndLeftAlone() {
        var spot = PlanFixtures.hotspot("h1", Resource.MEMORY);
        MigrationPlan plan =
                plan(PlanningRequest.builder(balanced()).hotspots(List.of(spot)).build());
        assertThat(plan.stages()).isEmpty();
        assertThat(plan.trace().hosts())
                .containsExactly(new HostTrace(h("h1"), Reason.of(PlanReasons.HOST_BELOW_LEVEL)));
    }

    @Test
    void aLaterStageUsesTheRoomThatAnEarlierOneFrees() {
        MigrationPlan plan = plan(request(roomAfterRelief()).build());
        assertThat(moves(plan)).containsExactly("0: cpu1 h1->h3", "1: mem1 h2->h1");
    }

    @Test
    void oneStageHoldsNoMoreMovesThanAHostMaySend() {
        ClusterSnapshot cluster = cluster(
                host("h1")
                        .vm("a", vm -> vm.cpu(3000))
                        .vm("b", vm -> vm.cpu(3000))
                        .vm("c", vm -> vm.cpu(3000))
                        .vm("d", vm -> vm.cpu(3000))
                        .vm("e", vm -> vm.cpu(3000)),
                host("h2"),
                host("h3"));
        MigrationPlan plan = plan(request(cluster).build());
        assertThat(plan.stages()).hasSize(2);
        assertThat(plan.moves()).hasSize(3);
    }

    @Test
    void aFullPlanStopsAndSaysSo() {
        PlanningLimits d = PlanningLimits.DEFAULT;
        var limits = new PlanningLimits(
                d.sourceLevel(),
                d.destinationLevel(),
                2,
                2,
                32,
                1,
                d.bandwidth(),
                d.cooldown(),
                d.noReturn(),
                d.cooldownWindow(),
                d.longestCooldown(),
                1);
        ClusterSnapshot cluster = cluster(
                host("h1")
                        .vm("a", vm -> vm.cpu(5000))
                        .vm("b", vm -> vm.cpu(5000))
                        .vm("c", vm -> vm.cpu(5000)),
                host("h2"),
                host("h3"));
        MigrationPlan plan = plan(request(cluster).limits(limits).build());
        assertThat(plan.moves()).hasSize(1);
        assertThat(plan.trace().hosts().get(0).outcome()).hasToString("MOVE_LIMIT(moves=1 maxMoves=1)");
        assertThat(plan.trace().outcome()).hasToString("PARTLY_RELIEVED(hosts=1 relieved=0 moves=1)");
    }

    @Test
    void aPlanThatNobodyBoundsTakesAsManyMovesAsItNeeds() {
        var hosts = new ArrayList<HostBuilder>();
        for (int i = 10; i < 30; i++) {
            hosts.add(host("hot" + i).vm("a" + i, vm -> vm.cpu(7000)).vm("b" + i, vm -> vm.cpu(3000)));
            hosts.add(host("cold" + i));
        }
        ClusterSnapshot cluster = cluster(hosts.toArray(HostBuilder[]::new));

        MigrationPlan plan = plan(request(cluster).build());

        assertThat(plan.moves()).hasSize(20);
        assertThat(plan.trace().outcome()).hasToString("RELIEVED(hosts=20 moves=20)");
    }

    @Test
    void aGroupThatIsLargerThanTheRoomInThePlanIsNoReasonToCallTheHostStuck() {
        ClusterSnapshot cluster =
                cluster(host("h1").vm("a", vm -> vm.cpu(5000)).vm("b", vm -> vm.cpu(5000)), host("h2"));
        var together = new KeepTogether("pair", List.of(v("a"), v("b")));

        MigrationPlan plan = plan(request(cluster)
                .limits(PlanFixtures.FREE.withMaxMoves(1))
                .rules(List.of(together))
                .build());

        assertThat(plan.trace().hosts().get(0).outcome()).hasToString("MOVE_LIMIT(moves=0 maxMoves=1)");
    }

    @Test
    void aUsedUpBudgetStopsAndSaysSo() {
        MigrationPlan plan = plan(request(oneHotThreeVms()).budget(1).build());
        assertThat(plan.trace().evaluatedMoves()).isEqualTo(1);
        assertThat(plan.moves().count()).isLessThanOrEqualTo(1);
    }

    @Test
    void aHotHostInMaintenanceIsRelievedToo() {
        ClusterSnapshot cluster = cluster(
                host("h1")
                        .state(HostState.MAINTENANCE)
                        .vm("a", vm -> vm.cpu(5000))
                        .vm("b", vm -> vm.cpu(4500)),
                host("h2"));
        var request = request(cluster).build();
        MigrationPlan plan = plan(request);
        assertThat(plan.moves()).hasSize(1).allMatch(move -> move.to().value().equals("h2"));
        assertThat(PlanChecker.check(request, plan)).isEmpty();
    }

    @Test
    void whoStaysOnAHotHostHasAReasonWithItsBestAlternatives() {
        ClusterSnapshot cluster = cluster(
                host("h1").vm("a", vm -> vm.cpu(9500)),
                host("h2").vm("b", vm -> vm.cpu(2000)),
                host("h3").state(HostState.MAINTENANCE));
        MigrationPlan plan = plan(request(cluster).build());
        assertThat(plan.trace().outcome()).hasToString("STUCK(hosts=1)");
        assertThat(plan.trace().hosts().get(0).outcome()).hasToString("HOST_STUCK_CPU(moves=0 excess=1500)");
        VmTrace stuck = plan.trace().vms().get(0);
        assertThat(stuck.outcome()).hasToString("NO_DESTINATION(evaluated=2)");
        assertThat(stuck.alternatives())
                .extracting(Alternative::host, a -> a.verdict().toString())
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(h("h3"), "HOST_NOT_UP"),
                        org.assertj.core.groups.Tuple.tuple(h("h2"), "CAPACITY_CPU(used=2000 claim=9500 limit=8500)"));
    }

    @Test
    void aWholeGroupMovesAtOnceAndToOneHost() {
        ClusterSnapshot cluster = cluster(
                host("h1")
                        .vm("a", vm -> vm.cpu(1500))
                        .vm("b", vm -> vm.cpu(1500))
                        .vm("pinned", vm -> vm.cpu(6500)),
                host("h2").vm("d", vm -> vm.cpu(2000)),
                host("h3").vm("e", vm -> vm.cpu(1000)));
        var together = new KeepTogether("pair", List.of(v("a"), v("b")));
        var only = new RunOnlyOn("here", List.of(v("pinned")), List.of(h("h1")));
        MigrationPlan plan =
                plan(request(cluster).rules(List.of(together, only)).build());
        assertThat(moves(plan)).containsExactly("0: a h1->h3", "0: b h1->h3");
    }

    @Test
    void noVmOfAGroupLeavesIfOneOfThemCannot() {
        ClusterSnapshot cluster = cluster(
                host("h1")
                        .vm("a", vm -> vm.cpu(5000))
                        .vm("b", vm -> vm.cpu(5000).state(org.opendrs.model.VmState.PAUSED)),
                host("h2"));
        var together = new KeepTogether("pair", List.of(v("a"), v("b")));
        MigrationPlan plan = plan(request(cluster).rules(List.of(together)).build());
        assertThat(plan.stages()).isEmpty();
        assertThat(plan.trace().vms())
                .extracting(t -> t.outcome().code())
                .containsExactly(PlanReasons.GROUP_MEMBER_STAYS, PlanReasons.VM_NOT_RUNNING);
    }

    @Test
    void aGroupLargerThanAStageStays() {
        ClusterSnapshot cluster = cluster(
                host("h1")
                        .vm("a", vm -> vm.cpu(4000))
                        .vm("b", vm -> vm.cpu(4000))
                        .vm("c", vm -> vm.cpu(2000)),
                host("h2"));
        var together = new KeepTogether("three", List.of(v("a"), v("b"), v("c")));
        MigrationPlan plan = plan(request(cluster).rules(List.of(together)).build());
        assertThat(plan.stages()).isEmpty();
        assertThat(plan.trace().vms().get(0).alternatives().get(0).verdict().code())
                .isEqualTo(PlanReasons.CAPACITY + "CPU");
    }

    @Test
    void vmsThatMustBeKeptApartDoNotMeetOnTheirWay() {
        ClusterSnapshot cluster = cluster(
                host("h1").vm("a", vm -> vm.cpu(4900)).vm("b", vm -> vm.cpu(4900)),
                host("h2").vm("c", vm -> vm.cpu(4900)).vm("d", vm -> vm.cpu(4900)),
                host("h3").vm("e", vm -> vm.cpu(1000)));
        var apart = new KeepApart("apart", List.of(v("a"), v("b"), v("c"), v("d")));
        MigrationPlan plan = plan(request(cluster).rules(List.of(apart)).build());
        assertThat(plan.moves()).hasSize(1);
    }

    @Test
    void aVmBoundToFewHostsFindsThemAmongMany() {
        var hosts = new org.opendrs.core.plan.HostBuilder[101];
        hosts[0] = host("h1000")
                .vm("a", vm -> vm.cpu(5000))
                .vm("b", vm -> vm.cpu(5000).memory(4096));
        for (int i = 1; i <= 100; i++) {
            hosts[i] = host("h" + (1000 + i));
        }
        var only = new RunOnlyOn("licence", List.of(v("a")), List.of(h("h1000"), h("h1077")));
        var stays = new RunOnlyOn("here", List.of(v("b")), List.of(h("h1000")));
        PlanningLimits d = PlanningLimits.DEFAULT;
        var limits = new PlanningLimits(
                d.sourceLevel(),
                d.destinationLevel(),
                2,
                2,
                4,
                16,
                d.bandwidth(),
                d.cooldown(),
                d.noReturn(),
                d.cooldownWindow(),
                d.longestCooldown(),
                1);
        MigrationPlan plan = plan(request(cluster(hosts))
                .rules(List.of(only, stays))
                .limits(limits)
                .build());
        assertThat(moves(plan)).containsExactly("0: a h1000->h1077");
    }

    @Test
    void movesUnderWayCountSoThatNothingIsMovedTwiceForOneHotspot() {
        ClusterSnapshot cluster = oneHotThreeVms();
        var underWay = new InFlightMove(PlanFixtures.move(cluster, "b", "h1", "h3"), 0, true);
        MigrationPlan plan = plan(request(cluster).inFlight(List.of(underWay)).build());
        assertThat(plan.stages()).isEmpty();
        assertThat(plan.trace().hosts().get(0).outcome().code()).isEqualTo(PlanReasons.HOST_BELOW_LEVEL);
    }

    @Test
    void claimsUnderWayFillTheirDestination() {
        ClusterSnapshot cluster = cluster(
                host("h1").vm("a", vm -> vm.cpu(5000)).vm("b", vm -> vm.cpu(5000)),
                host("h2").vm("c", vm -> vm.cpu(6000)).vm("d", vm -> vm.cpu(1000)),
                host("h3"));
        var underWay = new InFlightMove(PlanFixtures.move(cluster, "c", "h2", "h3"), 0, false);
        MigrationPlan plan = plan(request(cluster).inFlight(List.of(underWay)).build());
        // h3 is promised to c, and h2 keeps c until it has gone.
        assertThat(plan.stages()).isEmpty();
    }

    @Test
    void aYoungHotspotIsNotWorthALongMigration() {
        ClusterSnapshot cluster = cluster(
                host("h1")
                        .vm("a", vm -> vm.cpu(1500).memory(40 * 1024))
                        .vm("b", vm -> vm.cpu(7600).memory(50 * 1024)),
                host("h2").capacity(100, 200));
        Hotspot young = new Hotspot(h("h1"), Resource.CPU, Duration.ZERO, Reason.of("TEST"));
        MigrationPlan plan =
                plan(PlanningRequest.builder(cluster).hotspots(List.of(young)).build());
        assertThat(plan.stages()).isEmpty();
        assertThat(plan.trace().vms())
                .allSatisfy(vm -> assertThat(vm.outcome().code()).isEqualTo(PlanReasons.COST_OUT_OF_PROPORTION));
        assertThat(moves(plan(request(cluster).build()))).hasSize(1);
    }

    @Test
    void anUnknownResourceIsRelievedAndCheckedLikeTheBuiltInOnes() {
        Resource disk = RandomClusters.DISK;
        ClusterSnapshot cluster = cluster(
                host("h1").has(disk, 1000).vm("a", vm -> vm.demand(disk, 600)).vm("b", vm -> vm.demand(disk, 390)),
                host("h2").has(disk, 1000).vm("c", vm -> vm.demand(disk, 700)),
                host("h3").has(disk, 1000).vm("d", vm -> vm.demand(disk, 100)),
                host("h4"));
        MigrationPlan plan = plan(request(cluster).build());
        assertThat(moves(plan)).hasSize(1).first().asString().endsWith("h1->h3");
        assertThat(plan.moves().findFirst().orElseThrow().reason().code()).isEqualTo("RELIEVES_DISK");
    }

    @Test
    void aVmClaimsAllMemoryThatItHolds() {
        ClusterSnapshot cluster = cluster(
                host("h1")
                        .vm("a", vm -> vm.cpu(5000).memory(1024).holds(4096))
                        .vm("b", vm -> vm.cpu(5000).memory(8192)),
                host("h2"));
        MigrationPlan plan = plan(request(cluster).build());
        assertThat(plan.moves().findFirst().orElseThrow().claim().memory()).isEqualTo(Bytes.gib(4));
    }

    @Test
    void theEmbeddersFilterHasTheLastWordOnTheHypotheticalPlacement() {
        ClusterSnapshot cluster = cluster(
                host("h1")
                        .vm("a", vm -> vm.cpu(4000))
                        .vm("b", vm -> vm.cpu(4000))
                        .vm("c", vm -> vm.cpu(4000)),
                host("h2").capacity(20, 100),
                host("h3").capacity(20, 100).vm("e", vm -> vm.cpu(1000)));
        PlanningRequest request =
                request(cluster).filters(List.of(new AtMostOne())).build();
        MigrationPlan plan = plan(request);
        // h3 has a VM already and h2 has one after the first move.
        assertThat(moves(plan)).hasSize(1).first().asString().endsWith("h1->h2");
        assertThat(plan.trace().rejections())
                .last()
                .satisfies(r -> assertThat(r.count()).isPositive());
    }

    private static final class AtMostOne implements PlacementFilter {
        @Override
        public String name() {
            return "at-most-one";
        }

        @Override
        public PreparedFilter prepare(ClusterSnapshot cluster) {
            return (vm, to, placement) ->
                    placement.vmsOn(to.id()).isEmpty() ? Verdict.ACCEPT : Verdict.reject(Reason.of("ALREADY_ONE"));
        }
    }

    @Test
    void whatAFilterThrowsEndsTheCall() {
        PlacementFilter broken = new PlacementFilter() {
            @Override
            public String name() {
                return "broken";
            }

            @Override
            public PreparedFilter prepare(ClusterSnapshot cluster) {
                return (vm, to, placement) -> {
                    throw new IllegalStateException("bug");
                };
            }
        };
        PlanningRequest request =
                request(oneHotThreeVms()).filters(List.of(broken)).build();
        assertThatThrownBy(() -> new RepairPlanner().plan(request))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("bug");
    }
}
