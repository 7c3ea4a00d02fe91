package org.opendrs.sim.tck;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.opendrs.model.HostId;
import org.opendrs.model.HostSample;
import org.opendrs.spi.Cancellable;
import org.opendrs.spi.DrsClock;
import org.opendrs.spi.HypervisorException;
import org.opendrs.spi.TurnScheduler;
import org.opendrs.unit.Bytes;

/** The kits in real time, against a port that is driven by another thread. */
class RealTimeTest {
    private static final TckAllowances QUICK = new TckAllowances(
            Duration.ofSeconds(10),
            Duration.ofSeconds(10),
            Duration.ofMillis(20),
            Duration.ofSeconds(10),
            Duration.ofSeconds(10),
            0.05,
            Bytes.mib(64),
            Bytes.mib(1));

    @Test
    void aKitAwaitsStagesThatAnotherThreadCompletes() {
        ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();
        try {
            var env = new TckEnvironment(new SystemClock(), new ExecutorScheduler(thread), QUICK);
            ContractResult result = TelemetryContract.check(new Threaded(thread), TinyHypervisor.known(), env);
            assertThat(result.broken()).isEmpty();
        } finally {
            thread.shutdownNow();
        }
    }

    /** Answers on the thread, with counters that stand still. */
    private static final class Threaded extends TinyHypervisor {
        private final ScheduledExecutorService thread;

        Threaded(ScheduledExecutorService thread) {
            this.thread = thread;
        }

        @Override
        public CompletionStage<HostSample> sample(HostId host, Duration deadline) {
            var stage = new CompletableFuture<HostSample>();
            thread.execute(() -> {
                if (hosts().contains(host)) {
                    stage.complete(read(host));
                } else {
                    stage.completeExceptionally(
                            new HypervisorException(HypervisorException.Kind.UNKNOWN_TARGET, "no " + host));
                }
            });
            return stage;
        }

        @Override
        long takenAt() {
            return System.nanoTime();
        }
    }

    private static final class SystemClock implements DrsClock {
        @Override
        public Instant wall() {
            return Instant.now();
        }

        @Override
        public long monotonicNanos() {
            return System.nanoTime();
        }
    }

    private record ExecutorScheduler(ScheduledExecutorService thread) implements TurnScheduler {
        @Override
        public void execute(Runnable work) {
            thread.execute(work);
        }

        @Override
        public Cancellable schedule(Duration delay, Runnable work) {
            var future = thread.schedule(work, delay.toNanos(), TimeUnit.NANOSECONDS);
            return () -> future.cancel(false);
        }

        @Override
        public <T> T await(CompletionStage<T> stage) {
            return stage.toCompletableFuture().join();
        }
    }
}
