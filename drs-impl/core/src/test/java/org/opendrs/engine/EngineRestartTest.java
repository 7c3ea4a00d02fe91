package org.opendrs.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.opendrs.unit.Bytes.gib;
import static org.opendrs.unit.Bytes.mib;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.opendrs.balloon.BalloonTarget;
import org.opendrs.control.BalloonDecision;
import org.opendrs.control.TurnReport;
import org.opendrs.core.balloon.BalloonReasons;
import org.opendrs.core.state.EngineState;
import org.opendrs.event.DrsEvent;
import org.opendrs.json.EngineStates;
import org.opendrs.model.Automation;
import org.opendrs.sim.guest.GuestSpec;
import org.opendrs.sim.workload.Workloads;

/** What an engine remembers over a restart, what it gives back when it ends, and changes of sizes by others. */
class EngineRestartTest {
    private static final Duration PATIENCE = Duration.ofSeconds(4);

    /** One host of 8 GiB with guests of 4 GiB, of which two grow. */
    private static TestCluster cluster() {
        return new TestCluster()
                .host(1, 8, 8)
                .guest("busy", 1, 1, mib(2800))
                .guest("idle", 1, 0.1, mib(300))
                .guest("rest", 1, 0.1, mib(600));
    }

    private static TestCluster acting() {
        return cluster().start(engine -> engine.automation(Automation.ACT));
    }

    private static long held(TestCluster cluster, String vm) {
        return cluster.world()
                .truth()
                .vm(TestCluster.vm(vm))
                .orElseThrow()
                .actual()
                .value();
    }

    private static Farewell stop(TestCluster cluster, OnStop what) {
        return cluster.time.scheduler().await(((DrsEngine) cluster.drs()).stop(what, PATIENCE));
    }

    /** Stops a second before a turn is due, keeps the state as text, and starts a new engine when the turn is due. */
    private static List<TurnReport> restartedAt(TestCluster cluster, int seconds, int until) {
        return restarted(cluster, seconds, seconds, until);
    }

    /** The same with time between the end of the one and the start of the other. */
    private static List<TurnReport> restarted(TestCluster cluster, int stopped, int seconds, int until) {
        cluster.run(Duration.ofSeconds(stopped - 1));
        var text = EngineStates.write(stop(cluster, OnStop.HOLD).state());
        cluster.drs().close();
        cluster.time.runUntil(Duration.ofSeconds(seconds).toNanos());
        cluster.reports.clear();
        var next = DrsEngine.builder()
                .telemetry(cluster.world().telemetry())
                .control(cluster.world().control())
                .migrations(cluster.world().migrations())
                .clock(cluster.time)
                .scheduler(cluster.time.scheduler())
                .automation(Automation.ACT)
                .state(EngineStates.read("text", text))
                .build();
        next.onReport(cluster.reports::add);
        next.start();
        cluster.pass(Duration.ofSeconds(until - seconds));
        return cluster.reports;
    }

    private static List<BalloonDecision> decisions(List<TurnReport> reports, int fromTurn) {
        return reports.stream()
                .filter(report -> report.kind() == TurnReport.Kind.TURN && report.number() >= fromTurn)
                .flatMap(report -> report.balloons().stream())
                .toList();
    }

    @Property(tries = 12, seed = "3")
    void aRestartedEngineDecidesAsOneThatWasNeverStopped(@ForAll @IntRange(min = 1, max = 30) int turns) {
        var whole = acting().run(Duration.ofSeconds(400)).reports;
        var restarted = restartedAt(acting(), 10 * turns, 400);

        var expected = decisions(whole, turns + 1);
        assertThat(decisions(restarted, 0)).isNotEmpty().isEqualTo(expected);
    }

    @Test
    void afterAnAbsenceNothingIsTakenUntilGuestsWereSeenTwice() {
        var first = restarted(acting(), 20, 110, 170).get(0);

        assertThat(first.balloons().get(0).plan().targets()).noneMatch(BalloonTarget::shrinks);
        assertThat(first.balloons().get(0).plan().holds())
                .anyMatch(hold -> hold.reason().code().equals(BalloonReasons.BACK_IN_SIGHT));
        assertThat(restarted(acting(), 20, 20, 80)
                        .get(0)
                        .balloons()
                        .get(0)
                        .plan()
                        .holds())
                .noneMatch(hold -> hold.reason().code().equals(BalloonReasons.BACK_IN_SIGHT));
    }

    @Test
    void aStateReadsAsItWasWritten() {
        var cluster = acting().run(Duration.ofMinutes(3));
        var state = cluster.time.scheduler().await(((DrsEngine) cluster.drs()).state());

        var read = EngineStates.read("text", EngineStates.write(state));

        assertThat(read.at(state.takenAt(), state.takenAtNanos())).isEqualTo(state);
        assertThat(state.guests()).hasSize(3);
        assertThat(state.turn()).isEqualTo(19);
    }

    @Test
    void timeThatPassedWhileNobodyRanCounts() {
        var cluster = acting().run(Duration.ofMinutes(3));
        EngineState state = cluster.time.scheduler().await(((DrsEngine) cluster.drs()).state());
        long age = state.takenAtNanos() - state.guests().get(0).history().sampledAtNanos();

        var later = state.at(state.takenAt().plusSeconds(60), 5);
        var clockWentBack = state.at(state.takenAt().minusSeconds(60), 5);

        assertThat(5 - later.guests().get(0).history().sampledAtNanos()).isEqualTo(age + 60_000_000_000L);
        assertThat(5 - clockWentBack.guests().get(0).history().sampledAtNanos()).isEqualTo(age);
    }

    @Test
    void balloonsStayAsTheyAreUnlessWantedOtherwise() {
        var cluster = acting().run(Duration.ofMinutes(5));
        long before = held(cluster, "idle");

        var farewell = stop(cluster, OnStop.HOLD);
        cluster.pass(Duration.ofMinutes(1));

        assertThat(farewell.commands()).isZero();
        assertThat(held(cluster, "idle")).isEqualTo(before);
    }

    @Test
    void freeMemoryIsSpreadWhenTheEngineEnds() {
        var cluster = acting().run(Duration.ofMinutes(5));
        long before = held(cluster, "idle");

        var farewell = stop(cluster, OnStop.SPREAD);
        cluster.pass(Duration.ofMinutes(1));

        assertThat(farewell.settled()).isTrue();
        assertThat(farewell.commands()).isPositive();
        assertThat(held(cluster, "idle")).isGreaterThan(before);
        assertThat(held(cluster, "idle") + held(cluster, "busy") + held(cluster, "rest"))
                .isLessThanOrEqualTo(gib(7).value());
    }

    @Test
    void nothingIsHandedBackBelowAct() {
        var cluster = acting().run(Duration.ofMinutes(5));
        cluster.drs().automation(Automation.ADVISE);

        assertThat(stop(cluster, OnStop.SPREAD).commands()).isZero();
    }

    @Test
    void aStoppedEngineTakesNoTurnAnyMore() {
        var cluster = acting().run(Duration.ofMinutes(2));
        stop(cluster, OnStop.HOLD);
        int reports = cluster.reports.size();

        cluster.pass(Duration.ofMinutes(2));

        assertThat(cluster.reports).hasSize(reports);
    }

    @Test
    void aSizeThatSomebodyElseSetIsLeftAloneAndTold() {
        var cluster = acting();
        var events = new ArrayList<DrsEvent.ForeignChange>();
        cluster.drs().subscribe(event -> {
            if (event instanceof DrsEvent.ForeignChange change) {
                events.add(change);
            }
        });
        cluster.run(Duration.ofMinutes(10));

        cluster.world().setMemory(TestCluster.vm("rest"), 60);
        cluster.pass(Duration.ofMinutes(9));

        assertThat(events).hasSize(1);
        assertThat(events.get(0).vm()).isEqualTo(TestCluster.vm("rest"));
        assertThat(events.get(0).reason().code()).isEqualTo(BalloonReasons.FOREIGN_CHANGE);
        assertThat(held(cluster, "rest")).isEqualTo(gib(4).value() / 100 * 60);
        assertThat(cluster.last().balloons().get(0).plan().holds())
                .anyMatch(hold -> hold.reason().code().equals("SCOPE_FOREIGN"));
    }

    @Test
    void aGuestThatDeflatesByItselfIsNotHeldAgainstAnybody() {
        var events = new ArrayList<DrsEvent>();
        var cluster = cluster();
        cluster.describe(GuestSpec.of(TestCluster.vm("own"), gib(4), 2)
                .withAutodeflate(true)
                .withWorkload(Workloads.constant(0.1, mib(500)).jump(Duration.ofMinutes(6), 0.1, mib(3500))));
        cluster.start(engine -> engine.automation(Automation.ACT).inventory(cluster.facts("own")));
        cluster.drs().subscribe(event -> {
            if (event instanceof DrsEvent.ForeignChange) {
                events.add(event);
            }
        });
        cluster.run(Duration.ofMinutes(12));

        assertThat(events).isEmpty();
    }
}
