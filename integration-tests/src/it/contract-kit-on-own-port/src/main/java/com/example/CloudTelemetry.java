package com.example;

import java.time.Duration;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.opendrs.model.GuestStats;
import org.opendrs.model.HostCounters;
import org.opendrs.model.HostId;
import org.opendrs.model.HostSample;
import org.opendrs.model.VmId;
import org.opendrs.model.VmSample;
import org.opendrs.spi.Capability;
import org.opendrs.spi.DrsClock;
import org.opendrs.spi.HypervisorException;
import org.opendrs.spi.Telemetry;
import org.opendrs.unit.Bytes;
import org.opendrs.unit.Millicores;

/** A port of an embedder: one host with one guest, whose figures follow the clock. */
class CloudTelemetry implements Telemetry {
    static final HostId HOST = new HostId("rack1-host1");
    static final VmId VM = new VmId("web1");

    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    private final DrsClock clock;

    CloudTelemetry(DrsClock clock) {
        this.clock = clock;
    }

    @Override
    public Set<Capability> capabilities() {
        return Collections.unmodifiableSet(EnumSet.of(Capability.GUEST_STATS, Capability.VCPU_TIMES));
    }

    @Override
    public List<HostId> hosts() {
        return List.of(HOST);
    }

    @Override
    public CompletionStage<HostSample> sample(HostId host, Duration deadline) {
        if (!host.equals(HOST)) {
            return CompletableFuture.failedFuture(
                    new HypervisorException(HypervisorException.Kind.UNKNOWN_TARGET, "there is no host " + host));
        }
        long now = clock.monotonicNanos();
        return CompletableFuture.completedFuture(new HostSample(HOST, now, counters(now), List.of(vm(now))));
    }

    private static HostCounters counters(long now) {
        return HostCounters.builder(Bytes.gib(16), Millicores.cores(8))
                .memoryAvailable(Bytes.gib(8))
                .cpuBusyNanos(now / 2)
                .build();
    }

    private VmSample vm(long now) {
        return VmSample.builder(VM, Bytes.gib(4))
                .resident(Bytes.gib(3))
                .vcpu(now / 3, 0)
                .guest(stats(now))
                .build();
    }

    private static GuestStats stats(long now) {
        return GuestStats.builder(now / NANOS_PER_SECOND)
                .unused(Bytes.gib(1))
                .usable(Bytes.gib(2))
                .diskCaches(Bytes.gib(1))
                .build();
    }
}
