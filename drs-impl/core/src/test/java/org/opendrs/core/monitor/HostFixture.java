package org.opendrs.core.monitor;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.opendrs.model.GuestClass;
import org.opendrs.model.HostCounters;
import org.opendrs.model.HostId;
import org.opendrs.model.HostSample;
import org.opendrs.model.HostSnapshot;
import org.opendrs.model.VmSample;
import org.opendrs.model.VmSnapshot;
import org.opendrs.spi.InventoryView;
import org.opendrs.unit.Bytes;
import org.opendrs.unit.Millicores;

/** A host of 64 GiB and 16 cores that is sampled at instants a test chooses, in seconds. */
final class HostFixture {
    static final HostId HOST = new HostId("h1");
    private static final long NANOS_PER_MILLI = 1_000_000;
    /** The monotonic clock may start anywhere, below zero too. */
    private static final long CLOCK_START = -5_000_000_000_000L;

    Bytes total = Bytes.gib(64);
    Bytes available = Bytes.gib(40);
    long swappedIn;
    Millicores cores = Millicores.cores(16);
    InventoryView inventory = InventoryView.EMPTY;
    MonitorSettings settings = MonitorSettings.DEFAULT;
    HostTrack track = HostTrack.empty(HOST);

    static long at(double seconds) {
        return CLOCK_START + Math.round(seconds * 1000) * NANOS_PER_MILLI;
    }

    ObserveContext context(double nowSeconds) {
        return new ObserveContext(
                at(nowSeconds),
                Instant.ofEpochMilli(Math.round(nowSeconds * 1000)),
                inventory,
                vm -> GuestClass.COOPERATIVE,
                settings);
    }

    HostSnapshot observe(double seconds, VmFixture... vms) {
        return observeLate(seconds, seconds, vms);
    }

    HostSnapshot observeLate(double takenSeconds, double nowSeconds, VmFixture... vms) {
        var samples = new ArrayList<VmSample>();
        for (VmFixture vm : vms) {
            samples.add(vm.sample());
        }
        return observe(takenSeconds, nowSeconds, samples);
    }

    HostSnapshot observe(double takenSeconds, double nowSeconds, List<VmSample> samples) {
        var counters = new HostCounters(total, available, Bytes.ZERO, new Bytes(swappedIn), Bytes.ZERO, cores, 0);
        var observation = HostMonitor.observe(
                track, new HostSample(HOST, at(takenSeconds), counters, samples), context(nowSeconds));
        track = observation.track();
        return observation.snapshot();
    }

    HostSnapshot unanswered(double nowSeconds) {
        var observation = HostMonitor.unanswered(track, context(nowSeconds));
        track = observation.track();
        return observation.snapshot();
    }

    /** Observes a host with this one VM. */
    VmSnapshot only(double seconds, VmFixture vm) {
        return observe(seconds, vm).vms().get(0);
    }
}
