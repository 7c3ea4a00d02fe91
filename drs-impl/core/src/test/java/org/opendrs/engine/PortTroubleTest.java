package org.opendrs.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.opendrs.unit.Bytes.mib;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opendrs.event.DrsEvent;
import org.opendrs.explain.Reason;
import org.opendrs.model.Automation;
import org.opendrs.model.ClusterSnapshot;
import org.opendrs.model.HostId;
import org.opendrs.model.HostSample;
import org.opendrs.model.HostState;
import org.opendrs.spi.Capability;
import org.opendrs.spi.CommandOutcome;
import org.opendrs.spi.ForwardingTelemetry;
import org.opendrs.spi.HostCommand;
import org.opendrs.spi.HostControl;
import org.opendrs.spi.InventoryView;
import org.opendrs.spi.Telemetry;

/** Hosts, inventory and listeners that do not behave: none of them stops the engine or delays the others. */
class PortTroubleTest {
    private static TestCluster twoHosts() {
        return new TestCluster()
                .host(1, 8, 8)
                .host(2, 8, 8)
                .guest("a", 1, 0.1, mib(300))
                .guest("b", 2, 0.1, mib(300));
    }

    /** Never answers for one host, whatever the deadline. */
    private static final class Hung extends ForwardingTelemetry {
        private final HostId host;

        Hung(Telemetry telemetry, HostId host) {
            super(telemetry);
            this.host = host;
        }

        @Override
        public CompletionStage<HostSample> sample(HostId wanted, Duration deadline) {
            return wanted.equals(host) ? new CompletableFuture<>() : super.sample(wanted, deadline);
        }
    }

    @Test
    void aHostThatNeverAnswersDelaysOneTurnByItsDeadlineAndNoLaterOne() {
        var cluster = twoHosts();
        cluster.start(engine -> engine.telemetry(new Hung(cluster.world().telemetry(), TestCluster.host(2))))
                .run(Duration.ofSeconds(45));

        assertThat(cluster.reports).hasSize(5);
        assertThat(cluster.reports.get(0).took()).isLessThanOrEqualTo(Duration.ofSeconds(4));
        assertThat(cluster.reports.subList(1, 5))
                .allSatisfy(report -> assertThat(report.took()).isLessThan(Duration.ofSeconds(1)));
    }

    @Test
    void aHostThatCrashesBecomesStaleThenUnreachableAndComesBack() {
        var cluster = twoHosts().start(engine -> engine).run(Duration.ofSeconds(30));
        var reachable = new ArrayList<Boolean>();
        cluster.drs().subscribe(event -> {
            if (event instanceof DrsEvent.HostReachability change) {
                reachable.add(change.reachable());
            }
        });
        cluster.world().crash(TestCluster.host(2));

        cluster.pass(Duration.ofSeconds(20));
        assertThat(state(cluster)).isEqualTo(HostState.STALE);
        cluster.pass(Duration.ofMinutes(3));
        assertThat(state(cluster)).isEqualTo(HostState.UNREACHABLE);
        assertThat(cluster.last().problems()).extracting(Reason::code).contains(EngineReasons.HOSTS_NOT_SEEN);
        assertThat(cluster.last().unseen()).singleElement().satisfies(silent -> {
            assertThat(silent.host()).isEqualTo(TestCluster.host(2));
            assertThat(silent.reason().code()).isEqualTo(EngineReasons.HOST_SILENT);
            assertThat(silent.reason().input("sinceMillis")).isBetween(180_000L, 210_000L);
        });

        cluster.world().restart(TestCluster.host(2));
        cluster.pass(Duration.ofSeconds(30));
        assertThat(state(cluster)).isEqualTo(HostState.UP);
        assertThat(reachable).containsExactly(false, true);
    }

    private static HostState state(TestCluster cluster) {
        return cluster.last().snapshot().host(TestCluster.host(2)).orElseThrow().state();
    }

    @Test
    void anInventoryThatFailsLeavesTheLastViewInForceAndIsReported() {
        var answers = new int[1];
        var cluster = twoHosts()
                .start(engine -> engine.inventory(deadline -> ++answers[0] == 1
                        ? CompletableFuture.completedFuture(InventoryView.EMPTY)
                        : CompletableFuture.failedFuture(new IllegalStateException("file is broken"))))
                .run(Duration.ofSeconds(25));

        assertThat(cluster.reports.get(0).problems())
                .extracting(Reason::code)
                .doesNotContain(EngineReasons.INVENTORY_UNREAD);
        assertThat(cluster.last().problems()).extracting(Reason::code).contains(EngineReasons.INVENTORY_UNREAD);
        assertThat(cluster.last().outcome().code()).isEqualTo(EngineReasons.NOTHING_NEEDED);
    }

    /** Breaks its promise to answer with a stage: throws in every third call. */
    private static final class Throwing implements Telemetry {
        private final Telemetry telemetry;
        private final boolean inHosts;
        private int calls;

        Throwing(Telemetry telemetry, boolean inHosts) {
            this.telemetry = telemetry;
            this.inHosts = inHosts;
        }

        @Override
        public Set<Capability> capabilities() {
            return telemetry.capabilities();
        }

        @Override
        public List<HostId> hosts() {
            throwEveryThirdTime(inHosts);
            return telemetry.hosts();
        }

        @Override
        public CompletionStage<HostSample> sample(HostId host, Duration deadline) {
            throwEveryThirdTime(!inHosts);
            return telemetry.sample(host, deadline);
        }

        private void throwEveryThirdTime(boolean here) {
            if (here && ++calls % 3 == 0) {
                throw new IllegalStateException("defect of an embedder's port");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aPortThatThrowsInsteadOfAnsweringDoesNotEndTheTurnsAfterIt(boolean inHosts) {
        var cluster = twoHosts();
        cluster.start(engine -> engine.telemetry(new Throwing(cluster.world().telemetry(), inHosts)))
                .run(Duration.ofSeconds(45));

        assertThat(cluster.reports).hasSize(5);
    }

    @Test
    void anInventoryThatThrowsLeavesTheLastViewInForce() {
        var cluster = twoHosts()
                .start(engine -> engine.inventory(deadline -> {
                    throw new IllegalStateException("defect of an embedder's port");
                }))
                .run(Duration.ofSeconds(25));

        assertThat(cluster.reports).hasSize(3);
        assertThat(cluster.last().problems()).extracting(Reason::code).contains(EngineReasons.INVENTORY_UNREAD);
    }

    @Test
    void aHostControlThatThrowsCountsAsUnknownOutcome() {
        HostControl throwing = new HostControl() {
            @Override
            public Set<Capability> capabilities() {
                return EnumSet.of(Capability.SET_STATS_PERIOD, Capability.SET_MEMORY_TARGET);
            }

            @Override
            public CompletionStage<CommandOutcome> apply(HostCommand command, Duration deadline) {
                throw new IllegalStateException("defect of an embedder's port");
            }
        };
        var cluster = twoHosts()
                .start(engine -> engine.automation(Automation.ACT).control(throwing))
                .run(Duration.ofSeconds(25));

        assertThat(cluster.reports)
                .hasSize(3)
                .noneMatch(report -> report.outcome().code().equals(EngineReasons.TURN_FAILED));
    }

    @Test
    void aListenerThatThrowsKeepsNeitherTurnNorOtherListenersFromGoingOn() {
        var cluster = twoHosts().start(engine -> engine.automation(Automation.ACT));
        cluster.drs().onReport(report -> {
            throw new IllegalStateException("defect of an embedder's listener");
        });
        cluster.run(Duration.ofSeconds(25));

        assertThat(cluster.reports).hasSize(3);
    }

    @Test
    void aSubscriptionEnds() {
        var cluster = twoHosts().start(engine -> engine);
        var seen = new int[1];
        var subscription = cluster.drs().monitoring().subscribe((snapshot, hotspots) -> seen[0]++);
        cluster.run(Duration.ofSeconds(15));
        subscription.close();
        cluster.pass(Duration.ofSeconds(30));

        assertThat(seen[0]).isEqualTo(2);
    }

    @Test
    void observeSamplesBetweenTurns() {
        var cluster = twoHosts().start(engine -> engine);
        ClusterSnapshot snapshot =
                cluster.time.scheduler().await(cluster.drs().monitoring().observe());

        assertThat(snapshot.hosts()).hasSize(2).allMatch(host -> host.state() == HostState.UP);
        assertThat(cluster.drs().monitoring().latest()).isEqualTo(snapshot);
        assertThat(cluster.reports).isEmpty();
    }

    @Test
    void runOnceReturnsTheReportOfOneTurn() {
        var cluster = twoHosts().start(engine -> engine);

        var report = cluster.drs().runOnce();

        assertThat(report.number()).isEqualTo(1);
        assertThat(cluster.reports).containsExactly(report);
    }

    @Test
    void aClosedEngineTakesNoFurtherTurns() {
        var cluster = twoHosts().start(engine -> engine).run(Duration.ofSeconds(15));
        cluster.drs().close();
        cluster.pass(Duration.ofMinutes(1));

        assertThat(cluster.reports).hasSize(2);
    }

    @Test
    void eventsTellOfCommands() {
        var events = new ArrayList<DrsEvent>();
        var cluster = new TestCluster()
                .host(1, 8, 8)
                .guest("a", 1, 0.1, mib(300))
                .guest("b", 1, 0.1, mib(300))
                .guest("c", 1, 0.1, mib(300))
                .start(engine -> engine.automation(Automation.ACT));
        cluster.drs().subscribe(events::add);
        cluster.run(Duration.ofMinutes(1));

        assertThat(events).hasAtLeastOneElementOfType(DrsEvent.BalloonCommanded.class);
    }

    @Test
    void anAdapterThatNeedsRealTimeIsRefusedUnderAVirtualClock() {
        var cluster = twoHosts().start(engine -> engine);
        Telemetry real = withoutHosts(EnumSet.of(Capability.REAL_TIME));

        var builder = DrsEngine.builder().telemetry(real).clock(cluster.time);

        assertThatThrownBy(builder::build)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("real time")
                .hasMessageContaining("scheduler");
    }

    @Test
    void anEngineWithoutTelemetryIsRefused() {
        assertThatThrownBy(() -> DrsEngine.builder().build())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("telemetry is required");
    }

    @Test
    void inRealTimeATurnRunsOnTheEnginesOwnThread() {
        Telemetry empty = withoutHosts(EnumSet.noneOf(Capability.class));
        try (var drs = DrsEngine.builder().telemetry(empty).build()) {
            var thread = new String[1];
            drs.onReport(report -> thread[0] = Thread.currentThread().getName());

            assertThat(drs.runOnce().outcome().code()).isEqualTo(EngineReasons.NOTHING_SEEN);
            assertThat(thread[0]).isEqualTo("drs-engine");
        }
    }

    private static Telemetry withoutHosts(Set<Capability> capabilities) {
        return new Telemetry() {
            @Override
            public Set<Capability> capabilities() {
                return capabilities;
            }

            @Override
            public List<HostId> hosts() {
                return List.of();
            }

            @Override
            public CompletionStage<HostSample> sample(HostId host, Duration deadline) {
                return new CompletableFuture<>();
            }
        };
    }
}
