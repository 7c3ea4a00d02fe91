package org.opendrs.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.opendrs.unit.Bytes.gib;
import static org.opendrs.unit.Bytes.mib;

import java.time.Duration;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.opendrs.balloon.BalloonPlan;
import org.opendrs.balloon.BalloonTarget;
import org.opendrs.control.Action;
import org.opendrs.control.TurnReport;
import org.opendrs.explain.Reason;
import org.opendrs.model.Allocation;
import org.opendrs.model.Automation;
import org.opendrs.model.GuestFacts;
import org.opendrs.model.HostId;
import org.opendrs.model.VmId;
import org.opendrs.spi.InventoryView;
import org.opendrs.spi.VmPolicy;
import org.opendrs.unit.Bytes;
import org.opendrs.unit.Millicores;

/** What a turn does with balloons, and what automation lets it do. */
class BalloonTurnTest {
    /** One host of 8 GiB with three guests of 4 GiB: more is promised than there is. */
    private static TestCluster overcommitted() {
        return new TestCluster()
                .host(1, 8, 8)
                .guest("busy", 1, 1, mib(2800))
                .guest("idle-a", 1, 0.1, mib(300))
                .guest("idle-b", 1, 0.1, mib(300));
    }

    private static long held(TestCluster cluster, String vm) {
        return cluster.world()
                .truth()
                .vm(TestCluster.vm(vm))
                .orElseThrow()
                .actual()
                .value();
    }

    @Test
    void byDefaultNothingIsTouched() {
        var cluster = overcommitted().start(engine -> engine).run(Duration.ofMinutes(5));

        assertThat(held(cluster, "idle-a")).isEqualTo(gib(4).value());
        assertThat(cluster.actions(Action.Kind.SET_MEMORY_TARGET)).isEmpty();
    }

    @Test
    void idleGuestsGiveWhatABusyOneNeeds() {
        var cluster = overcommitted()
                .start(engine -> engine.automation(Automation.ACT))
                .run(Duration.ofMinutes(5));

        assertThat(held(cluster, "idle-a")).isLessThan(gib(3).value());
        assertThat(held(cluster, "busy")).isGreaterThan(mib(2800).value());
        assertThat(cluster.actions(Action.Kind.SET_MEMORY_TARGET)).isNotEmpty();
    }

    @Test
    void adviceNamesTheTargetsThatWouldBeSet() {
        // Statistics have to be asked for, which advice alone does not do.
        var cluster = overcommitted()
                .start(engine -> engine.automation(Automation.ACT))
                .run(Duration.ofSeconds(9));
        cluster.drs().automation(Automation.ADVISE);
        int before = cluster.actions(Action.Kind.SET_MEMORY_TARGET).size();

        cluster.pass(Duration.ofMinutes(2));

        assertThat(cluster.actions(Action.Kind.SET_MEMORY_TARGET)).hasSize(before);
        assertThat(cluster.last().outcome().code()).isEqualTo(EngineReasons.ADVISED);
        assertThat(cluster.last().balloons().get(0).plan().targets()).isNotEmpty();
    }

    @Test
    void automationOfOneVmBoundsWhatIsDoneToIt() {
        var policies = new TreeMap<VmId, VmPolicy>();
        var memory = new Allocation<>(Bytes.ZERO, gib(4), 1000);
        var cpu = new Allocation<>(Millicores.ZERO, Millicores.cores(2), 1000);
        policies.put(TestCluster.vm("idle-a"), new VmPolicy(memory, cpu, Automation.ADVISE, GuestFacts.UNKNOWN));
        var cluster = overcommitted()
                .start(engine -> engine.automation(Automation.ACT)
                        .inventory(deadline -> CompletableFuture.completedFuture(inventory(policies, new TreeMap<>()))))
                .run(Duration.ofMinutes(5));

        assertThat(held(cluster, "idle-a")).isEqualTo(gib(4).value());
        assertThat(held(cluster, "idle-b")).isLessThan(gib(4).value());
    }

    @Test
    void automationOfOneHostBoundsWhatIsDoneThere() {
        var hosts = new TreeMap<HostId, Automation>();
        hosts.put(TestCluster.host(1), Automation.OBSERVE);
        var cluster = overcommitted()
                .start(engine -> engine.automation(Automation.ACT)
                        .inventory(deadline -> CompletableFuture.completedFuture(inventory(new TreeMap<>(), hosts))))
                .run(Duration.ofMinutes(5));

        assertThat(cluster.actions(Action.Kind.SET_MEMORY_TARGET)).isEmpty();
    }

    @Test
    void automationTakenBackAtRunTimeEndsCommands() {
        var cluster = overcommitted()
                .start(engine -> engine.automation(Automation.ACT))
                .run(Duration.ofSeconds(25));
        int before = cluster.actions(Action.Kind.SET_MEMORY_TARGET).size();
        assertThat(before).isPositive();

        cluster.drs().automation(Automation.OBSERVE);
        cluster.pass(Duration.ofMinutes(5));

        assertThat(cluster.actions(Action.Kind.SET_MEMORY_TARGET)).hasSize(before);
        assertThat(cluster.last().automation()).isEqualTo(Automation.OBSERVE);
    }

    @Test
    void withoutHostControlTheReportSaysThatBalloonsAreOff() {
        var cluster = new TestCluster().host(1, 8, 8).guest("a", 1, 0.1, mib(300));
        cluster.start(engine -> DrsEngine.builder()
                        .telemetry(cluster.world().telemetry())
                        .clock(cluster.time)
                        .scheduler(cluster.time.scheduler()))
                .run(Duration.ofSeconds(30));

        assertThat(cluster.last().problems())
                .extracting(Reason::code)
                .contains(EngineReasons.NO_HOST_CONTROL, EngineReasons.NO_MIGRATIONS);
    }

    @Test
    void aPlanThatTheCheckerRefusesIsNotCarriedOut() {
        var cluster = overcommitted()
                .start(engine -> engine.automation(Automation.ACT)
                        .balloonPolicy(request -> new BalloonPlan(
                                request.host(),
                                Reason.of("WILD"),
                                Bytes.ZERO,
                                List.of(new BalloonTarget(
                                        request.guests().get(0).vm(),
                                        request.guests().get(0).memory().actual(),
                                        gib(64),
                                        Reason.of("WILD"))),
                                List.of())))
                .run(Duration.ofMinutes(1));

        assertThat(cluster.actions(Action.Kind.SET_MEMORY_TARGET)).isEmpty();
        assertThat(cluster.last().problems()).extracting(Reason::code).contains(EngineReasons.BALLOON_PLAN_REFUSED);
    }

    @Test
    void aPolicyThatThrowsEndsItsOwnTurnOnly() {
        var asked = new int[1];
        var cluster = overcommitted()
                .start(engine -> engine.balloonPolicy(request -> {
                    if (++asked[0] == 2) {
                        throw new IllegalStateException("defect of an embedder's policy");
                    }
                    return BalloonPlan.nothing(request.host(), Reason.of("CALM"));
                }));
        cluster.run(Duration.ofSeconds(25));

        assertThat(cluster.reports)
                .extracting(report -> report.outcome().code())
                .containsExactly(EngineReasons.NOTHING_NEEDED, EngineReasons.TURN_FAILED, EngineReasons.NOTHING_NEEDED);
    }

    @Test
    void ticksActBetweenTurnsWhenAGuestIsInDistress() {
        var cluster = new TestCluster()
                .host(1, 8, 8)
                .guest("a", 1, 0.1, mib(300))
                .guest("b", 1, 0.1, mib(300))
                .guest("c", 1, 0.1, mib(300))
                .start(engine -> engine.automation(Automation.ACT).balloonPolicy(new SqueezeThenRelieve()))
                .run(Duration.ofMinutes(2));

        assertThat(cluster.reports)
                .filteredOn(report -> report.kind() == TurnReport.Kind.TICK)
                .isNotEmpty()
                .allSatisfy(report -> assertThat(report.actions()).isNotEmpty());
    }

    @Test
    void aPolicyWithoutFastPathIsTickedOnce() {
        var sampled = new AtomicInteger();
        var cluster = new TestCluster().host(1, 8, 8).guest("a", 1, 0.1, mib(300));
        cluster.start(engine -> engine.automation(Automation.ACT)
                .balloonPolicy(request -> BalloonPlan.nothing(request.host(), Reason.of("CALM")))
                .telemetry(new CountingTelemetry(cluster, sampled)));
        cluster.run(Duration.ofSeconds(95));

        assertThat(sampled.get()).as("ten turns and one tick").isEqualTo(11);
    }

    private static InventoryView inventory(SortedMap<VmId, VmPolicy> vms, SortedMap<HostId, Automation> hosts) {
        return new InventoryView(1, vms, hosts, List.of(), new TreeSet<>(), new TreeSet<>());
    }
}
