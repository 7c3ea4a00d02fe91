package org.opendrs.agent;

import static org.opendrs.unit.Bytes.gib;
import static org.opendrs.unit.Bytes.mib;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.UnaryOperator;
import org.opendrs.model.HostId;
import org.opendrs.model.VmId;
import org.opendrs.sim.guest.GuestSpec;
import org.opendrs.sim.time.SimTime;
import org.opendrs.sim.workload.LoadProfile;
import org.opendrs.sim.workload.Workloads;
import org.opendrs.sim.world.HostSpec;
import org.opendrs.sim.world.SimWorld;
import org.opendrs.spi.HostCommand.SetStatsPeriod;
import org.opendrs.spi.HostControl;
import org.opendrs.spi.InventoryView;
import org.opendrs.spi.Telemetry;
import org.opendrs.unit.Bytes;
import org.opendrs.unit.Millicores;

/** Agents on one simulated host of 8 GiB with guests of 4 GiB, and what they say. */
final class AgentWorld {
    static final HostId HOST = new HostId("localhost");

    final SimTime time = SimTime.startingAt(Instant.parse("2026-01-01T00:00:00Z"));
    final List<String> lines = new ArrayList<>();
    final List<String> opened = new ArrayList<>();
    final List<String> released = new ArrayList<>();

    /** What is between the agent and the world. */
    UnaryOperator<HostControl> control = UnaryOperator.identity();

    /** What is between the world and the agent. */
    UnaryOperator<Telemetry> telemetry = UnaryOperator.identity();

    /** Guests whose definition has not been read yet. */
    final Set<VmId> unread = new TreeSet<>();

    private final Path folder;
    private final SimWorld world = SimWorld.builder(time, 1)
            .host(HostSpec.of(HOST, gib(8), Millicores.cores(8)))
            .build();

    AgentWorld(Path folder) {
        this.folder = folder;
    }

    /** Returns the world with the guests that most tests have. */
    static AgentWorld ofThree(Path folder) {
        return new AgentWorld(folder)
                .guest("busy", Workloads.constant(0.2, mib(2800)))
                .guest("idle", Workloads.constant(0.2, mib(300)))
                .guest("rest", Workloads.constant(0.2, mib(600)));
    }

    AgentWorld guest(String name, LoadProfile load) {
        world.boot(GuestSpec.of(new VmId(name), gib(4), 2).withSwap(gib(4)).withWorkload(load), HOST);
        return this;
    }

    /** Lets guests report, as somebody must where no agent acts. */
    AgentWorld reporting(String... guests) {
        for (String guest : guests) {
            var command = new SetStatsPeriod(HOST, new VmId(guest), Duration.ofSeconds(2));
            await(world.control().apply(command, Duration.ofSeconds(5)));
        }
        return this;
    }

    SimWorld world() {
        return world;
    }

    AgentSettings settings(String more) {
        return AgentSettingsFile.parse("agent.yaml", "state: " + folder.resolve("state.json") + "\n" + more);
    }

    Agent started(String more) {
        var voice = new Voice(time, ZoneOffset.UTC, lines::add);
        var agent = new Agent(
                settings(more),
                new AgentParts(
                        this::open, engine -> engine.clock(time).scheduler(time.scheduler()), Runnable::run, voice));
        agent.start();
        return agent;
    }

    private Backend open(AgentSettings settings) {
        if (settings.uri().contains("nowhere")) {
            throw new BackendFactory.BackendException("there is no " + settings.uri(), new IllegalStateException());
        }
        opened.add(settings.uri());
        return backend(settings.uri());
    }

    Backend backend() {
        return backend("qemu:///system");
    }

    private Backend backend(String uri) {
        return new Backend(
                telemetry.apply(world.telemetry()),
                control.apply(world.control()),
                deadline -> CompletableFuture.completedFuture(InventoryView.EMPTY),
                vm -> unread.contains(vm) ? Optional.empty() : Optional.of("vm-" + vm.value()),
                failure -> Optional.of("does not answer: " + failure.getMessage()),
                () -> released.add(uri));
    }

    void pass(Duration length) {
        time.runUntil(time.monotonicNanos() + length.toNanos());
    }

    <T> T await(CompletionStage<T> stage) {
        return time.scheduler().await(stage);
    }

    Bytes held(String vm) {
        return world.truth().vm(new VmId(vm)).orElseThrow().actual();
    }

    List<String> turns() {
        return linesWith(" turn=");
    }

    List<String> linesWith(String words) {
        return lines.stream().filter(line -> line.contains(words)).toList();
    }
}
