package org.opendrs.benchmarks;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.opendrs.core.monitor.HostMonitor;
import org.opendrs.core.monitor.HostTrack;
import org.opendrs.core.monitor.MonitorSettings;
import org.opendrs.core.monitor.Observation;
import org.opendrs.core.monitor.ObserveContext;
import org.opendrs.model.GuestClass;
import org.opendrs.model.GuestStats;
import org.opendrs.model.HostCounters;
import org.opendrs.model.HostId;
import org.opendrs.model.HostSample;
import org.opendrs.model.VcpuTimes;
import org.opendrs.model.VmId;
import org.opendrs.model.VmSample;
import org.opendrs.spi.InventoryView;
import org.opendrs.unit.Bytes;
import org.opendrs.unit.Millicores;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Decoding one sample of a host with 10 VMs of 2 virtual CPUs, 10 s after the one before. */
@State(Scope.Thread)
public class MonitorBenchmark extends Measured {
    private static final HostId HOST = new HostId("host");
    private static final int VMS = 10;
    private static final long INTERVAL_NANOS = Duration.ofSeconds(10).toNanos();
    private static final long RUN_NANOS = INTERVAL_NANOS * 3 / 10;
    private static final long READY_NANOS = INTERVAL_NANOS / 50;

    private HostTrack before = HostTrack.empty(HOST);
    private HostSample next = sample(1);

    /** Observes the sample before. */
    @Setup
    public void observeOnce() {
        before = HostMonitor.observe(HostTrack.empty(HOST), sample(1), context(1))
                .track();
        next = sample(2);
    }

    /** Returns what the next sample shows. */
    @Benchmark
    public Observation observe() {
        return HostMonitor.observe(before, next, context(2));
    }

    private static ObserveContext context(long turn) {
        return new ObserveContext(
                turn * INTERVAL_NANOS,
                Instant.EPOCH,
                InventoryView.EMPTY,
                vm -> GuestClass.COOPERATIVE,
                MonitorSettings.DEFAULT);
    }

    private static HostSample sample(long turn) {
        var counters = new HostCounters(
                Bytes.gib(64), Bytes.gib(20), Bytes.ZERO, Bytes.ZERO, Bytes.ZERO, Millicores.cores(16), 0);
        var vms = new ArrayList<VmSample>();
        for (int i = 0; i < VMS; i++) {
            var times = new VcpuTimes(turn * RUN_NANOS, turn * READY_NANOS);
            var stats = GuestStats.builder(
                            turn * INTERVAL_NANOS / Duration.ofSeconds(1).toNanos())
                    .unused(Bytes.mib(512))
                    .usable(Bytes.gib(1))
                    .majorFaults(turn)
                    .build();
            vms.add(VmSample.builder(new VmId("vm" + i), Bytes.gib(4))
                    .vcpus(List.of(times, times))
                    .guest(stats)
                    .build());
        }
        return new HostSample(HOST, turn * INTERVAL_NANOS, counters, vms);
    }
}
