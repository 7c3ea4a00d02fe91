package org.opendrs.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Work for many hosts on several threads at once. */
class WorkersTest {
    private static final int THREADS = 4;
    private static final List<Integer> HOSTS = IntStream.range(0, 1000).boxed().toList();
    private static final List<Integer> FEW = HOSTS.subList(0, Workers.FEWEST_HOSTS - 1);

    private final ExecutorService pool = Executors.newFixedThreadPool(THREADS - 1);
    private final Workers workers = new Workers(pool, THREADS);

    @AfterEach
    void end() {
        pool.shutdownNow();
    }

    @Test
    void resultsComeInTheOrderOfTheHosts() {
        assertThat(workers.map(HOSTS, host -> "host-" + host))
                .isEqualTo(HOSTS.stream().map(host -> "host-" + host).toList());
    }

    @Test
    void eachHostIsWorkedOnOnce() {
        var calls = new AtomicIntegerArray(HOSTS.size());

        workers.each(HOSTS.size(), calls::incrementAndGet);

        assertThat(HOSTS).allSatisfy(host -> assertThat(calls.get(host)).isOne());
    }

    @Test
    void asManyThreadsAsWereAskedForWorkAtOnce() {
        var all = new CyclicBarrier(THREADS);

        // Each part begins with a number that sixteen divides: the first four must meet, or nobody gets on.
        var names = workers.map(HOSTS.subList(0, 16 * THREADS), host -> {
            if (host % 16 == 0) {
                meet(all);
            }
            return Thread.currentThread().getName();
        });

        assertThat(names.stream().distinct())
                .hasSize(THREADS)
                .contains(Thread.currentThread().getName());
    }

    private static void meet(CyclicBarrier barrier) {
        try {
            barrier.await(1, TimeUnit.MINUTES);
        } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
            throw new AssertionError("the others do not come", e);
        }
    }

    @Test
    void fewHostsAreLeftToTheThreadThatAsks() {
        assertThat(workers.map(FEW, host -> Thread.currentThread())).containsOnly(Thread.currentThread());
    }

    @Test
    void oneThreadAsksNobodyForHelp() {
        var alone = new Workers(
                work -> {
                    throw new AssertionError("nobody shall help");
                },
                1);

        assertThat(alone.map(HOSTS, host -> host)).isEqualTo(HOSTS);
    }

    @Test
    void helpersThatRefuseAreDoneWithout() {
        var refusing = new Workers(
                work -> {
                    throw new RejectedExecutionException("closed");
                },
                THREADS);

        assertThat(refusing.map(HOSTS, host -> host)).isEqualTo(HOSTS);
    }

    @Test
    void helpersThatComeTooLateFindNothingToDo() {
        var late = new ArrayList<Runnable>();
        var calls = new AtomicIntegerArray(HOSTS.size());
        new Workers(late::add, THREADS).each(HOSTS.size(), calls::incrementAndGet);

        late.forEach(Runnable::run);

        assertThat(late).hasSize(THREADS - 1);
        assertThat(HOSTS).allSatisfy(host -> assertThat(calls.get(host)).isOne());
    }

    @Test
    void ofSeveralFailuresThatOfTheFirstHostIsThrown() {
        for (int round = 0; round < 200; round++) {
            assertThatThrownBy(() -> workers.map(HOSTS, host -> {
                        if (host % 100 == 37) {
                            throw new IllegalStateException("host " + host);
                        }
                        return host;
                    }))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("host 37");
        }
    }

    @Test
    void anErrorIsThrownAsItIs() {
        var broken = new StackOverflowError();

        assertThatThrownBy(() -> workers.map(HOSTS, host -> {
                    if (host == 999) {
                        throw broken;
                    }
                    return host;
                }))
                .isSameAs(broken);
    }

    @Test
    void afterAFailureTheWorkersWorkOn() {
        assertThatThrownBy(() -> workers.map(HOSTS, host -> {
                    throw new IllegalStateException("host " + host);
                }))
                .hasMessage("host 0");

        assertThat(workers.map(HOSTS, host -> host)).isEqualTo(HOSTS);
    }

    @Test
    void anInterruptedThreadFinishesItsRoundAndStaysInterrupted() {
        Thread.currentThread().interrupt();

        var results = workers.map(HOSTS, host -> host);

        assertThat(Thread.interrupted()).isTrue();
        assertThat(results).isEqualTo(HOSTS);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, THREADS})
    void theOtherPieceOfWorkIsDoneOnceWhateverTheNumberOfHosts(int threads) {
        var some = new Workers(pool, threads);
        for (List<Integer> hosts : List.of(List.<Integer>of(), FEW, HOSTS)) {
            var calls = new AtomicInteger();

            assertThat(some.map(hosts, host -> host, calls::incrementAndGet)).isEqualTo(hosts);

            assertThat(calls).hasValue(1);
        }
    }

    @Test
    void theOtherPieceOfWorkIsDoneMeanwhile() {
        var both = new CyclicBarrier(2);

        workers.map(
                HOSTS,
                host -> {
                    if (host == 0) {
                        meet(both);
                    }
                    return host;
                },
                () -> meet(both));

        assertThat(both.getNumberWaiting()).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, THREADS})
    void aFailureOfTheOtherPieceOfWorkIsThrown(int threads) {
        assertThatThrownBy(() -> new Workers(pool, threads).map(HOSTS, host -> host, WorkersTest::fail))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("besides");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, THREADS})
    void aFailureForAHostComesBeforeThatOfTheOtherPieceOfWork(int threads) {
        assertThatThrownBy(() -> new Workers(pool, threads)
                        .map(
                                HOSTS,
                                host -> {
                                    if (host == 999) {
                                        throw new IllegalStateException("host " + host);
                                    }
                                    return host;
                                },
                                WorkersTest::fail))
                .hasMessage("host 999");
    }

    private static void fail() {
        throw new IllegalStateException("besides");
    }
}
