package org.opendrs.lab.nightly;

import java.time.Duration;
import java.util.List;
import org.opendrs.lab.HostMemory;
import org.opendrs.unit.Bytes;

/**
 * Figures of one run.
 *
 * @param variant who controlled the balloons
 * @param swapIns pages that the host read back from its swap device
 * @param machineSwapIns the same as the kernel counts them for the whole machine; larger where others swap at the same time
 * @param majorFaults of the host's processes, which had to wait for a page
 * @param swapMost the most that was swapped out at a time
 * @param swapMean the mean of what was swapped out
 * @param rounds time of each round that was finished, without holding, until it was noticed; 0.3 s too much at most
 * @param kills processes that guests lost
 * @param commands sizes that were commanded
 */
record Run(
        Variant variant,
        long swapIns,
        long machineSwapIns,
        long majorFaults,
        Bytes swapMost,
        Bytes swapMean,
        List<Duration> rounds,
        long kills,
        int commands) {
    Run {
        rounds = List.copyOf(rounds);
    }

    /** Returns the mean time of the rounds; zero if none was finished. */
    Duration meanRound() {
        return rounds.isEmpty()
                ? Duration.ZERO
                : rounds.stream().reduce(Duration.ZERO, Duration::plus).dividedBy(rounds.size());
    }

    /** Returns the time of the longest round; zero if none was finished. */
    Duration longestRound() {
        return rounds.stream().max(Duration::compareTo).orElse(Duration.ZERO);
    }

    /** Collects what a host swaps during a run. For one thread. */
    static final class Swapping {
        private final HostMemory begin;
        private HostMemory newest;
        private long most;
        private long sum;
        private int samples;

        Swapping(HostMemory begin) {
            this.begin = begin;
            newest = begin;
        }

        void add(HostMemory sample) {
            newest = sample;
            long swapped = sample.swapped().value();
            most = Math.max(most, swapped);
            sum += swapped;
            samples++;
        }

        long swapIns() {
            return newest.swapIns() - begin.swapIns();
        }

        long majorFaults() {
            return newest.majorFaults() - begin.majorFaults();
        }

        Bytes most() {
            return new Bytes(most);
        }

        Bytes mean() {
            return new Bytes(samples == 0 ? 0 : sum / samples);
        }
    }
}
