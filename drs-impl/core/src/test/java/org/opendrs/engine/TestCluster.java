package org.opendrs.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import org.opendrs.control.Action;
import org.opendrs.control.Drs;
import org.opendrs.control.TurnReport;
import org.opendrs.model.Allocation;
import org.opendrs.model.Automation;
import org.opendrs.model.GuestFacts;
import org.opendrs.model.HostId;
import org.opendrs.model.VmId;
import org.opendrs.sim.guest.GuestSpec;
import org.opendrs.sim.time.SimTime;
import org.opendrs.sim.workload.Workloads;
import org.opendrs.sim.world.HostSpec;
import org.opendrs.sim.world.SimWorld;
import org.opendrs.spi.Inventory;
import org.opendrs.spi.InventoryView;
import org.opendrs.spi.VmPolicy;
import org.opendrs.unit.Bytes;
import org.opendrs.unit.Millicores;

/** A small simulated cluster with one engine on it. */
final class TestCluster {
    final SimTime time = SimTime.startingAt(Instant.parse("2026-01-01T00:00:00Z"));
    final List<TurnReport> reports = new ArrayList<>();
    private final TreeMap<VmId, GuestFacts> facts = new TreeMap<>();
    private final SimWorld.Builder description = SimWorld.builder(time, 1);
    private SimWorld world = description.build();
    private Drs drs = DrsEngine.builder()
            .telemetry(world.telemetry())
            .clock(time)
            .scheduler(time.scheduler())
            .build();

    static HostId host(int number) {
        return new HostId("host-" + number);
    }

    static VmId vm(String name) {
        return new VmId(name);
    }

    TestCluster host(int number, long gib, long cores) {
        description.host(HostSpec.of(host(number), Bytes.gib(gib), Millicores.cores(cores)));
        return this;
    }

    /** Adds a guest of 4 GiB and two virtual CPUs that uses the given CPU and memory all the time. */
    TestCluster guest(String name, int host, double cores, Bytes memory) {
        description.guest(
                GuestSpec.of(vm(name), Bytes.gib(4), 2)
                        .withSwap(Bytes.gib(4))
                        .withWorkload(Workloads.constant(cores, memory)),
                host(host));
        return this;
    }

    /** Adds a guest to host 1. */
    TestCluster describe(GuestSpec guest) {
        facts.put(guest.id(), guest.facts());
        description.guest(guest, host(1));
        return this;
    }

    /** Returns an inventory that knows the facts of one described guest. */
    Inventory facts(String name) {
        var vms = new TreeMap<VmId, VmPolicy>();
        vms.put(
                vm(name),
                new VmPolicy(
                        new Allocation<>(Bytes.ZERO, Bytes.gib(1024), 1000),
                        new Allocation<>(Millicores.ZERO, Millicores.cores(1024), 1000),
                        Automation.ACT,
                        facts.getOrDefault(vm(name), GuestFacts.UNKNOWN)));
        var view = new InventoryView(1, vms, new TreeMap<>(), List.of(), new TreeSet<>(), new TreeSet<>());
        return deadline -> CompletableFuture.completedFuture(view);
    }

    /** Builds the world and an engine on all of its ports, changed by the given steps. */
    TestCluster start(UnaryOperator<EngineBuilder> change) {
        world = description.build();
        drs = change.apply(DrsEngine.builder()
                        .telemetry(world.telemetry())
                        .control(world.control())
                        .migrations(world.migrations())
                        .clock(time)
                        .scheduler(time.scheduler()))
                .build();
        drs.onReport(reports::add);
        return this;
    }

    SimWorld world() {
        return world;
    }

    Drs drs() {
        return drs;
    }

    /** Lets turns and ticks run for the given time. */
    TestCluster run(Duration length) {
        drs.start();
        return pass(length);
    }

    /** Lets time pass. */
    TestCluster pass(Duration length) {
        time.runUntil(time.monotonicNanos() + length.toNanos());
        return this;
    }

    TurnReport last() {
        return reports.get(reports.size() - 1);
    }

    List<Action> actions(Action.Kind kind) {
        return reports.stream()
                .flatMap(report -> report.actions().stream())
                .filter(action -> action.kind() == kind)
                .toList();
    }
}
