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
import org.opendrs.migration.InFlightMove;
import org.opendrs.migration.MoveHistory;
import org.opendrs.migration.PastMove;
import org.opendrs.migration.PlacementFilter;
import org.opendrs.migration.PlanningLimits;
import org.opendrs.migration.Verdict;
import org.opendrs.model.ClusterSnapshot;
import org.opendrs.model.DataQuality;
import org.opendrs.model.HostState;
import org.opendrs.model.PlacementRule.KeepApart;
import org.opendrs.model.PlacementRule.KeepTogether;
import org.opendrs.model.PlacementRule.RunOnlyOn;
import org.opendrs.model.Resource;
import org.opendrs.model.VmState;

class FiltersTest {
    private static final Resource GPU = new Resource("gpu", "devices");
    private static final long NOW = Duration.ofHours(4).toNanos();

    private final ClusterSnapshot cluster = cluster(
            host("h1").vm("a", vm -> vm.cpu(3000)).vm("b", vm -> vm.cpu(1000)),
            host("h2").vm("c", vm -> vm.cpu(5000)),
            host("h3").state(HostState.STALE));
    private final ClusterIndex index = new ClusterIndex(cluster);
    private final Placement placement = new Placement(index, new Transfers(index, List.of()));

    private String verdict(PlacementFilter filter, String vm, String to) {
        return text(filter.prepare(cluster)
                .test(index.vm(index.numberOf(v(vm))), index.host(index.numberOf(h(to))), placement));
    }

    private String verdict(VmFilter filter, String vm) {
        int v = index.numberOf(v(vm));
        return text(filter.test(index.vm(v), index.host(index.home(v))));
    }

    private static String text(Verdict verdict) {
        return verdict instanceof Verdict.Reject reject ? reject.reason().toString() : "ACCEPT";
    }

    private void planned(String vm, String to, int stage, int view) {
        placement.move(index.numberOf(v(vm)), index.numberOf(h(to)), stage);
        placement.lookAt(view);
    }

    @Test
    void capacityAcceptsUpToTheDestinationLevel() {
        assertThat(verdict(new CapacityFilter(0.8), "a", "h2")).isEqualTo("ACCEPT");
    }

    @Test
    void capacityRefusesAboveTheLevelWithTheFigures() {
        assertThat(verdict(new CapacityFilter(0.79), "a", "h2"))
                .isEqualTo("CAPACITY_CPU(used=5000 claim=3000 limit=7900)");
    }

    @Test
    void capacityCountsVmsThatThePlanHasSentThereAlready() {
        planned("b", "h2", 1, 1);
        assertThat(verdict(new CapacityFilter(0.85), "a", "h2")).startsWith("CAPACITY_CPU(used=6000");
    }

    @Test
    void capacityFreesTheRoomOfAVmOnlyAfterItsStage() {
        planned("c", "h1", 1, 1);
        assertThat(verdict(new CapacityFilter(0.7), "a", "h2")).startsWith("CAPACITY_CPU(used=5000");
        placement.lookAt(2);
        assertThat(verdict(new CapacityFilter(0.7), "a", "h2")).isEqualTo("ACCEPT");
    }

    @Test
    void capacityChecksResourcesItHasNeverHeardOf() {
        ClusterSnapshot gpus = cluster(
                host("h1").has(GPU, 2).vm("a", vm -> vm.demand(GPU, 1)),
                host("h2"),
                host("h3").has(GPU, 2));
        var from = gpus.hosts().get(0).vms().get(0);
        var own = new ClusterIndex(gpus);
        var state = new Placement(own, new Transfers(own, List.of()));
        var filter = new CapacityFilter(0.85).prepare(gpus);
        assertThat(text(filter.test(from, gpus.hosts().get(1), state)))
                .isEqualTo("CAPACITY_GPU(used=0 claim=1 limit=0)");
        assertThat(text(filter.test(from, gpus.hosts().get(2), state))).isEqualTo("ACCEPT");
    }

    @Test
    void onlyHostsThatAreUpReceive() {
        assertThat(verdict(new HostStateFilter(), "a", "h2")).isEqualTo("ACCEPT");
        assertThat(verdict(new HostStateFilter(), "a", "h3")).isEqualTo("HOST_NOT_UP");
    }

    @Test
    void vmsThatMustBeKeptApartDoNotShareAHost() {
        var filter = new KeepApartFilter(List.of(new KeepApart("apart", List.of(v("a"), v("c")))));
        assertThat(verdict(filter, "a", "h2")).isEqualTo("KEEP_APART(rule=0)");
        assertThat(verdict(filter, "b", "h2")).isEqualTo("ACCEPT");
    }

    @Test
    void aVmThatIsOnlyJustLeavingStillKeepsOthersAway() {
        var filter = new KeepApartFilter(List.of(new KeepApart("apart", List.of(v("a"), v("c")))));
        planned("c", "h1", 1, 1);
        assertThat(verdict(filter, "a", "h2")).isEqualTo("KEEP_APART(rule=0)");
        placement.lookAt(2);
        assertThat(verdict(filter, "a", "h2")).isEqualTo("ACCEPT");
    }

    @Test
    void oneVmOfAGroupStaysUnlessTheOthersComeToo() {
        var filter = new KeepTogetherFilter(List.of(new KeepTogether("pair", List.of(v("a"), v("b")))));
        assertThat(verdict(filter, "a", "h2")).isEqualTo("KEEP_TOGETHER(rule=0)");
        planned("b", "h2", 1, 1);
        assertThat(verdict(filter, "a", "h2")).isEqualTo("ACCEPT");
    }

    @Test
    void aPartedVmMayJoinItsGroup() {
        var filter = new KeepTogetherFilter(List.of(new KeepTogether("pair", List.of(v("a"), v("c")))));
        assertThat(verdict(filter, "a", "h2")).isEqualTo("ACCEPT");
        assertThat(verdict(filter, "a", "h3")).isEqualTo("KEEP_TOGETHER(rule=0)");
    }

    @Test
    void aBoundVmGoesOnlyWhereItMay() {
        var filter = new RunOnlyOnFilter(List.of(new RunOnlyOn("only", List.of(v("a")), List.of(h("h1"), h("h3")))));
        assertThat(verdict(filter, "a", "h2")).isEqualTo("RUN_ONLY_ON(rule=0)");
        assertThat(verdict(filter, "a", "h3")).isEqualTo("ACCEPT");
        assertThat(verdict(filter, "b", "h2")).isEqualTo("ACCEPT");
    }

    private static LastMoves moved(String vm, String from, Duration ago, boolean succeeded) {
        var past = new PastMove(v(vm), h(from), h("h1"), NOW - ago.toNanos(), succeeded);
        return new LastMoves(new MoveHistory(List.of(past)), NOW);
    }

    @Test
    void aVmThatMovedStaysUntilItsCooldownIsOver() {
        var recent = moved("a", "h2", Duration.ofMinutes(9), true);
        assertThat(verdict(new CooldownFilter(recent, PlanningLimits.DEFAULT), "a"))
                .isEqualTo("COOLDOWN(sinceMillis=540000 cooldownMillis=600000 moves=1)");
        assertThat(verdict(new CooldownFilter(recent, PlanningLimits.DEFAULT), "b"))
                .isEqualTo("ACCEPT");
        var old = moved("a", "h2", Duration.ofMinutes(10), true);
        assertThat(verdict(new CooldownFilter(old, PlanningLimits.DEFAULT), "a"))
                .isEqualTo("ACCEPT");
    }

    /** Returns moves of VM a that ended so many minutes ago; those below zero failed. */
    private static LastMoves movedAt(int... minutesAgo) {
        var moves = new ArrayList<PastMove>();
        for (int ago : minutesAgo) {
            long end = NOW - Duration.ofMinutes(Math.abs(ago)).toNanos();
            moves.add(new PastMove(v("a"), h("h2"), h("h1"), end, ago >= 0));
        }
        return new LastMoves(new MoveHistory(moves), NOW);
    }

    private String cooldown(int... minutesAgo) {
        return verdict(new CooldownFilter(movedAt(minutesAgo), PlanningLimits.DEFAULT), "a");
    }

    @Test
    void everyRepeatedMoveDoublesTheCooldown() {
        assertThat(cooldown(60, 19)).isEqualTo("COOLDOWN(sinceMillis=1140000 cooldownMillis=1200000 moves=2)");
        assertThat(cooldown(60, 20)).isEqualTo("ACCEPT");
        assertThat(cooldown(90, 60, 39)).isEqualTo("COOLDOWN(sinceMillis=2340000 cooldownMillis=2400000 moves=3)");
        assertThat(cooldown(90, 60, 40)).isEqualTo("ACCEPT");
    }

    @Test
    void doublingStopsAtTheLongestCooldown() {
        assertThat(cooldown(200, 190, 180, 170, 160, 119)).contains("cooldownMillis=7200000 moves=6");
        assertThat(cooldown(200, 190, 180, 170, 160, 120)).isEqualTo("ACCEPT");
    }

    @Test
    void onlyMovesWithinTheWindowBeforeTheLastOneDouble() {
        assertThat(cooldown(125, 6)).contains("moves=2");
        assertThat(cooldown(126, 6)).contains("moves=1");
    }

    @Test
    void aCooldownDoesNotShrinkWhileItRuns() {
        // The first move is longer ago than the window by now, but was not when the second one ended.
        assertThat(cooldown(134, 15)).contains("cooldownMillis=1200000");
    }

    @Test
    void aFailedAttemptStartsTheCooldownAnewButDoesNotDoubleIt() {
        assertThat(cooldown(30, -25, -9)).isEqualTo("COOLDOWN(sinceMillis=540000 cooldownMillis=600000 moves=1)");
    }

    @Test
    void aVmWhoseMigrationFailedCoolsDownToo() {
        var failed = moved("a", "h2", Duration.ofMinutes(1), false);
        assertThat(verdict(new CooldownFilter(failed, PlanningLimits.DEFAULT), "a"))
                .startsWith("COOLDOWN");
    }

    @Test
    void aVmDoesNotGoBackToWhereItCameFrom() {
        Duration noReturn = Duration.ofMinutes(30);
        var recent = moved("a", "h2", Duration.ofMinutes(29), true);
        assertThat(verdict(new NoReturnFilter(recent, noReturn), "a", "h2"))
                .startsWith("NO_RETURN(sinceMillis=1740000");
        assertThat(verdict(new NoReturnFilter(recent, noReturn), "a", "h3")).isEqualTo("ACCEPT");
        var never = moved("a", "h2", Duration.ofMinutes(29), false);
        assertThat(verdict(new NoReturnFilter(never, noReturn), "a", "h2")).isEqualTo("ACCEPT");
    }

    @Test
    void theNewestOfSeveralMovesCounts() {
        var old = new PastMove(
                v("a"), h("h2"), h("h1"), NOW - Duration.ofMinutes(50).toNanos(), true);
        var recent = new PastMove(
                v("a"), h("h2"), h("h1"), NOW - Duration.ofMinutes(5).toNanos(), true);
        var moves = new LastMoves(new MoveHistory(List.of(recent, old)), NOW);
        assertThat(moves.sinceMove(v("a"))).isEqualTo(Duration.ofMinutes(5));
        assertThat(moves.sinceLeaving(v("a"), h("h2"))).isEqualTo(Duration.ofMinutes(5));
    }

    private Transfers underWay(String vm, String from, String to) {
        return new Transfers(index, List.of(new InFlightMove(move(cluster, vm, from, to), 0, true)));
    }

    @Test
    void hostsWhosePlacesAreTakenNeitherSendNorReceive() {
        Transfers transfers = underWay("b", "h1", "h2");
        assertThat(verdict(new OutgoingFilter(index, transfers, 1), "a"))
                .isEqualTo("OUTGOING_LIMIT(outgoing=1 limit=1)");
        assertThat(verdict(new OutgoingFilter(index, transfers, 2), "a")).isEqualTo("ACCEPT");
        assertThat(verdict(new IncomingFilter(index, transfers, 1), "a", "h2"))
                .isEqualTo("INCOMING_LIMIT(incoming=1 limit=1)");
        assertThat(verdict(new IncomingFilter(index, transfers, 2), "a", "h2")).isEqualTo("ACCEPT");
    }

    @Test
    void aVmOnItsWayIsNotMovedAgain() {
        Transfers transfers = underWay("b", "h1", "h2");
        assertThat(verdict(new InFlightFilter(index, transfers), "b")).isEqualTo("VM_IN_FLIGHT");
        assertThat(verdict(new InFlightFilter(index, transfers), "a")).isEqualTo("ACCEPT");
    }

    @Test
    void onlyARunningVmWithGoodDataOnAHostThatIsUpLeaves() {
        ClusterSnapshot mixed = cluster(
                host("h1")
                        .vm("a", vm -> vm.state(VmState.PAUSED))
                        .vm("b", vm -> vm.quality(DataQuality.ABSURD))
                        .vm("c", vm -> vm.cpu(1)),
                host("h2").state(HostState.UNREACHABLE).vm("d", vm -> vm.cpu(1)));
        var own = new ClusterIndex(mixed);
        var filter = new VmStateFilter(own);
        var h1 = mixed.hosts().get(0);
        var h2 = mixed.hosts().get(1);
        assertThat(text(filter.test(h1.vms().get(0), h1))).isEqualTo("VM_NOT_RUNNING");
        assertThat(text(filter.test(h1.vms().get(1), h1))).isEqualTo("VM_DATA_NOT_GOOD(ageMillis=0)");
        assertThat(text(filter.test(h1.vms().get(2), h1))).isEqualTo("ACCEPT");
        assertThat(text(filter.test(h2.vms().get(0), h2))).isEqualTo("HOST_NOT_SAMPLED");
    }

    @Test
    void aVmSeenRunningOnTwoHostsStays() {
        ClusterSnapshot twice =
                cluster(host("h1").vm("a", vm -> vm.cpu(1)), host("h2").vm("a", vm -> vm.cpu(1)));
        var filter = new VmStateFilter(new ClusterIndex(twice));
        var h1 = twice.hosts().get(0);
        assertThat(text(filter.test(h1.vms().get(0), h1))).isEqualTo("VM_NOT_RUNNING");
    }

    @Test
    void aHotHostReceivesOnlyOnceRelievedAndOnlyUpToTheSourceLevel() {
        var filter = new HotDestinationFilter(List.of(PlanFixtures.hotspot("h2", Resource.CPU)), 0.4);
        assertThat(verdict(filter, "a", "h2")).isEqualTo("DESTINATION_HOT_CPU(used=5000 claim=3000 target=4000)");
        planned("c", "h1", 1, 2);
        assertThat(verdict(filter, "a", "h2")).isEqualTo("ACCEPT");
        planned("b", "h2", 2, 2);
        assertThat(verdict(filter, "a", "h2")).isEqualTo("ACCEPT");
        assertThat(verdict(
                        new HotDestinationFilter(List.of(PlanFixtures.hotspot("h2", Resource.CPU)), 0.39), "a", "h2"))
                .isEqualTo("DESTINATION_HOT_CPU(used=1000 claim=3000 target=3900)");
    }

    @Test
    void aHostThatIsHotByPressureAloneReceivesNobody() {
        var filter = new HotDestinationFilter(List.of(PlanFixtures.hotspot("h2", Resource.MEMORY)), 0.8);
        assertThat(verdict(filter, "a", "h2")).startsWith("DESTINATION_HOT_MEMORY");
    }
}
