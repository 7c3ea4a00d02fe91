package org.opendrs.engine;

import com.google.common.base.Throwables;
import com.google.common.util.concurrent.Uninterruptibles;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Does the same piece of work for each of many hosts: the thread that asks takes part, and others help if there are enough hosts. The
 * results come in the order of the hosts, so that nothing depends on who did what.
 *
 * <p>The work for one host must change nothing that the work for another reads or changes. It sees all that the asking thread did
 * before, and that thread, which is in here meanwhile, sees all that came of it. May be used by several threads; work must not ask for
 * workers itself.
 */
public final class Workers {
    /**
     * Hosts from which on others help. Waking a thread takes some 50 us and a host with ten guests 5 to 10 us, so that fewer hosts are
     * sooner done alone.
     */
    public static final int FEWEST_HOSTS = 64;

    /** The work waits for memory more than it computes, so that many threads gain little more than a few. */
    private static final int MOST_THREADS = 4;

    /** Hosts that a thread takes at once: long enough to count for nothing, short enough that all threads end together. */
    private static final int PART = 16;

    private final Executor helpers;
    private final int threads;

    /**
     * Lets others help.
     *
     * @param helpers runs the help; may refuse it or come too late, the work is done all the same
     * @param threads how many threads shall work at once, the one that asks included; with 1 nobody is asked for help
     * @throws IllegalArgumentException if that is less than 1
     */
    public Workers(Executor helpers, int threads) {
        if (threads < 1) {
            throw new IllegalArgumentException(
                    "threads=" + threads + ": the thread that asks is one of them, so that 1 is the least");
        }
        this.helpers = helpers;
        this.threads = threads;
    }

    /** Returns how many threads serve this machine best: as many as it has processors, 4 at most. */
    public static int fittingThreads() {
        return Math.min(MOST_THREADS, Runtime.getRuntime().availableProcessors());
    }

    /**
     * Returns what the work makes of each host, in their order. What the work throws is thrown here: of several failures the one of
     * the first host in order.
     */
    public <T, R> List<R> map(List<T> hosts, Function<? super T, ? extends R> work) {
        return map(hosts, work, Workers::nothing);
    }

    /**
     * Returns what the work makes of each host as the other method does, and gets one more piece of work done, which is done too when
     * this returns. It may take as long as the work for hundreds of hosts, so that some thread begins with it. What it throws is thrown
     * here unless the work for a host has failed.
     */
    public <T, R> List<R> map(List<T> hosts, Function<? super T, ? extends R> work, Runnable besides) {
        var results = new Object[hosts.size()];
        each(results.length, host -> results[host] = work.apply(hosts.get(host)), besides);
        @SuppressWarnings("unchecked") // only results of the work are in there
        var list = (List<R>) Collections.unmodifiableList(Arrays.asList(results));
        return list;
    }

    /** Does the work for the hosts with these numbers from 0 on; what it throws is thrown here as by the other method. */
    public void each(int hosts, IntConsumer work) {
        each(hosts, work, Workers::nothing);
    }

    private void each(int hosts, IntConsumer work, Runnable besides) {
        if (threads == 1 || hosts < FEWEST_HOSTS) {
            for (int host = 0; host < hosts; host++) {
                work.accept(host);
            }
            besides.run();
            return;
        }
        var round = new Round(hosts, work, besides);
        askForHelp(round);
        round.run();
        round.end();
    }

    private static void nothing() {
        // There is no other piece of work.
    }

    private void askForHelp(Round round) {
        try {
            for (int i = 1; i < Math.min(threads, round.parts); i++) {
                helpers.execute(round);
            }
        } catch (RejectedExecutionException refusal) {
            // The engine was closed during its last turn, or all of the embedder's threads are at work: it goes on
            // alone.
        }
    }

    /**
     * One piece of work for many hosts, and another one besides, which is the first part. Any number of threads may run it; each takes
     * part after part until none is left.
     */
    private static final class Round implements Runnable {
        private final int hosts;
        private final IntConsumer work;
        private final Runnable besides;
        private final int parts;
        private final AtomicInteger next = new AtomicInteger();
        private final CountDownLatch unfinished;
        private volatile Failure failure = Failure.NONE;

        Round(int hosts, IntConsumer work, Runnable besides) {
            this.hosts = hosts;
            this.work = work;
            this.besides = besides;
            this.parts = 1 + (hosts + PART - 1) / PART;
            this.unfinished = new CountDownLatch(parts);
        }

        @Override
        public void run() {
            for (int part = next.getAndIncrement(); part < parts; part = next.getAndIncrement()) {
                try {
                    if (part == 0) {
                        run(hosts, ignored -> besides.run());
                    } else {
                        run((part - 1) * PART, Math.min(hosts, part * PART));
                    }
                } finally {
                    unfinished.countDown();
                }
            }
        }

        /** Goes on as long as nothing before this host has failed: then the first failure is found whoever comes upon another. */
        private void run(int from, int to) {
            for (int host = from; host < to && host < failure.host; host++) {
                run(host, work);
            }
        }

        private void run(int number, IntConsumer piece) {
            try {
                piece.accept(number);
            } catch (RuntimeException | Error thrown) {
                failed(new Failure(number, thrown));
            }
        }

        private synchronized void failed(Failure other) {
            if (other.host < failure.host) {
                failure = other;
            }
        }

        /** Waits for the parts that others have begun: the asking thread has left none that nobody has. */
        void end() {
            Uninterruptibles.awaitUninterruptibly(unfinished);
            Throwable thrown = failure.thrown;
            if (thrown != null) {
                Throwables.throwIfUnchecked(thrown);
            }
        }
    }

    /** What the work threw for a host. */
    private record Failure(int host, @Nullable Throwable thrown) {
        static final Failure NONE = new Failure(Integer.MAX_VALUE, null);
    }
}
