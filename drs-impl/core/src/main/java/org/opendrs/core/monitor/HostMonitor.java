package org.opendrs.core.monitor;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.opendrs.core.monitor.HostTrack.LastSample;
import org.opendrs.model.DataQuality;
import org.opendrs.model.HostCounters;
import org.opendrs.model.HostPressure;
import org.opendrs.model.HostSample;
import org.opendrs.model.HostSnapshot;
import org.opendrs.model.HostState;
import org.opendrs.model.ResourceVector;
import org.opendrs.model.VmSample;
import org.opendrs.model.VmSnapshot;
import org.opendrs.unit.ByteRate;
import org.opendrs.unit.Bytes;
import org.opendrs.unit.Millicores;

/**
 * Decodes the samples of one host: counters to rates, rates to usage and demand, with a verdict on how far each figure
 * may be trusted. Pure; may be called from any thread.
 *
 * <p>A VM that is being copied to this host appears with the state {@code MIGRATING_IN}, the quality PARTIAL, and no
 * usage and no demand, so that sums over hosts count it once, at its source. Its {@code memory} and its policy are
 * filled in.
 *
 * <p>A VM of any other quality than GOOD keeps the last figures that were good as far as there are any; one without a
 * report counts as using and wanting all that it holds.
 */
public final class HostMonitor {
    /** However odd the readings, at least half of a host is left for its VMs, unless the settings ask for more. */
    private static final long MEASURED_RESERVE_DIVISOR = 2;

    private HostMonitor() {}

    /**
     * Returns the host as this sample shows it. A sample that is not newer than the last one, or whose counters of the
     * host itself cannot be true, counts as no answer.
     *
     * @throws IllegalArgumentException if the sample is of another host than the track
     */
    public static Observation observe(HostTrack before, HostSample sample, ObserveContext context) {
        if (!sample.host().equals(before.host())) {
            throw new IllegalArgumentException("a sample of host " + sample.host()
                    + " does not belong to the track of host " + before.host() + "; keep one track for each host");
        }
        var last = before.last();
        boolean news =
                last.isEmpty() || sample.takenAtNanos() - last.get().sample().takenAtNanos() > 0;
        if (!news || !plausible(sample.counters())) {
            return unanswered(before, context);
        }
        return decode(last, sample, context);
    }

    /**
     * Returns the host as last known: STALE, or UNREACHABLE after {@code unreachableAfter} or if it never answered. All
     * its VMs are STALE; the track stays as it is.
     */
    public static Observation unanswered(HostTrack before, ObserveContext context) {
        if (before.last().isEmpty()) {
            var unknown = new HostSnapshot(
                    before.host(),
                    context.wall(),
                    HostState.UNREACHABLE,
                    ResourceVector.ZERO,
                    ResourceVector.ZERO,
                    HostPressure.NONE,
                    List.of());
            return new Observation(before, unknown);
        }
        var last = before.last().get();
        var known = last.snapshot();
        var since = Duration.ofNanos(Math.max(0, context.nowNanos() - last.observedAtNanos()));
        var vms = new ArrayList<VmSnapshot>(known.vms().size());
        for (VmSnapshot vm : known.vms()) {
            vms.add(vm.as(DataQuality.STALE, vm.age().plus(since)));
        }
        var age =
                Duration.ofNanos(Math.max(0, context.nowNanos() - last.sample().takenAtNanos()));
        var gone = age.compareTo(context.settings().unreachableAfter()) > 0;
        var snapshot = new HostSnapshot(
                known.id(),
                known.takenAt(),
                gone ? HostState.UNREACHABLE : HostState.STALE,
                known.capacity(),
                known.reserve(),
                known.pressure(),
                vms);
        return new Observation(before, snapshot);
    }

    private static boolean plausible(HostCounters counters) {
        return !counters.memoryTotal().isZero()
                && counters.memoryAvailable().compareTo(counters.memoryTotal()) <= 0
                && counters.cpuCapacity().value() > 0;
    }

    private static Observation decode(Optional<LastSample> last, HostSample sample, ObserveContext context) {
        long interval =
                last.map(l -> sample.takenAtNanos() - l.sample().takenAtNanos()).orElse(0L);
        var counters = sample.counters();
        boolean samePolicies = last.isPresent() && samePolicies(last.get(), counters, context);
        var policies = new PolicyReader(context.inventory(), counters.cpuCapacity());
        var reader = new VmReader(context, sample.takenAtNanos(), interval, policies, samePolicies);
        var tracks = readVms(last, sample, reader);
        var vms = new ArrayList<VmSnapshot>(tracks.size());
        for (VmTrack track : tracks) {
            vms.add(track.snapshot().orElseThrow());
        }
        var totals = reader.totals();
        var nonVmUse = nonVmUse(last, counters, totals, interval);
        var snapshot = new HostSnapshot(
                sample.host(),
                wallTimeOf(sample, context),
                stateOf(sample, context),
                ResourceVector.of(counters.cpuCapacity(), counters.memoryTotal()),
                reserve(counters, nonVmUse, totals, context.settings()),
                pressure(last, counters, totals, interval),
                vms);
        var track = HostTrack.of(
                new LastSample(sample, context.nowNanos(), nonVmUse, tracks, context.inventory(), snapshot));
        return new Observation(track, snapshot);
    }

    /**
     * The same instance is sure to say the same; comparing thousands of policies would cost more than reading them
     * again.
     */
    @SuppressWarnings("ReferenceEquality")
    private static boolean samePolicies(LastSample last, HostCounters counters, ObserveContext context) {
        return last.inventory() == context.inventory()
                && last.sample().counters().cpuCapacity().equals(counters.cpuCapacity());
    }

    /** Both lists are in id order, so that one walk finds each VM's predecessor. */
    private static List<VmTrack> readVms(Optional<LastSample> last, HostSample sample, VmReader reader) {
        List<VmSample> known = last.isPresent() ? last.get().sample().vms() : List.of();
        List<VmTrack> knownTracks = last.isPresent() ? last.get().vms() : List.of();
        var tracks = new ArrayList<VmTrack>(sample.vms().size());
        int i = 0;
        for (VmSample vm : sample.vms()) {
            int order = 1;
            while (i < known.size() && (order = known.get(i).id().compareTo(vm.id())) < 0) {
                i++;
            }
            boolean found = i < known.size() && order == 0;
            tracks.add(reader.read(vm, found ? knownTracks.get(i) : VmTrack.UNSEEN));
        }
        return tracks;
    }

    private static NonVmUse nonVmUse(Optional<LastSample> last, HostCounters counters, VmTotals totals, long interval) {
        var before = last.map(LastSample::nonVmUse).orElse(NonVmUse.NONE);
        if (!totals.residentKnown()) {
            return before;
        }
        long used = counters.memoryTotal().value() - counters.memoryAvailable().value();
        return before.after(Math.max(0, used - totals.residentBytes()), interval);
    }

    private static ResourceVector reserve(
            HostCounters counters, NonVmUse nonVmUse, VmTotals totals, MonitorSettings settings) {
        var total = counters.memoryTotal();
        long measured = Math.min(
                Rates.saturatingSum(nonVmUse.bytes(), totals.overheadBytes()),
                total.value() / MEASURED_RESERVE_DIVISOR);
        var memory = settings.minimumReserve()
                .max(total.times(settings.reserveRatio()))
                .max(Bytes.bytes(measured))
                .min(total);
        long cpu =
                Math.min(settings.cpuReserve().value(), counters.cpuCapacity().value());
        return ResourceVector.of(Millicores.millicores(cpu), memory);
    }

    private static HostPressure pressure(
            Optional<LastSample> last, HostCounters counters, VmTotals totals, long interval) {
        if (last.isEmpty()) {
            return new HostPressure(ByteRate.ZERO, counters.swapUsed(), 0);
        }
        if (interval < CpuMeter.MIN_INTERVAL_NANOS) {
            var before = last.get().snapshot().pressure();
            return new HostPressure(before.swapIn(), counters.swapUsed(), before.readyRatio());
        }
        long readBack = counters.swappedIn().value()
                - last.get().sample().counters().swappedIn().value();
        // A host that was restarted counts from zero again.
        var swapIn = Rates.perSecond(Math.max(0, readBack), interval);
        return new HostPressure(swapIn, counters.swapUsed(), totals.readyRatio());
    }

    private static HostState stateOf(HostSample sample, ObserveContext context) {
        long age = context.nowNanos() - sample.takenAtNanos();
        var settings = context.settings();
        if (age > settings.unreachableAfter().toNanos()) {
            return HostState.UNREACHABLE;
        }
        if (age > settings.staleAfter().toNanos()) {
            return HostState.STALE;
        }
        return context.inventory().maintenance().contains(sample.host()) ? HostState.MAINTENANCE : HostState.UP;
    }

    private static Instant wallTimeOf(HostSample sample, ObserveContext context) {
        return context.wall().minusNanos(Math.max(0, context.nowNanos() - sample.takenAtNanos()));
    }
}
