package com.example;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.opendrs.engine.PushedTelemetry;
import org.opendrs.migration.Move;
import org.opendrs.model.GuestStats;
import org.opendrs.model.HostCounters;
import org.opendrs.model.HostId;
import org.opendrs.model.VmId;
import org.opendrs.model.VmSample;
import org.opendrs.spi.DrsClock;
import org.opendrs.spi.FencingToken;
import org.opendrs.spi.MigrationExecutor;
import org.opendrs.spi.MigrationOutcome;
import org.opendrs.unit.Bytes;
import org.opendrs.unit.Millicores;

/** An orchestrator: it knows where its VMs are, measures them, and moves them by jobs of its own. */
final class OwnCloud implements MigrationExecutor {
    private static final Bytes HOST_MEMORY = Bytes.gib(16);
    private static final Bytes VM_MEMORY = Bytes.gib(6);
    private static final Bytes USABLE = Bytes.mib(200);
    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    private final DrsClock clock;
    private final TreeMap<VmId, HostId> homes = new TreeMap<>();
    private final List<HostId> hosts = List.of(new HostId("h1"), new HostId("h2"));
    final List<Move> jobs = new ArrayList<>();

    OwnCloud(DrsClock clock) {
        this.clock = clock;
        for (String vm : List.of("a", "b", "c")) {
            homes.put(new VmId(vm), hosts.get(0));
        }
    }

    synchronized HostId hostOf(String vm) {
        return homes.get(new VmId(vm));
    }

    /** What the monitoring's own threads do when they have read the hosts. */
    synchronized void pushAll(PushedTelemetry telemetry) {
        long now = clock.monotonicNanos();
        for (HostId host : hosts) {
            var vms = new ArrayList<VmSample>();
            homes.forEach((vm, home) -> {
                if (home.equals(host)) {
                    vms.add(sample(vm, now));
                }
            });
            long used = Math.min(HOST_MEMORY.value(), vms.size() * VM_MEMORY.value());
            telemetry.push(
                    host,
                    HostCounters.builder(HOST_MEMORY, Millicores.cores(8))
                            .memoryAvailable(HOST_MEMORY.minusOrZero(Bytes.bytes(used)))
                            .cpuBusyNanos(now / 2)
                            .build(),
                    vms);
        }
    }

    private static VmSample sample(VmId vm, long now) {
        var stats = GuestStats.builder(now / NANOS_PER_SECOND + 1).usable(USABLE).build();
        return VmSample.builder(vm, VM_MEMORY).vcpu(now / 4, 0).guest(stats).build();
    }

    @Override
    public synchronized CompletionStage<MigrationOutcome> migrate(Move move, FencingToken token, Duration deadline) {
        jobs.add(move);
        homes.put(move.vm(), move.to());
        return CompletableFuture.completedFuture(
                new MigrationOutcome.Completed(move.cost().duration(), Duration.ofMillis(100), VM_MEMORY));
    }
}
