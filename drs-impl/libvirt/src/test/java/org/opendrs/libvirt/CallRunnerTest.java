package org.opendrs.libvirt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.opendrs.spi.HypervisorException;
import org.opendrs.spi.HypervisorException.Kind;

class CallRunnerTest {
    private static final Duration SHORT = Duration.ofMillis(30);
    private static final Duration LONG = Duration.ofSeconds(20);

    private final DeadlineTimer timer = new DeadlineTimer("test-timer");
    private final CallRunner runner = new CallRunner("test-runner", 1, 2, timer);
    private final CountDownLatch stuck = new CountDownLatch(1);

    @AfterEach
    void letGo() {
        stuck.countDown();
        runner.close();
        timer.close();
    }

    @Test
    void callThatReturnsInTimeGivesItsValue() throws Exception {
        assertThat(TestDriver.get(runner.run("quick", LONG, () -> 7))).isEqualTo(7);
    }

    @Test
    void overdueCallIsGivenUpAndAnotherThreadTakesItsPlace() throws Exception {
        assertTimeout(runner.run("hangs", SHORT, this::hang));

        assertThat(runner.overdue()).isEqualTo(1);
        assertThat(TestDriver.get(runner.run("next", LONG, () -> 8))).isEqualTo(8);
    }

    @Test
    void lateResultIsHandedOverAndTheThreadIsNotMissedAnyMore() throws Exception {
        var late = new CompletableFuture<Integer>();
        assertTimeout(runner.run("late", SHORT, this::hang, late::complete));
        stuck.countDown();

        assertThat(TestDriver.get(late)).isEqualTo(1);
        assertThat(runner.overdue()).isZero();
    }

    @Test
    void callThatCouldNotStartIsNeverMade() throws Exception {
        CompletionStage<Integer> first = runner.run("hangs", LONG, this::hang);
        var made = new AtomicBoolean();
        assertTimeout(runner.run("waits", SHORT, () -> made.getAndSet(true)));
        stuck.countDown();

        assertThat(TestDriver.get(first)).isEqualTo(1);
        assertThat(TestDriver.get(runner.run("after", LONG, () -> 2))).isEqualTo(2);
        assertThat(made).isFalse();
        assertThat(runner.overdue()).isZero();
    }

    @Test
    void tooManyHangingCallsKeepFurtherOnesOut() {
        assertTimeout(runner.run("hangs", SHORT, this::hang));
        assertTimeout(runner.run("hangs too", SHORT, this::hang));

        assertThatThrownBy(() -> TestDriver.get(runner.run("one more", LONG, () -> 1)))
                .hasMessageContaining("not tried")
                .hasMessageContaining("2 earlier calls");
    }

    @Test
    void failureComesThrough() {
        assertThatThrownBy(() -> TestDriver.get(runner.run("fails", LONG, () -> {
                    throw new HypervisorException(Kind.ACCESS_DENIED, "no");
                })))
                .hasRootCauseMessage("ACCESS_DENIED: no");
    }

    private Integer hang() {
        try {
            return stuck.await(LONG.toSeconds(), TimeUnit.SECONDS) ? 1 : 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return -1;
        }
    }

    private static void assertTimeout(CompletionStage<?> stage) {
        assertThatThrownBy(() -> TestDriver.get(stage))
                .cause()
                .isInstanceOfSatisfying(
                        HypervisorException.class, e -> assertThat(e.kind()).isEqualTo(Kind.TIMEOUT));
    }
}
