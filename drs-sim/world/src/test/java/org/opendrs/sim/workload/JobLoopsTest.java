package org.opendrs.sim.workload;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class JobLoopsTest {
    private static final JobFigures JOBS = new JobFigures(
            List.of(
                    new JobKind("short", 1, 10, 100, Double.POSITIVE_INFINITY),
                    new JobKind("growing", 0.5, 20, 200, 10)),
            30,
            5,
            0.5);

    @Test
    void whatALoopDrawsDoesNotDependOnHowFastItRuns() {
        List<String> fast = run(1, 1, 4000);
        List<String> slow = run(1, 0.5, 4000);
        assertThat(slow).hasSizeGreaterThan(20);
        assertThat(fast).hasSizeGreaterThan(slow.size()).startsWith(slow.toArray(String[]::new));
    }

    @Test
    void aLongStepDoesNotSlowALoopDown() {
        int fine = run(0.5, 1, 40_000).size();
        int coarse = run(7, 1, 40_000).size();
        assertThat(coarse).isBetween(fine * 97 / 100, fine * 103 / 100);
    }

    @Test
    void aGrowingJobAsksForMemoryAsItProceeds() {
        var loop = new JobLoop(
                new SplittableRandom(1), new JobFigures(List.of(new JobKind("growing", 1, 20, 200, 10)), 0, 5, 0.5));
        loop.advance(1, (job, seconds) -> {});
        loop.plan(1);
        assertThat(loop.task().goal()).isEqualTo(10);
        loop.task().ran(0.5);
        loop.advance(1, (job, seconds) -> {});
        loop.plan(1);
        assertThat(loop.task().goal()).isEqualTo(15);
    }

    @Test
    void aKilledJobIsNotReportedAndTheLoopGoesOn() {
        var finished = new ArrayList<String>();
        Workload load = Workloads.jobLoops(1).create(new SplittableRandom(1), JOBS);
        for (int i = 0; i < 400; i++) {
            load.plan(1);
            Task task = load.tasks().get(0);
            task.ran(task.active() ? 1 : 0);
            if (i < 200 && task.active()) {
                load.killed(0);
            }
            load.advance(1, (job, seconds) -> finished.add(job));
            if (i < 200) {
                assertThat(finished).isEmpty();
            }
        }
        assertThat(finished).isNotEmpty();
    }

    private static List<String> run(double step, double speed, double until) {
        var finished = new ArrayList<String>();
        Workload load = Workloads.jobLoops(1).create(new SplittableRandom(3), JOBS);
        for (double second = 0; second < until; second += step) {
            load.plan(step);
            Task task = load.tasks().get(0);
            task.ran(task.active() ? step * speed : 0);
            load.advance(step, (job, seconds) -> finished.add(job));
        }
        return finished;
    }
}
