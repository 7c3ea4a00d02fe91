package org.opendrs.sim.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongFunction;
import org.opendrs.sim.scenario.Progress;

/** Runs seeds 1 to n side by side. Runs share nothing, so their results do not depend on how many run at once. */
final class Seeds {
    private Seeds() {}

    /**
     * Returns one result for each seed, in order.
     *
     * @throws IllegalStateException if a run failed; it names the seed
     */
    static <T> List<T> run(int seeds, String what, Progress progress, LongFunction<T> run) {
        return run(seeds, Runtime.getRuntime().availableProcessors(), what, progress, run);
    }

    /** Like {@link #run(int, String, Progress, LongFunction)}, with at most this many runs at once. */
    static <T> List<T> run(int seeds, int atOnce, String what, Progress progress, LongFunction<T> run) {
        ExecutorService threads = Executors.newFixedThreadPool(Math.min(seeds, atOnce));
        try {
            var done = new AtomicInteger();
            var futures = new ArrayList<Future<T>>();
            for (long seed = 1; seed <= seeds; seed++) {
                long mine = seed;
                futures.add(threads.submit(() -> {
                    T result = run.apply(mine);
                    progress.reached(what + " seed " + mine, (double) done.incrementAndGet() / seeds);
                    return result;
                }));
            }
            var results = new ArrayList<T>();
            for (int i = 0; i < seeds; i++) {
                results.add(await(futures.get(i), i + 1));
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }

    private static <T> T await(Future<T> future, long seed) {
        try {
            return future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while seed " + seed + " ran", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("seed " + seed + " failed: " + e.getCause(), e.getCause());
        }
    }
}
