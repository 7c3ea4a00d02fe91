package org.opendrs.core.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.opendrs.core.plan.PlanFixtures.cluster;
import static org.opendrs.core.plan.PlanFixtures.h;
import static org.opendrs.core.plan.PlanFixtures.host;
import static org.opendrs.core.plan.PlanFixtures.v;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.opendrs.migration.InFlightMove;
import org.opendrs.migration.PlanningRequest;
import org.opendrs.migration.Stage;
import org.opendrs.model.ClusterSnapshot;
import org.opendrs.model.GuestClass;
import org.opendrs.model.HostSnapshot;
import org.opendrs.model.VmState;
import org.opendrs.unit.Bytes;

class PlacementTest {
    private static Placement placement(ClusterSnapshot cluster, InFlightMove... inFlight) {
        var index = new ClusterIndex(cluster);
        return new Placement(index, new Transfers(index, List.of(inFlight)));
    }

    @Property(tries = 200, seed = "20160901")
    void theViewAgreesWithTheReplayAtEveryStageOfAnyPlan(@ForAll long seed) {
        PlanningRequest request = RandomClusters.wild(seed);
        var plan = new RepairPlanner().plan(request);
        var index = new ClusterIndex(request.cluster());
        var placement = new Placement(index, new Transfers(index, request.inFlight()));
        var replay = new Replay(new ReplayFacts(request), request);
        for (int s = 0; s < plan.stages().size(); s++) {
            Stage stage = plan.stages().get(s);
            replay.begin(stage.moves());
            int number = s + 1;
            stage.moves().forEach(move -> placement.move(index.numberOf(move.vm()), index.numberOf(move.to()), number));
            placement.lookAt(number);
            for (HostSnapshot host : request.cluster().hosts()) {
                assertThat(index.amounts(placement.used(host.id()))).isEqualTo(index.amounts(replay.used(host.id())));
                assertThat(placement.vmsOn(host.id())).isEqualTo(replay.vmsOn(host.id()));
                host.vms().forEach(vm -> assertThat(placement.hostOf(vm.id())).isEqualTo(replay.hostOf(vm.id())));
                int h = index.numberOf(host.id());
                assertThat(placement.finalUsed(h)).isEqualTo(index.amounts(replay.usedInTheEnd(host)));
            }
        }
    }

    @Property(tries = 200, seed = "20160901")
    void takingEveryMoveBackLeavesNoTrace(@ForAll long seed) {
        PlanningRequest request = RandomClusters.wild(seed);
        var plan = new RepairPlanner().plan(request);
        var index = new ClusterIndex(request.cluster());
        var placement = new Placement(index, new Transfers(index, request.inFlight()));
        var before = placement.score(0.85);
        plan.moves().forEach(move -> placement.move(index.numberOf(move.vm()), index.numberOf(move.to()), 1));
        plan.moves().forEach(move -> placement.undo(index.numberOf(move.vm())));
        assertThat(placement.score(0.85)).isEqualTo(before);
    }

    @Test
    void aVmBeingCopiedByOthersIsCountedOnceAtEachEnd() {
        ClusterSnapshot cluster = cluster(
                host("h1").vm("a", vm -> vm.cpu(3000).memory(1024).holds(2048).state(VmState.MIGRATING_OUT)),
                host("h2").vm("a", vm -> vm.cpu(3000).memory(1024).holds(2048).state(VmState.MIGRATING_IN)));
        Placement placement = placement(cluster);
        assertThat(placement.used(h("h1")).cpu().value()).isEqualTo(3000);
        assertThat(placement.used(h("h2")).cpu().value()).isEqualTo(3000);
        assertThat(placement.used(h("h2")).memory()).isEqualTo(Bytes.gib(2));
        assertThat(placement.hostOf(v("a"))).contains(h("h2"));
        assertThat(placement.finalUsed(0)).containsOnly(0);
    }

    @Test
    void ourOwnMoveThatShowsAsIncomingIsNotCountedTwice() {
        ClusterSnapshot cluster = cluster(
                host("h1").vm("a", vm -> vm.cpu(3000).state(VmState.MIGRATING_OUT)),
                host("h2").vm("a", vm -> vm.cpu(3000).state(VmState.MIGRATING_IN)));
        var underWay = new InFlightMove(PlanFixtures.move(cluster, "a", "h1", "h2"), 0, true);
        assertThat(placement(cluster, underWay).used(h("h2")).cpu().value()).isEqualTo(3000);
    }

    @Test
    void anArrivedMoveThatIsStillInTheLedgerIsNotCountedTwice() {
        ClusterSnapshot cluster = cluster(host("h1"), host("h2").vm("a", vm -> vm.cpu(3000)));
        var underWay = new InFlightMove(PlanFixtures.move(cluster, "a", "h1", "h2"), 0, true);
        assertThat(placement(cluster, underWay).used(h("h2")).cpu().value()).isEqualTo(3000);
    }

    @Test
    void anUnknownHostIsEmptyAndAnUnknownVmIsNowhere() {
        Placement placement = placement(cluster(host("h1")));
        assertThat(placement.used(h("h9")).cpu().value()).isZero();
        assertThat(placement.vmsOn(h("h9"))).isEmpty();
        assertThat(placement.hostOf(v("nobody"))).isEmpty();
    }

    @Test
    void aVmAtHomeCountsWithItsDemandAndAtLeastItsReservation() {
        assertThat(Footprints.atHome(new VmBuilder("a").memory(1024).holds(4096).build())
                        .memory())
                .isEqualTo(Bytes.gib(1));
        assertThat(Footprints.atHome(new VmBuilder("a")
                                .memory(1024)
                                .holds(4096)
                                .reserves(2048)
                                .build())
                        .memory())
                .isEqualTo(Bytes.gib(2));
    }

    @Test
    void aVmWhoseBalloonGivesNothingBackCountsWithAllItHolds() {
        var vm = new VmBuilder("a")
                .memory(1024)
                .holds(4096)
                .guestClass(GuestClass.STALLED)
                .build();
        assertThat(Footprints.atHome(vm).memory()).isEqualTo(Bytes.gib(4));
    }
}
