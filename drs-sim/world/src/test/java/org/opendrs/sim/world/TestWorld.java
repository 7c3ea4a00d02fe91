package org.opendrs.sim.world;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.opendrs.explain.Reason;
import org.opendrs.migration.MigrationCost;
import org.opendrs.migration.Move;
import org.opendrs.model.HostId;
import org.opendrs.model.HostSample;
import org.opendrs.model.ResourceVector;
import org.opendrs.model.VmId;
import org.opendrs.model.VmSample;
import org.opendrs.sim.guest.GuestSpec;
import org.opendrs.sim.time.SimTime;
import org.opendrs.sim.world.WorldConstants.Constant;
import org.opendrs.spi.CommandOutcome;
import org.opendrs.spi.FencingToken;
import org.opendrs.spi.HostCommand;
import org.opendrs.spi.MigrationOutcome;
import org.opendrs.unit.Bytes;
import org.opendrs.unit.Millicores;

/** Two hosts, {@code a} and {@code b}, and what a test asks of them. Guests live on {@code a}. */
final class TestWorld {
    static final HostId A = new HostId("a");
    static final HostId B = new HostId("b");
    static final Duration DEADLINE = Duration.ofSeconds(5);
    static final Duration LONG = Duration.ofMinutes(30);

    final SimTime time = SimTime.startingAt(Instant.parse("2026-01-01T00:00:00Z"));
    final SimWorld world;
    final List<String> kills = new ArrayList<>();

    private TestWorld(WorldConstants constants, HostSpec host, GuestSpec... guests) {
        var builder = SimWorld.builder(time, 1)
                .constants(constants)
                .host(host)
                .host(new HostSpec(B, host.memory(), host.cpu(), host.link(), host.swap()));
        for (GuestSpec guest : guests) {
            builder.guest(guest, A);
        }
        world = builder.build();
        world.observe(new WorldObserver() {
            @Override
            public void oomKilled(HostId where, VmId vm, String job, long bytes) {
                kills.add(vm + "@" + time.monotonicNanos() / 1_000_000_000L);
            }
        });
    }

    /** Large hosts with two cores that use no CPU themselves, so that figures come out even. */
    static TestWorld with(GuestSpec... guests) {
        return on(HostSpec.of(A, Bytes.gib(64), Millicores.cores(2)), guests);
    }

    static TestWorld on(HostSpec host, GuestSpec... guests) {
        return of(WorldConstants.DEFAULT.with(Constant.HOST_OWN_CPU, 0), host, guests);
    }

    static TestWorld of(WorldConstants constants, HostSpec host, GuestSpec... guests) {
        return new TestWorld(constants, host, guests);
    }

    /** The guest of LAB §5: 256 MiB, of which an idle one has 196 free. */
    static GuestSpec labGuest(String id) {
        return GuestSpec.of(new VmId(id), Bytes.mib(256), 1).withBaseUse(Bytes.mib(60));
    }

    TestWorld seconds(double seconds) {
        time.runUntil(time.monotonicNanos() + Math.round(seconds * 1e9));
        return this;
    }

    double now() {
        return time.monotonicNanos() / 1e9;
    }

    VmTruth vm(String id) {
        return world.truth().vm(new VmId(id)).orElseThrow();
    }

    HostTruth host() {
        return world.truth().host(A).orElseThrow();
    }

    CommandOutcome aim(String vm, Bytes target) {
        return answer(world.control().apply(new HostCommand.SetMemoryTarget(host(vm), new VmId(vm), target), DEADLINE));
    }

    CommandOutcome period(String vm, long seconds) {
        var command = new HostCommand.SetStatsPeriod(host(vm), new VmId(vm), Duration.ofSeconds(seconds));
        return answer(world.control().apply(command, DEADLINE));
    }

    private HostId host(String vm) {
        return world.truth().vm(new VmId(vm)).map(VmTruth::host).orElse(A);
    }

    HostSample sample(HostId host) {
        return answer(world.telemetry().sample(host, DEADLINE));
    }

    VmSample sample(HostId host, String vm) {
        return sample(host).vms().stream()
                .filter(v -> v.id().value().equals(vm))
                .findFirst()
                .orElseThrow();
    }

    CompletionStage<MigrationOutcome> migrate(String vm, HostId from, HostId to) {
        return migrate(vm, from, to, 1, LONG);
    }

    CompletionStage<MigrationOutcome> migrate(String vm, HostId from, HostId to, long token, Duration deadline) {
        var move = new Move(
                new VmId(vm),
                from,
                to,
                ResourceVector.ZERO,
                new MigrationCost(Bytes.ZERO, Duration.ZERO),
                Reason.of("test"));
        return world.migrations().migrate(move, new FencingToken(token), deadline);
    }

    <T> T answer(CompletionStage<T> stage) {
        return time.scheduler().await(stage);
    }
}
