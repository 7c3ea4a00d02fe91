package org.opendrs.core.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.opendrs.core.plan.PlanFixtures.after;
import static org.opendrs.core.plan.PlanFixtures.hotspots;
import static org.opendrs.core.plan.PlanFixtures.request;
import static org.opendrs.core.plan.PlanFixtures.used;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.opendrs.explain.Reason;
import org.opendrs.migration.MigrationPlan;
import org.opendrs.migration.PlacementFilter;
import org.opendrs.migration.PlacementView;
import org.opendrs.migration.PlanningLimits;
import org.opendrs.migration.PlanningRequest;
import org.opendrs.migration.PreparedFilter;
import org.opendrs.migration.Verdict;
import org.opendrs.model.ClusterSnapshot;
import org.opendrs.model.HostSnapshot;
import org.opendrs.model.Resource;
import org.opendrs.model.VmSnapshot;
import org.opendrs.monitor.Hotspot;

class RepairPlannerPropertyTest {
    private static final int TRIES = 400;
    private static final String SEED = "20160901";

    private final RepairPlanner planner = new RepairPlanner();

    @Property(tries = TRIES, seed = SEED)
    void theCheckerFindsNoFaultInAnyPlan(@ForAll long seed) {
        PlanningRequest request = RandomClusters.wild(seed);
        assertThat(PlanChecker.check(request, planner.plan(request))).isEmpty();
    }

    @Property(tries = TRIES, seed = SEED)
    void theCheckerFindsNoFaultInPlansUnderAFilterThatLooksAnywhere(@ForAll long seed) {
        PlanningRequest wild = RandomClusters.wild(seed);
        PlanningRequest request = with(wild, List.of(new AtMostTenOnAPairOfHosts()), wild.limits());
        assertThat(PlanChecker.check(request, planner.plan(request))).isEmpty();
    }

    @Property(tries = TRIES, seed = SEED)
    void theCheckerFindsNoFaultWhenLargeSamplesAreOutOfReach(@ForAll long seed) {
        PlanningRequest wild = RandomClusters.wild(seed);
        var limits = new PlanningLimits(
                0.7,
                0.8,
                1,
                1,
                2,
                4,
                wild.limits().bandwidth(),
                wild.limits().cooldown(),
                wild.limits().noReturn(),
                wild.limits().cooldownWindow(),
                wild.limits().longestCooldown(),
                wild.limits().leavingPerHour());
        PlanningRequest request = with(wild, List.of(), limits);
        assertThat(PlanChecker.check(request, planner.plan(request))).isEmpty();
    }

    @Property(tries = TRIES, seed = SEED)
    void everyPlanLowersTheExcessOrIsEmpty(@ForAll long seed) {
        PlanningRequest request = RandomClusters.plain(seed);
        MigrationPlan plan = planner.plan(request);
        double before = excess(request.cluster(), request.hotspots());
        double after = excess(after(request.cluster(), plan), request.hotspots());
        if (plan.isEmpty()) {
            assertThat(after).isEqualTo(before);
        } else {
            assertThat(after).isLessThan(before);
        }
    }

    @Property(tries = TRIES, seed = SEED)
    void noHostBecomesHot(@ForAll long seed) {
        PlanningRequest request = RandomClusters.plain(seed);
        ClusterSnapshot after = after(request.cluster(), planner.plan(request));
        List<String> hotBefore = names(request.hotspots());
        assertThat(names(hotspots(after))).isSubsetOf(hotBefore);
    }

    @Property(tries = TRIES, seed = SEED)
    void planningAgainAfterACompletePlanMovesNothing(@ForAll long seed) {
        PlanningRequest request = RandomClusters.plain(seed);
        MigrationPlan plan = planner.plan(request);
        if (plan.trace().outcome().code().equals(PlanReasons.RELIEVED)) {
            ClusterSnapshot after = after(request.cluster(), plan);
            PlanningRequest again =
                    request(after).seed(seed).now(request.nowNanos()).build();
            assertThat(again.hotspots()).isEmpty();
            assertThat(planner.plan(again).stages()).isEmpty();
            PlanningRequest stillReported = PlanningRequest.builder(after)
                    .hotspots(request.hotspots())
                    .now(request.nowNanos())
                    .build();
            assertThat(planner.plan(stillReported).stages()).isEmpty();
        }
    }

    @Property(tries = TRIES, seed = SEED)
    void theSameRequestGivesTheSamePlan(@ForAll long seed) {
        assertThat(planner.plan(RandomClusters.wild(seed))).isEqualTo(planner.plan(RandomClusters.wild(seed)));
    }

    @Property(tries = TRIES, seed = SEED)
    void theOrderOfHostsVmsAndHotspotsDoesNotMatter(@ForAll long seed) {
        PlanningRequest request = RandomClusters.wild(seed);
        assertThat(planner.plan(shuffled(request, seed)).stages())
                .isEqualTo(planner.plan(request).stages());
    }

    @Property(tries = TRIES, seed = SEED)
    void aClusterWithoutHotspotsIsLeftAlone(@ForAll long seed) {
        PlanningRequest request = RandomClusters.wild(seed);
        PlanningRequest cool = PlanningRequest.builder(request.cluster()).build();
        assertThat(planner.plan(cool).stages()).isEmpty();
    }

    @Property(tries = TRIES, seed = SEED)
    void theBudgetIsKept(@ForAll long seed) {
        PlanningRequest wild = RandomClusters.wild(seed);
        PlanningRequest request = new PlanningRequest(
                wild.cluster(),
                wild.hotspots(),
                wild.mode(),
                wild.rules(),
                wild.filters(),
                wild.limits(),
                wild.history(),
                wild.inFlight(),
                wild.immovable(),
                7,
                seed,
                wild.nowNanos());
        MigrationPlan plan = planner.plan(request);
        assertThat(plan.trace().evaluatedMoves()).isLessThanOrEqualTo(7);
        assertThat(PlanChecker.check(request, plan)).isEmpty();
    }

    @Property(tries = TRIES, seed = SEED)
    void theExplainerAgreesWithThePlan(@ForAll long seed) {
        PlanningRequest request = RandomClusters.wild(seed);
        MigrationPlan plan = planner.plan(request);
        plan.moves()
                .forEach(move -> assertThat(PlanExplainer.why(request, plan, move.vm(), move.to()))
                        .satisfies(why -> assertThat(why.outcome().code()).isEqualTo(PlanReasons.CHOSEN))
                        .satisfies(why -> assertThat(why.refusals()).isEmpty()));
    }

    /** Refuses a host when it and its neighbour by id would have too many VMs: its verdict depends on another host. */
    private static final class AtMostTenOnAPairOfHosts implements PlacementFilter {
        @Override
        public String name() {
            return "pair";
        }

        @Override
        public PreparedFilter prepare(ClusterSnapshot cluster) {
            return (vm, to, placement) -> {
                int there = placement.vmsOn(to.id()).size() + neighbour(cluster, to, placement);
                return there < 10 ? Verdict.ACCEPT : Verdict.reject(Reason.of("CROWDED"));
            };
        }

        private static int neighbour(ClusterSnapshot cluster, HostSnapshot to, PlacementView placement) {
            int next = (cluster.hosts().indexOf(to) + 1) % cluster.hosts().size();
            return placement.vmsOn(cluster.hosts().get(next).id()).size();
        }
    }

    private static PlanningRequest with(PlanningRequest r, List<PlacementFilter> filters, PlanningLimits limits) {
        return new PlanningRequest(
                r.cluster(),
                r.hotspots(),
                r.mode(),
                r.rules(),
                filters,
                limits,
                r.history(),
                r.inFlight(),
                r.immovable(),
                r.budget(),
                r.seed(),
                r.nowNanos());
    }

    private static PlanningRequest shuffled(PlanningRequest r, long seed) {
        var random = new Random(seed);
        var hosts = new ArrayList<HostSnapshot>();
        for (HostSnapshot host : r.cluster().hosts()) {
            var vms = new ArrayList<VmSnapshot>(host.vms());
            Collections.shuffle(vms, random);
            hosts.add(new HostSnapshot(
                    host.id(), host.takenAt(), host.state(), host.capacity(), host.reserve(), host.pressure(), vms));
        }
        Collections.shuffle(hosts, random);
        var hotspots = new ArrayList<Hotspot>(r.hotspots());
        Collections.shuffle(hotspots, random);
        var cluster = new ClusterSnapshot(r.cluster().revision(), r.cluster().takenAt(), hosts);
        return new PlanningRequest(
                cluster,
                hotspots,
                r.mode(),
                r.rules(),
                r.filters(),
                r.limits(),
                r.history(),
                r.inFlight(),
                r.immovable(),
                r.budget(),
                r.seed(),
                r.nowNanos());
    }

    private static List<String> names(List<Hotspot> hotspots) {
        return hotspots.stream()
                .map(spot -> spot.host() + " " + spot.resource())
                .toList();
    }

    private static double excess(ClusterSnapshot cluster, List<Hotspot> hotspots) {
        double sum = 0;
        for (Hotspot hotspot : hotspots) {
            Optional<HostSnapshot> host = cluster.host(hotspot.host());
            Resource resource = hotspot.resource();
            double all = host.orElseThrow().allocatable().amount(resource);
            double level = PlanningLimits.DEFAULT.sourceLevel();
            sum += Math.max(0, used(host.orElseThrow()).amount(resource) / all - level);
        }
        return sum;
    }
}
