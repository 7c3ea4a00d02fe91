package org.opendrs.core.monitor;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.opendrs.core.monitor.HostHeat.Opened;
import org.opendrs.core.monitor.Trigger.Sign;
import org.opendrs.explain.Reason;
import org.opendrs.model.HostSnapshot;
import org.opendrs.model.HostState;
import org.opendrs.model.Resource;
import org.opendrs.monitor.Hotspot;

/**
 * Tells which hosts are hotspots, spikes filtered out. Pure; may be called from any thread.
 *
 * <ul>
 *   <li>CPU: its VMs want nearly all of it <em>and</em> wait for it. Either alone is no overload: limits and pinning
 *       make VMs wait on an idle host, and a host just full makes nobody wait.
 *   <li>Memory: its VMs want more than there is, for a minute; or the host itself reads back from swap. Swap occupancy
 *       is never looked at, because it stays after the shortage is over.
 * </ul>
 *
 * <p>A host that was not sampled (STALE, UNREACHABLE) neither becomes hot nor cools down: its state freezes, and no
 * hotspot is reported for it until it answers again, because nothing could be decided about it. A host in MAINTENANCE
 * is sampled and counts like any other: its VMs suffer no less.
 */
public final class HotspotDetector {
    private static final Comparator<HostSnapshot> BY_ID = Comparator.comparing(HostSnapshot::id);

    private HotspotDetector() {}

    /**
     * Returns the hotspots after one more turn. Each call counts as one sample of each host. Hosts that are no longer
     * listed are forgotten.
     *
     * @param before what was returned last time, {@link HotspotStates#EMPTY} at first
     * @param hosts the hosts, each once
     * @param nowNanos the monotonic clock
     * @param settings levels and windows
     */
    public static Detection detect(
            HotspotStates before, List<HostSnapshot> hosts, long nowNanos, HotspotSettings settings) {
        var ordered = inIdOrder(hosts);
        var known = before.hosts();
        var states = new ArrayList<HostHeat>(ordered.size());
        var hotspots = new ArrayList<Hotspot>();
        int i = 0;
        for (HostSnapshot host : ordered) {
            while (i < known.size() && known.get(i).host().compareTo(host.id()) < 0) {
                i++;
            }
            boolean found = i < known.size() && known.get(i).host().equals(host.id());
            var heat = found ? known.get(i) : HostHeat.cold(host.id());
            if (!isSampled(host)) {
                states.add(heat.frozen());
                continue;
            }
            heat = step(heat, host, nowNanos, settings);
            states.add(heat);
            report(heat.cpuOpened(), host, Resource.CPU, nowNanos, hotspots);
            report(heat.memoryOpened(), host, Resource.MEMORY, nowNanos, hotspots);
        }
        return new Detection(new HotspotStates(states), hotspots);
    }

    private static boolean isSampled(HostSnapshot host) {
        return host.state() == HostState.UP || host.state() == HostState.MAINTENANCE;
    }

    private static List<HostSnapshot> inIdOrder(List<HostSnapshot> hosts) {
        for (int i = 1; i < hosts.size(); i++) {
            if (BY_ID.compare(hosts.get(i - 1), hosts.get(i)) > 0) {
                var sorted = new ArrayList<>(hosts);
                sorted.sort(BY_ID);
                return sorted;
            }
        }
        return hosts;
    }

    private static HostHeat step(HostHeat heat, HostSnapshot host, long nowNanos, HotspotSettings settings) {
        var wants = HostWants.of(host);
        long elapsed = heat.elapsedNanos(nowNanos);
        var cpu = heat.cpu().step(cpuSign(host, wants, settings), elapsed, settings.cpuRule());
        var deficit = heat.deficit().step(deficitSign(host, wants, settings), elapsed, settings.deficitRule());
        var swapIn = heat.swapIn().step(swapInSign(host, settings), elapsed, settings.swapInRule());

        Optional<Opened> cpuOpened = Optional.empty();
        if (cpu.heat() == Heat.HOT) {
            cpuOpened =
                    heat.cpuOpened().or(() -> opened(nowNanos, MonitorReasons.cpuOverload(host, wants, cpu, settings)));
        }
        Optional<Opened> memoryOpened = Optional.empty();
        if (deficit.heat() == Heat.HOT) {
            memoryOpened = heat.memoryOpened()
                    .or(() -> opened(nowNanos, MonitorReasons.memoryDeficit(host, wants, deficit, settings)));
        } else if (swapIn.heat() == Heat.HOT) {
            memoryOpened = heat.memoryOpened().or(() -> opened(nowNanos, MonitorReasons.hostSwapIn(host, settings)));
        }
        return new HostHeat(host.id(), nowNanos, true, cpu, deficit, swapIn, cpuOpened, memoryOpened);
    }

    private static Optional<Opened> opened(long nowNanos, Reason reason) {
        return Optional.of(new Opened(nowNanos, reason));
    }

    private static Sign cpuSign(HostSnapshot host, HostWants wants, HotspotSettings settings) {
        double demand = wants.cpuMillicores();
        double allocatable = host.allocatable().cpu().value();
        double ready = host.pressure().readyRatio();
        // Nobody wanting anything is no overload, even where there is nothing to give.
        if (demand == 0 || demand < settings.cpuLeave() * allocatable || ready < settings.readyLeave()) {
            return Sign.CALM;
        }
        return demand >= settings.cpuEnter() * allocatable && ready >= settings.readyEnter()
                ? Sign.ABOVE
                : Sign.BETWEEN;
    }

    private static Sign deficitSign(HostSnapshot host, HostWants wants, HotspotSettings settings) {
        double capacity = host.capacity().memory().value();
        long missing = wants.memoryBytes() - host.allocatable().memory().value();
        if (missing <= settings.deficitLeave() * capacity) {
            return Sign.CALM;
        }
        return missing > settings.deficitEnter() * capacity ? Sign.ABOVE : Sign.BETWEEN;
    }

    private static Sign swapInSign(HostSnapshot host, HotspotSettings settings) {
        var rate = host.pressure().swapIn();
        if (rate.compareTo(settings.swapInLeave()) <= 0) {
            return Sign.CALM;
        }
        return rate.compareTo(settings.swapInEnter()) > 0 ? Sign.ABOVE : Sign.BETWEEN;
    }

    private static void report(
            Optional<Opened> opened, HostSnapshot host, Resource resource, long nowNanos, List<Hotspot> into) {
        if (opened.isPresent()) {
            var hotspot = opened.get();
            var age = Duration.ofNanos(Math.max(0, nowNanos - hotspot.sinceNanos()));
            into.add(new Hotspot(host.id(), resource, age, hotspot.reason()));
        }
    }
}
