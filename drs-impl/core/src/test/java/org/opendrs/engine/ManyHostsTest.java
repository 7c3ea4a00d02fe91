package org.opendrs.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.opendrs.unit.Bytes.mib;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opendrs.balloon.BalloonPlan;
import org.opendrs.balloon.BalloonPolicy;
import org.opendrs.balloon.BalloonRequest;
import org.opendrs.control.TurnReport;
import org.opendrs.core.balloon.Policies;
import org.opendrs.event.DrsEvent;
import org.opendrs.model.Automation;

/** Turns over so many hosts that threads help: what comes out is the same, and threads and failures are as they always were. */
class ManyHostsTest {
    private static final int HOSTS = 2 * Workers.FEWEST_HOSTS + 5;
    private static final String HELPER = "drs-engine-helper-";

    private final ExecutorService pool = Executors.newCachedThreadPool();

    @AfterEach
    void end() {
        pool.shutdownNow();
    }

    private Workers workers(int threads) {
        return new Workers(pool, threads);
    }

    /** Hosts of 8 GiB with three guests of 4 GiB each, some of which want more than their host has. */
    private static TestCluster cluster(int hosts, long seed) {
        var random = new SplittableRandom(seed);
        var cluster = new TestCluster();
        for (int host = 1; host <= hosts; host++) {
            cluster.host(host, 8, 4);
            for (int guest = 0; guest < 3; guest++) {
                var memory = mib(random.nextInt(200, 3600));
                cluster.guest("vm-" + host + "-" + guest, host, random.nextInt(3000) / 1000.0, memory);
            }
        }
        return cluster;
    }

    private static TestCluster run(long seed, UnaryOperator<EngineBuilder> change, List<DrsEvent> events) {
        var cluster = cluster(HOSTS, seed);
        cluster.start(engine -> change.apply(engine.automation(Automation.ACT).seed(seed)));
        cluster.drs().subscribe(events::add);
        cluster.run(Duration.ofSeconds(90));
        cluster.world().crash(TestCluster.host(70));
        cluster.pass(Duration.ofSeconds(60));
        cluster.drs().close();
        return cluster;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void anyNumberOfThreadsGivesTheSameReportsAndEvents(long seed) {
        var aloneEvents = new ArrayList<DrsEvent>();
        var alone = run(seed, engine -> engine.workers(workers(1)), aloneEvents);
        var togetherEvents = new ArrayList<DrsEvent>();
        var together = run(seed, engine -> engine.workers(workers(4)), togetherEvents);

        assertThat(together.reports).isEqualTo(alone.reports);
        assertThat(togetherEvents).isEqualTo(aloneEvents);
        assertThat(together.world().eventHash()).isEqualTo(alone.world().eventHash());
        assertThat(alone.reports.stream().filter(report -> !report.actions().isEmpty()))
                .as("turns with actions")
                .isNotEmpty();
    }

    /** Fails at some hosts in its third turn. */
    private static final class Failing implements BalloonPolicy {
        private final BalloonPolicy sound = Policies.waterfill();
        private volatile boolean failing;

        @Override
        public BalloonPlan decide(BalloonRequest request) {
            int host = Integer.parseInt(request.host().value().substring("host-".length()));
            if (failing && host % 50 == 7) {
                throw new IllegalStateException("no plan for " + request.host());
            }
            return sound.decide(request);
        }
    }

    @Test
    void aPolicyThatThrowsFailsItsTurnAndNoLaterOne() {
        var policy = new Failing();
        var cluster = cluster(HOSTS, 1)
                .start(engine ->
                        engine.workers(workers(4)).balloonPolicy(policy).automation(Automation.ACT))
                .run(Duration.ofSeconds(25));
        policy.failing = true;
        cluster.pass(Duration.ofSeconds(10));
        policy.failing = false;
        cluster.pass(Duration.ofSeconds(10));

        assertThat(cluster.reports.stream()
                        .filter(report -> report.kind() == TurnReport.Kind.TURN)
                        .map(report -> report.outcome().code().equals(EngineReasons.TURN_FAILED)))
                .containsExactly(false, false, false, true, false);
    }

    /** Writes down by which threads it was asked. */
    private static final class Asked implements BalloonPolicy {
        private final BalloonPolicy sound = Policies.waterfill();
        private final ConcurrentSkipListSet<String> threads = new ConcurrentSkipListSet<>();

        @Override
        public BalloonPlan decide(BalloonRequest request) {
            threads.add(Thread.currentThread().getName());
            return sound.decide(request);
        }
    }

    @Test
    void withOneThreadAPolicyIsAskedOnTheSchedulersThreadOnly() {
        var policy = new Asked();

        cluster(HOSTS, 1)
                .start(engine -> engine.workers(workers(1)).balloonPolicy(policy))
                .run(Duration.ofSeconds(20));

        assertThat(policy.threads).containsExactly(Thread.currentThread().getName());
    }

    @Test
    void anEngineOverFewHostsStartsNoThread() {
        var before = helpers();

        cluster(Workers.FEWEST_HOSTS - 1, 1).start(engine -> engine).run(Duration.ofSeconds(20));

        assertThat(before).containsAll(helpers());
    }

    @Test
    void helpersAreDaemonsAndEndWithTheEngine() throws InterruptedException {
        var before = helpers();
        var cluster = cluster(HOSTS, 1).start(engine -> engine).run(Duration.ofSeconds(20));
        var own = new ArrayList<>(helpers());
        own.removeAll(before);

        cluster.drs().close();

        assertThat(own)
                .hasSize(Workers.fittingThreads() - 1)
                .allSatisfy(thread -> assertThat(thread.isDaemon()).isTrue());
        for (Thread thread : own) {
            thread.join(Duration.ofMinutes(1).toMillis());
            assertThat(thread.isAlive()).isFalse();
        }
    }

    @Test
    void aTurnThatEndsAfterTheEngineWasClosedDoesWithoutHelp() {
        var cluster = cluster(HOSTS, 1).start(engine -> engine);
        var turn = cluster.drs().turn().toCompletableFuture();

        cluster.drs().close();
        cluster.pass(Duration.ofSeconds(10));

        assertThat(turn).isCompleted();
        assertThat(turn.join().outcome().code()).isNotEqualTo(EngineReasons.TURN_FAILED);
    }

    private static List<Thread> helpers() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith(HELPER))
                .toList();
    }
}
