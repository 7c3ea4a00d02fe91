package org.opendrs.sim.tck;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.Test;
import org.opendrs.model.HostId;
import org.opendrs.model.HostSample;
import org.opendrs.spi.DrsClock;
import org.opendrs.spi.HypervisorException;
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
        try (var time = new RealTimeScheduler()) {
            var env = new TckEnvironment(DrsClock.system(), time, QUICK);
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
}
