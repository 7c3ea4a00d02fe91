package org.opendrs.sim.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.opendrs.model.HostId;
import org.opendrs.model.HostSample;
import org.opendrs.model.VmId;
import org.opendrs.sim.guest.GuestSpec;
import org.opendrs.sim.time.SimTime;
import org.opendrs.sim.workload.WorkloadSource;
import org.opendrs.sim.workload.Workloads;
import org.opendrs.unit.Bytes;
import org.opendrs.unit.Millicores;

/** Whoever does the physics of the hosts and reads them, in whatever order and on whatever threads: nobody can tell. */
class HostLoopTest {
    private static final int HOSTS = 12;
    private static final Duration SAMPLES_EVERY = Duration.ofSeconds(30);

    /** Ways to do the work of the hosts. */
    enum Way {
        BACKWARDS {
            @Override
            HostLoop loop() {
                return (hosts, work) -> {
                    for (int host = hosts - 1; host >= 0; host--) {
                        work.accept(host);
                    }
                };
            }
        },
        ON_SEVERAL_THREADS {
            @Override
            HostLoop loop() {
                return (hosts, work) -> IntStream.range(0, hosts).parallel().forEach(work);
            }
        };

        abstract HostLoop loop();
    }

    /** A world of small hosts with loads that grow and fall, and what it tells. */
    private static final class Told implements WorldObserver {
        private final SimTime time = SimTime.startingAt(Instant.parse("2026-01-01T00:00:00Z"));
        private final List<String> news = new ArrayList<>();
        private final List<HostSample> samples = new ArrayList<>();
        private final TreeSet<String> threads = new TreeSet<>();
        private final SimWorld world;

        Told(HostLoop loop, boolean jobs) {
            var random = new SplittableRandom(5);
            var builder = SimWorld.builder(time, 5).loop(loop);
            for (int h = 10; h < 10 + HOSTS; h++) {
                var host = new HostId("host" + h);
                builder.host(HostSpec.of(host, Bytes.gib(4), Millicores.cores(2)));
                for (int i = 0; i < 3; i++) {
                    builder.guest(
                            GuestSpec.of(new VmId(host + "-vm" + i), Bytes.gib(1), 1)
                                    .withWorkload(jobs ? Workloads.jobLoops(1) : load(random)),
                            host);
                }
            }
            world = builder.build();
            world.observe(this);
            time.after(SAMPLES_EVERY, this::sample);
            time.runUntil(Duration.ofMinutes(40).toNanos());
        }

        private void sample() {
            for (HostId host : world.telemetry().hosts()) {
                world.telemetry().sample(host, SAMPLES_EVERY).thenAccept(samples::add);
            }
            time.after(SAMPLES_EVERY, this::sample);
        }

        private void pass(int seconds) {
            time.runUntil(time.monotonicNanos() + Duration.ofSeconds(seconds).toNanos());
        }

        private static WorkloadSource load(SplittableRandom random) {
            return Workloads.constant(0.5, Bytes.mib(random.nextInt(100, 700)))
                    .jump(
                            Duration.ofSeconds(random.nextInt(1200)),
                            random.nextInt(1500) / 1000.0,
                            Bytes.mib(random.nextInt(300, 1500)));
        }

        @Override
        public void jobFinished(HostId host, VmId vm, String job, double seconds) {
            tell("finished", host, vm);
        }

        @Override
        public void oomKilled(HostId host, VmId vm, String job, long bytes) {
            tell("killed", host, vm);
        }

        private void tell(String what, HostId host, VmId vm) {
            var truth = world.truth().host(host).orElseThrow();
            news.add(time.monotonicNanos() + " " + what + " " + vm + ", used "
                    + truth.memoryUsed().value());
            threads.add(Thread.currentThread().getName());
        }
    }

    @ParameterizedTest
    @EnumSource
    void steadyLoadsAndTheKillsAmongThemComeOutTheSame(Way way) {
        var oneByOne = new Told(HostLoop.ONE_BY_ONE, false);
        var other = new Told(way.loop(), false);

        assertThat(oneByOne.news).as("kills").isNotEmpty();
        assertThat(other.news).isEqualTo(oneByOne.news);
        assertThat(other.samples).hasSize(79 * HOSTS).isEqualTo(oneByOne.samples);
        assertThat(other.world.eventHash()).isEqualTo(oneByOne.world.eventHash());
    }

    @ParameterizedTest
    @EnumSource
    void jobsComeOutTheSame(Way way) {
        var oneByOne = new Told(HostLoop.ONE_BY_ONE, true);
        var other = new Told(way.loop(), true);

        assertThat(oneByOne.news).as("jobs").isNotEmpty();
        assertThat(other.news).isEqualTo(oneByOne.news);
        assertThat(other.samples).hasSize(79 * HOSTS).isEqualTo(oneByOne.samples);
        assertThat(other.world.eventHash()).isEqualTo(oneByOne.world.eventHash());
    }

    @Test
    void observersAreToldOnTheThreadOfTheWorld() {
        var jobs = new Told(Way.ON_SEVERAL_THREADS.loop(), true);
        var kills = new Told(Way.ON_SEVERAL_THREADS.loop(), false);

        assertThat(jobs.threads).containsExactly(Thread.currentThread().getName());
        assertThat(kills.threads).containsExactly(Thread.currentThread().getName());
    }

    @ParameterizedTest
    @EnumSource
    void aHostThatIsAskedTwiceAtOnceAnswersBothAlike(Way way) {
        var told = new Told(way.loop(), false);
        told.pass(1);
        told.samples.clear();

        for (int i = 0; i < 2; i++) {
            for (HostId host : told.world.telemetry().hosts()) {
                told.world.telemetry().sample(host, SAMPLES_EVERY).thenAccept(told.samples::add);
            }
        }
        told.pass(1);

        assertThat(told.samples).hasSize(2 * HOSTS);
        assertThat(told.samples.subList(HOSTS, 2 * HOSTS)).isEqualTo(told.samples.subList(0, HOSTS));
    }
}
