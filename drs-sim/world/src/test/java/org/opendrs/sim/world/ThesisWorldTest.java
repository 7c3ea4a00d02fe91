package org.opendrs.sim.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.opendrs.model.HostId;
import org.opendrs.model.VmId;

/** The reference experiment without ballooning: it measured 442 jobs and about 7 GB of swap for one host in 17 hours. */
class ThesisWorldTest {
    private static final int HOSTS = 5;

    @Test
    void withoutAnyPolicyTheHostsSwapAndAllLoopsGoOn() {
        var thesis = new ThesisWorld(1, HOSTS, WorldConstants.DEFAULT);
        var counts = new JobCounts(thesis.world.truth());
        thesis.world.observe(counts);
        thesis.hours(17);
        System.out.println("thesis world, no policy, 17 h, per host: " + counts.summary(HOSTS));
        assertThat(counts.largestSwap / 1e9).isBetween(5.0, 9.0);
        assertThat(counts.byVm)
                .hasSize(7 * HOSTS)
                .allSatisfy((vm, jobs) -> assertThat(jobs).as(vm.value()).isGreaterThan(20));
        assertThat(counts.kills).isZero();
    }

    @Test
    void theLengthOfTheStepHardlyMatters() {
        double fine = jobsIn(Duration.ofSeconds(1));
        double coarse = jobsIn(Duration.ofSeconds(10));
        assertThat(coarse / fine).isBetween(0.93, 1.07);
    }

    private static double jobsIn(Duration step) {
        var thesis = new ThesisWorld(1, 2, WorldConstants.DEFAULT.withStep(step));
        var counts = new JobCounts(thesis.world.truth());
        thesis.world.observe(counts);
        thesis.hours(17);
        return counts.total;
    }

    private static final class JobCounts implements WorldObserver {
        private final TreeMap<VmId, Integer> byVm = new TreeMap<>();
        private final TreeMap<String, Integer> byJob = new TreeMap<>();
        private final TreeMap<String, Double> secondsByJob = new TreeMap<>();
        private int total;
        private int kills;
        private double largestSwap;
        private double swapSum;
        private long steps;
        private final WorldTruth truth;

        JobCounts(WorldTruth truth) {
            this.truth = truth;
        }

        @Override
        public void jobFinished(HostId host, VmId vm, String job, double seconds) {
            byVm.merge(vm, 1, Integer::sum);
            byJob.merge(job, 1, Integer::sum);
            secondsByJob.merge(job, seconds, Double::sum);
            total++;
        }

        @Override
        public void stepDone(long nanos, double seconds) {
            for (HostTruth host : truth.hosts()) {
                double swap = host.swapUsed().value();
                swapSum += swap;
                largestSwap = Math.max(largestSwap, swap);
                steps++;
            }
        }

        @Override
        public void oomKilled(HostId host, VmId vm, String job, long bytes) {
            kills++;
        }

        String summary(int hosts) {
            var text = new StringBuilder(Math.round((double) total / hosts) + " jobs (");
            byJob.forEach((job, count) -> text.append(String.format(
                    "%s %d in %.1f min, ",
                    job, Math.round((double) count / hosts), secondsByJob.getOrDefault(job, 0.0) / count / 60)));
            return text
                    + String.format(
                            "kills %d), swap mean %.1f max %.1f GB", kills, swapSum / steps / 1e9, largestSwap / 1e9);
        }
    }
}
