package org.opendrs.engine;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.opendrs.core.monitor.HostMonitor;
import org.opendrs.core.monitor.HostTrack;
import org.opendrs.core.monitor.HotspotDetector;
import org.opendrs.core.monitor.HotspotStates;
import org.opendrs.core.monitor.MonitorSettings;
import org.opendrs.core.monitor.Observation;
import org.opendrs.core.monitor.ObserveContext;
import org.opendrs.core.state.EngineState;
import org.opendrs.migration.MoveHistory;
import org.opendrs.model.ClusterSnapshot;
import org.opendrs.model.HostId;
import org.opendrs.model.HostSample;
import org.opendrs.model.HostSnapshot;
import org.opendrs.monitor.Hotspot;
import org.opendrs.spi.DrsClock;
import org.opendrs.spi.InventoryView;

/** Turns counters into snapshots, and remembers between samples what the pure monitoring code needs. Confined to the mailbox. */
final class Observing {
    private final DrsClock clock;
    private final MonitorSettings settings;
    private final Guests guests;
    private final SortedMap<HostId, HostTrack> tracks = new TreeMap<>();
    /** What looks between turns have decoded since the last turn. */
    private final SortedMap<HostId, Seen> seenBetween = new TreeMap<>();

    private HotspotStates hotspotStates = HotspotStates.EMPTY;
    private long revision;

    Observing(DrsClock clock, MonitorSettings settings, Guests guests) {
        this.clock = clock;
        this.settings = settings;
        this.guests = guests;
    }

    /** Takes over what an engine before this one remembered. */
    void remember(EngineState state) {
        for (HostTrack host : state.hosts()) {
            tracks.put(host.host(), host);
        }
        hotspotStates = state.hotspots();
        revision = state.revision();
        guests.remember(state.guests(), clock.monotonicNanos());
    }

    /** Returns what is remembered, with the moves and the turn that others count. */
    EngineState state(long turn, MoveHistory moves) {
        var hosts = new ArrayList<HostTrack>(tracks.size());
        for (HostTrack track : tracks.values()) {
            hosts.add(track.withoutInventory());
        }
        return new EngineState(
                clock.wall(), clock.monotonicNanos(), turn, revision, guests.remembered(), hosts, hotspotStates, moves);
    }

    /** Returns all known hosts, those that did not answer with what was last known of them. */
    ClusterSnapshot cluster(List<HostId> known, SortedMap<HostId, HostSample> samples, InventoryView inventory) {
        var context = context(inventory);
        var hosts = new ArrayList<HostSnapshot>();
        for (HostId host : known) {
            var sample = samples.get(host);
            hosts.add(
                    sample != null
                            ? inTurn(sample, context)
                            : keep(host, HostMonitor.unanswered(track(host), context)));
        }
        seenBetween.clear();
        guests.prune(context.nowNanos());
        return new ClusterSnapshot(++revision, context.wall(), hosts);
    }

    /** Returns the hosts that answered, for a look between turns. */
    List<HostSnapshot> answered(SortedMap<HostId, HostSample> samples, InventoryView inventory) {
        var context = context(inventory);
        var hosts = new ArrayList<HostSnapshot>(samples.size());
        for (HostSample sample : samples.values()) {
            seenBetween.put(sample.host(), seen(sample));
            hosts.add(answered(sample, context));
        }
        return hosts;
    }

    /** Returns which hosts are hot now. Call once a turn: the windows count turns. */
    List<Hotspot> hotspots(ClusterSnapshot snapshot) {
        var detection =
                HotspotDetector.detect(hotspotStates, snapshot.hosts(), clock.monotonicNanos(), settings.hotspots());
        hotspotStates = detection.states();
        return detection.hotspots();
    }

    /**
     * A port that hands out what was collected before may give the turn the sample that a look between turns has decoded already. It
     * is news for the turn all the same, and is decoded anew from what was known before that look.
     */
    private HostSnapshot inTurn(HostSample sample, ObserveContext context) {
        Seen seen = seenBetween.get(sample.host());
        return seen != null && seen.takenAtNanos() == sample.takenAtNanos()
                ? keep(sample.host(), HostMonitor.observe(seen.before(), sample, context))
                : answered(sample, context);
    }

    private Seen seen(HostSample sample) {
        Seen earlier = seenBetween.get(sample.host());
        if (earlier != null && earlier.takenAtNanos() == sample.takenAtNanos()) {
            return earlier;
        }
        return new Seen(sample.takenAtNanos(), track(sample.host()));
    }

    private HostSnapshot answered(HostSample sample, ObserveContext context) {
        var host = keep(sample.host(), HostMonitor.observe(track(sample.host()), sample, context));
        guests.sampled(host, context.nowNanos());
        return host;
    }

    private HostSnapshot keep(HostId host, Observation observation) {
        tracks.put(host, observation.track());
        return observation.snapshot();
    }

    private HostTrack track(HostId host) {
        HostTrack known = tracks.get(host);
        return known == null ? HostTrack.empty(host) : known;
    }

    private ObserveContext context(InventoryView inventory) {
        Instant wall = clock.wall();
        return new ObserveContext(clock.monotonicNanos(), wall, inventory, guests::classOf, settings);
    }

    /**
     * A sample that was decoded between two turns.
     *
     * @param takenAtNanos when it was taken
     * @param before what was known of the host before it
     */
    private record Seen(long takenAtNanos, HostTrack before) {}
}
