package org.opendrs.sim.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.opendrs.unit.Bytes;

class LoadProfileTest {
    private static final JobFigures NO_JOBS = new JobFigures(List.of(), 0, 0, 0);

    @Test
    void aRampIsStraightAndThenStays() {
        Workload load = start(Workloads.constant(0, Bytes.ZERO).ramp(Duration.ofSeconds(10), 1, Bytes.bytes(1000)));
        assertThat(goalAfter(load, 5)).isEqualTo(500);
        assertThat(load.tasks().get(0).cores()).isCloseTo(0.5, within(1e-9));
        assertThat(goalAfter(load, 5)).isEqualTo(1000);
        assertThat(goalAfter(load, 50)).isEqualTo(1000);
    }

    @Test
    void aJumpHoldsTheOldLevelUntilItsTime() {
        Workload load =
                start(Workloads.constant(0.1, Bytes.bytes(100)).jump(Duration.ofSeconds(10), 0.2, Bytes.bytes(900)));
        assertThat(goalAfter(load, 9)).isEqualTo(100);
        assertThat(goalAfter(load, 1)).isEqualTo(900);
    }

    @Test
    void aRepeatingLoadStartsOver() {
        Workload load = start(Workloads.constant(0.1, Bytes.bytes(100))
                .jump(Duration.ofSeconds(10), 0.2, Bytes.bytes(900))
                .repeating(Duration.ofSeconds(15)));
        assertThat(goalAfter(load, 9)).isEqualTo(100);
        assertThat(goalAfter(load, 5)).isEqualTo(900);
        assertThat(goalAfter(load, 2)).isEqualTo(100);
        assertThat(goalAfter(load, 9)).isEqualTo(900);
        assertThat(goalAfter(load, 1000 * 15)).isEqualTo(900);
    }

    @Test
    void aLoadIsNotRepeatedBeforeItsLastPoint() {
        LoadProfile load = Workloads.constant(0, Bytes.ZERO).ramp(Duration.ofSeconds(10), 1, Bytes.ZERO);
        assertThatThrownBy(() -> load.repeating(Duration.ofSeconds(10)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("10.0 s");
    }

    @Test
    void moreThanOneCoreNeedsSeveralProcesses() {
        Workload load = start(Workloads.constant(2.5, Bytes.bytes(900)));
        load.plan(1);
        assertThat(load.tasks()).hasSize(3).allSatisfy(task -> {
            assertThat(task.cores()).isCloseTo(2.5 / 3, within(1e-9));
            assertThat(task.goal()).isEqualTo(300);
        });
    }

    @Test
    void aKilledProcessStaysDead() {
        Workload load = start(Workloads.constant(1, Bytes.bytes(100)));
        load.plan(1);
        load.killed(0);
        load.plan(1);
        assertThat(load.tasks().get(0).active()).isFalse();
    }

    @Test
    void pointsMustStandInOrderOfTime() {
        LoadProfile load = Workloads.constant(0, Bytes.ZERO).ramp(Duration.ofSeconds(10), 1, Bytes.ZERO);
        assertThatThrownBy(() -> load.jump(Duration.ofSeconds(9), 1, Bytes.ZERO))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("9.0 s");
    }

    private static Workload start(LoadProfile profile) {
        return profile.create(new SplittableRandom(1), NO_JOBS);
    }

    private static long goalAfter(Workload load, double seconds) {
        load.advance(seconds, (job, took) -> {});
        load.plan(1);
        return load.tasks().get(0).goal();
    }
}
