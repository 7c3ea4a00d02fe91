package org.opendrs.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.opendrs.unit.Bytes.gib;
import static org.opendrs.unit.Bytes.mib;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.opendrs.control.Action;
import org.opendrs.event.DrsEvent;
import org.opendrs.event.DrsEvent.Step;
import org.opendrs.explain.Reason;
import org.opendrs.migration.Move;
import org.opendrs.migration.PlacementFilter;
import org.opendrs.migration.PreparedFilter;
import org.opendrs.migration.Verdict;
import org.opendrs.model.Automation;
import org.opendrs.model.ClusterSnapshot;
import org.opendrs.model.VmId;
import org.opendrs.spi.InventoryView;
import org.opendrs.spi.MigrationExecutor;
import org.opendrs.spi.MigrationOutcome;

/** A host that no balloon can relieve: what the engine does about it, step by step, and what keeps it from doing it. */
class MigrationTurnTest {
    private static final int GUESTS = 5;

    /** Ten busy virtual CPUs on eight cores, and an empty host beside them. */
    private static TestCluster hotHost() {
        var cluster = new TestCluster().host(1, 32, 8).host(2, 32, 8);
        for (int i = 0; i < GUESTS; i++) {
            cluster.guest("vm-" + i, 1, 2, mib(1000));
        }
        return cluster;
    }

    private static long onSecondHost(TestCluster cluster) {
        return IntStream.range(0, GUESTS)
                .filter(i -> cluster.world()
                        .truth()
                        .vm(TestCluster.vm("vm-" + i))
                        .orElseThrow()
                        .host()
                        .equals(TestCluster.host(2)))
                .count();
    }

    private static List<Step> steps(TestCluster cluster, Duration length) {
        var steps = new ArrayList<Step>();
        cluster.drs().subscribe(event -> {
            if (event instanceof DrsEvent.MigrationProgress progress) {
                steps.add(progress.step());
            }
        });
        cluster.run(length);
        return steps;
    }

    @Test
    void aHotHostIsRelievedThroughAllStepsInOrder() {
        var cluster = hotHost().start(engine -> engine.automation(Automation.ACT));

        var steps = steps(cluster, Duration.ofMinutes(5));

        assertThat(steps.stream().distinct())
                .containsExactly(Step.RESERVING, Step.MAKING_ROOM, Step.COPYING, Step.COMPLETED);
        assertThat(onSecondHost(cluster)).isBetween(1L, 2L);
        assertThat(cluster.last().hotspots()).isEmpty();
        assertThat(cluster.last().outcome().code()).isEqualTo(EngineReasons.NOTHING_NEEDED);
        assertThat(cluster.actions(Action.Kind.ARRIVED)).hasSameSizeAs(cluster.actions(Action.Kind.MIGRATE));
    }

    @Test
    void aHotspotThatIsRelievedAndNotYetClosedIsNotCalledStuck() {
        // Six at 1.5 cores want 9 of 8; two, as many as may leave, bring the host below the source level.
        var cluster = new TestCluster().host(1, 32, 8).host(2, 32, 8);
        for (int i = 0; i < 6; i++) {
            cluster.guest("vm-" + i, 1, 1.5, mib(1000));
        }
        cluster.start(engine -> engine.automation(Automation.ACT)).run(Duration.ofMinutes(5));

        assertThat(cluster.reports)
                .extracting(report -> report.outcome().code())
                .contains(EngineReasons.COOLING)
                .doesNotContain(EngineReasons.STUCK);
    }

    /** Seven at 2 cores want 14 of 8; two of the seven may leave within an hour, and one of the five in the next. */
    @Test
    void aHostThatLostAsManyVmsAsItMayIsPacedAndNotCalledStuck() {
        var cluster = hotHost();
        cluster.guest("vm-5", 1, 2, mib(1000)).guest("vm-6", 1, 2, mib(1000));
        cluster.start(engine -> engine.automation(Automation.ACT)).run(Duration.ofMinutes(40));

        assertThat(cluster.actions(Action.Kind.ARRIVED)).hasSize(2);
        assertThat(cluster.last().outcome().code()).isEqualTo(EngineReasons.PACED);

        cluster.pass(Duration.ofMinutes(30));

        assertThat(cluster.actions(Action.Kind.ARRIVED)).hasSize(3);
    }

    @Test
    void adviceProposesThePlanAndMovesNothing() {
        var cluster = hotHost().start(engine -> engine.automation(Automation.ACT));
        // Statistics must be asked for before planning can rest on them.
        cluster.run(Duration.ofSeconds(12));
        cluster.drs().automation(Automation.ADVISE);
        var proposed = new int[1];
        cluster.drs().subscribe(event -> proposed[0] += event instanceof DrsEvent.PlanProposed ? 1 : 0);
        cluster.pass(Duration.ofMinutes(5));

        assertThat(onSecondHost(cluster)).isZero();
        assertThat(proposed[0]).isPositive();
        assertThat(cluster.drs().propose().isEmpty()).isFalse();
        assertThat(cluster.last().outcome().code()).isEqualTo(EngineReasons.ADVISED);
    }

    @Test
    void withoutAnExecutorTheHotspotStaysAndThePlanIsAdvice() {
        var cluster = hotHost();
        cluster.start(engine -> DrsEngine.builder()
                        .telemetry(cluster.world().telemetry())
                        .control(cluster.world().control())
                        .automation(Automation.ACT)
                        .clock(cluster.time)
                        .scheduler(cluster.time.scheduler()))
                .run(Duration.ofMinutes(3));

        assertThat(onSecondHost(cluster)).isZero();
        assertThat(cluster.last().problems()).extracting(Reason::code).contains(EngineReasons.NO_MIGRATIONS);
        assertThat(cluster.last().planning().orElseThrow().plan().isEmpty()).isFalse();
    }

    @Test
    void aVmThatTheOrchestratorWorksOnIsLeftAlone() {
        var busy = new TreeSet<VmId>();
        for (int i = 0; i < GUESTS; i++) {
            busy.add(TestCluster.vm("vm-" + i));
        }
        var view = new InventoryView(1, new TreeMap<>(), new TreeMap<>(), List.of(), new TreeSet<>(), busy);
        var cluster = hotHost()
                .start(engine -> engine.automation(Automation.ACT)
                        .inventory(deadline -> CompletableFuture.completedFuture(view)))
                .run(Duration.ofMinutes(3));

        assertThat(onSecondHost(cluster)).isZero();
        assertThat(cluster.last().outcome().code()).isEqualTo(EngineReasons.STUCK);
    }

    @Test
    void aFailedMigrationLeavesTheVmWhereItWasAndIsNotTriedAgainAtOnce() {
        var tried = new ArrayList<VmId>();
        MigrationExecutor failing = (move, token, deadline) -> {
            tried.add(move.vm());
            return CompletableFuture.completedFuture(new MigrationOutcome.Failed("no route to host"));
        };
        var cluster =
                hotHost().start(engine -> engine.automation(Automation.ACT).migrations(failing));

        var steps = steps(cluster, Duration.ofMinutes(4));

        assertThat(steps).contains(Step.FAILED).doesNotContain(Step.COMPLETED);
        assertThat(tried).doesNotHaveDuplicates();
        assertThat(onSecondHost(cluster)).isZero();
    }

    @Test
    void anUnknownOutcomeIsResolvedByWhereTheVmIsSeen() {
        var cluster = hotHost();
        cluster.start(engine -> engine.automation(Automation.ACT)
                .migrations((move, token, deadline) -> cluster.world()
                        .migrations()
                        .migrate(move, token, deadline)
                        .thenApply(outcome -> new MigrationOutcome.Unknown("connection lost"))));

        var steps = steps(cluster, Duration.ofMinutes(5));

        assertThat(steps).contains(Step.COMPLETED).doesNotContain(Step.FAILED);
        assertThat(onSecondHost(cluster)).isPositive();
    }

    @Test
    void anUnknownOutcomeOfAVmThatStayedEndsAsFailed() {
        MigrationExecutor silent = (move, token, deadline) ->
                CompletableFuture.completedFuture(new MigrationOutcome.Unknown("connection lost"));
        var cluster =
                hotHost().start(engine -> engine.automation(Automation.ACT).migrations(silent));

        assertThat(steps(cluster, Duration.ofMinutes(5))).contains(Step.FAILED).doesNotContain(Step.COMPLETED);
    }

    @Test
    void automationTakenBackBeforeTheCopyAbandonsTheMove() {
        var cluster =
                hotHost().start(engine -> engine.automation(Automation.ACT).filter(new Recorder()));
        var steps = new ArrayList<Step>();
        cluster.drs().subscribe(event -> {
            if (event instanceof DrsEvent.MigrationProgress progress) {
                steps.add(progress.step());
                if (progress.step() == Step.MAKING_ROOM) {
                    cluster.drs().automation(Automation.ADVISE);
                }
            }
        });
        cluster.run(Duration.ofMinutes(3));

        assertThat(steps).contains(Step.ABANDONED).doesNotContain(Step.COPYING);
        assertThat(onSecondHost(cluster)).isZero();
    }

    @Test
    void aFilterOfTheEmbedderIsAskedAgainBeforeTheCopyStarts() {
        var recorder = new Recorder();
        var cluster =
                hotHost().start(engine -> engine.automation(Automation.ACT).filter(recorder));
        cluster.drs()
                .subscribe(event -> recorder.refuse |=
                        event instanceof DrsEvent.MigrationProgress progress && progress.step() == Step.MAKING_ROOM);

        var steps = steps(cluster, Duration.ofMinutes(3));

        assertThat(steps).contains(Step.ABANDONED).doesNotContain(Step.COPYING);
    }

    @Test
    void theTokenOfAGrantReachesTheExecutor() {
        var tokens = new ArrayList<Long>();
        var cluster = hotHost();
        cluster.start(engine -> engine.automation(Automation.ACT).migrations((move, token, deadline) -> {
            tokens.add(token.value());
            return cluster.world().migrations().migrate(move, token, deadline);
        }));
        cluster.run(Duration.ofMinutes(3));

        assertThat(tokens).isNotEmpty().allMatch(token -> token > 0);
    }

    @Test
    void aDestinationMakesRoomBeforeTheCopyStarts() {
        // The destination's guests hold all of its memory and use little of it.
        var cluster = hotHost();
        for (int i = 0; i < 7; i++) {
            cluster.guest("idle-" + i, 2, 0.1, mib(300));
        }
        var moved = new ArrayList<Move>();
        cluster.start(engine -> engine.automation(Automation.ACT).migrations((move, token, deadline) -> {
            moved.add(move);
            long held = cluster.world().truth().host(move.to()).orElseThrow().vms().stream()
                    .mapToLong(vm -> vm.actual().value())
                    .sum();
            assertThat(held + move.claim().memory().value()).isLessThanOrEqualTo(gib(31).value());
            return cluster.world().migrations().migrate(move, token, deadline);
        }));
        cluster.run(Duration.ofMinutes(5));

        assertThat(moved).isNotEmpty();
        assertThat(cluster.last().hotspots()).isEmpty();
    }

    /** Accepts everything until it is told not to. */
    private static final class Recorder implements PlacementFilter {
        private boolean refuse;

        @Override
        public String name() {
            return "recorder";
        }

        @Override
        public PreparedFilter prepare(ClusterSnapshot cluster) {
            return (vm, to, placement) -> refuse ? Verdict.reject(Reason.of("CHANGED_MY_MIND")) : Verdict.ACCEPT;
        }
    }
}
