package org.opendrs.sim.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opendrs.model.HostId;
import org.opendrs.model.VmId;
import org.opendrs.sim.guest.GuestSpec;
import org.opendrs.sim.time.SimTime;
import org.opendrs.sim.workload.JobFigures;
import org.opendrs.sim.workload.Task;
import org.opendrs.sim.workload.Workload;
import org.opendrs.sim.world.HostSpec;
import org.opendrs.sim.world.SimWorld;
import org.opendrs.unit.ByteRate;
import org.opendrs.unit.Bytes;
import org.opendrs.unit.Millicores;

class TraceLoadTest {
    private static final JobFigures NO_JOBS = new JobFigures(List.of(), 0, 0, 0);
    private static final Offset<Double> TINY = within(1e-9);
    private static final Bytes WHOLE = Bytes.bytes(1_000_000);
    private static final int DAY = 86_400;

    @TempDir
    Path dir;

    @Test
    void theLoadGoesInAStraightLineFromSampleToSample() {
        Workload load = start(TraceLoad.cpu(google(i -> i == 1 ? 40 : 20, i -> i == 1 ? 50 : 10), 0, 1)
                .memory(WHOLE));
        assertThat(coresAfter(load, 0)).isCloseTo(0.2, TINY);
        assertThat(coresAfter(load, 150)).isCloseTo(0.3, TINY);
        assertThat(goal(load)).isEqualTo(300_000);
        assertThat(coresAfter(load, 150)).isCloseTo(0.4, TINY);
        assertThat(goal(load)).isEqualTo(500_000);
        assertThat(coresAfter(load, 225)).isCloseTo(0.25, TINY);
    }

    @Test
    void theMeanOfTheLoadIsThatOfTheTrace() {
        UsageTrace trace = google(i -> i * 37 % 101, i -> 5);
        Workload load = start(TraceLoad.cpu(trace, 0, 1));
        double sum = 0;
        for (int i = 0; i < DAY / 10; i++) {
            sum += coresAfter(load, 10);
        }
        assertThat(sum / (DAY / 10.0)).isCloseTo(trace.cpu().mean(), TINY);
    }

    @Test
    void theLengthOfAStepDoesNotMatter() {
        TraceLoad source = TraceLoad.cpu(google(i -> i % 90, i -> i % 80), 0, 2).memory(WHOLE);
        Workload fine = start(source);
        for (int i = 0; i < 5000; i++) {
            coresAfter(fine, 1);
        }
        Workload coarse = start(source);
        assertThat(coresAfter(coarse, 5000)).isCloseTo(coresAfter(fine, 0), TINY);
        assertThat(goal(coarse)).isEqualTo(goal(fine));
    }

    @Test
    void afterItsEndTheRecordingStartsOver() {
        Workload load = start(TraceLoad.cpu(google(i -> i == 0 ? 80 : 20, i -> 5), 0, 1));
        assertThat(coresAfter(load, DAY - 150)).isCloseTo(0.5, TINY);
        assertThat(coresAfter(load, 150)).isCloseTo(0.8, TINY);
        assertThat(coresAfter(load, 7 * DAY)).isCloseTo(0.8, TINY);
    }

    @Test
    void aLoadMayStartLater() {
        UsageTrace trace = google(i -> i == 6 ? 80 : 20, i -> 5);
        assertThat(coresAfter(start(TraceLoad.cpu(trace, 0, 1).from(Duration.ofMinutes(30))), 0))
                .isCloseTo(0.8, TINY);
        assertThatThrownBy(() -> TraceLoad.cpu(trace, 0, 1).from(Duration.ofSeconds(-1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void severalCoresNeedAsManyProcessesAsThePeak() {
        Workload load = start(TraceLoad.cpu(google(i -> i == 100 ? 60 : 30, i -> 50), 0, 4)
                .memory(WHOLE));
        coresAfter(load, 0);
        assertThat(load.tasks()).hasSize(3).allSatisfy(task -> {
            assertThat(task.cores()).isCloseTo(0.4, TINY);
            assertThat(task.goal()).isEqualTo(WHOLE.value() / 6);
        });
    }

    @Test
    void cpuAboveTheCapacityCountsAsTheCapacity() {
        String day = TraceFiles.bitbrainsDay("1").replaceFirst("1000,1000", "9000,9000");
        UsageTrace trace = TraceFiles.usage("bitbrains", TraceFiles.write(dir.resolve("d"), day));
        assertThat(coresAfter(start(TraceLoad.cpu(trace, 0, 1)), 0)).isEqualTo(1);
    }

    @Test
    void memoryMayBeConstantAndMustBeIfNobodyRecordedIt() {
        UsageTrace trace =
                TraceFiles.usage("planetlab", TraceFiles.write(dir.resolve("vm"), TraceFiles.planetLab(i -> i % 50)));
        Workload load = start(TraceLoad.cpu(trace, 0, 1).constantMemory(WHOLE));
        assertThat(coresAfter(load, 300)).isCloseTo(0.01, TINY);
        assertThat(goal(load)).isEqualTo(WHOLE.value());
        assertThatThrownBy(() -> TraceLoad.cpu(trace, 0, 1).memory(WHOLE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("constant memory");
    }

    @Test
    void writesFollowTheCpu() {
        Workload load = start(
                TraceLoad.cpu(google(i -> 25, i -> 50), 0, 1).memory(WHOLE).writing(new ByteRate(1000), WHOLE));
        coresAfter(load, 0);
        assertThat(load.tasks().get(0).dirtyRate()).isCloseTo(250, TINY);
    }

    @Test
    void aKilledProcessIsStartedAgain() {
        Workload load = start(TraceLoad.cpu(google(i -> 25, i -> 50), 0, 1).memory(WHOLE));
        coresAfter(load, 60);
        load.killed(0);
        assertThat(coresAfter(load, 9)).isZero();
        assertThat(goal(load)).isZero();
        assertThat(coresAfter(load, 1)).isCloseTo(0.25, TINY);
    }

    @Test
    void theVmAndItsCoresMustMakeSense() {
        UsageTrace trace = google(i -> 25, i -> 50);
        assertThatThrownBy(() -> TraceLoad.cpu(trace, 1, 1)).hasMessageContaining("no VM 1");
        assertThatThrownBy(() -> TraceLoad.cpu(trace, -1, 1)).hasMessageContaining("no VM -1");
        assertThatThrownBy(() -> TraceLoad.cpu(trace, 0, 0)).hasMessageContaining("more than 0 cores");
        assertThatThrownBy(() -> TraceLoad.cpu(trace, 0, Double.NaN)).hasMessageContaining("NaN");
    }

    @Test
    void aGuestOfTheWorldUsesWhatWasRecorded() {
        UsageTrace trace = google(i -> i >= 2 ? 60 : 10, i -> i >= 2 ? 50 : 10);
        var host = new HostId("a");
        var guest = GuestSpec.of(new VmId("vm"), Bytes.gib(4), 2)
                .withWorkload(TraceLoad.cpu(trace, 0, 2).memory(Bytes.gib(2)));
        var time = SimTime.startingAt(Instant.EPOCH);
        var world = SimWorld.builder(time, 1)
                .host(HostSpec.of(host, Bytes.gib(16), Millicores.cores(8)))
                .guest(guest, host)
                .build();
        time.runUntil(Duration.ofMinutes(4).toNanos());
        double before = world.truth().vm(guest.id()).orElseThrow().wantedCores();
        long little = world.truth().vm(guest.id()).orElseThrow().memoryDemand().value();
        time.runUntil(Duration.ofMinutes(30).toNanos());
        assertThat(before).isCloseTo(0.2, within(0.02));
        assertThat(world.truth().vm(guest.id()).orElseThrow().wantedCores()).isCloseTo(1.2, within(0.02));
        assertThat(world.truth().vm(guest.id()).orElseThrow().memoryDemand().value() - little)
                .isCloseTo(Bytes.gib(2).value() * 2 / 5, within(2_000_000L));
    }

    private UsageTrace google(IntFunction<Object> cpu, IntFunction<Object> memory) {
        return TraceFiles.usage("google", TraceFiles.write(dir.resolve("g"), TraceFiles.google("vm", cpu, memory)));
    }

    private static Workload start(TraceLoad load) {
        return load.create(new SplittableRandom(1), NO_JOBS);
    }

    private static double coresAfter(Workload load, double seconds) {
        load.advance(seconds, (job, took) -> {});
        load.plan(1);
        return load.tasks().stream().mapToDouble(Task::cores).sum();
    }

    private static long goal(Workload load) {
        return load.tasks().stream().mapToLong(Task::goal).sum();
    }
}
