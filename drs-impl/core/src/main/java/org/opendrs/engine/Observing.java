package org.opendrs.engine;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.opendrs.core.monitor.HostMonitor;
import org.opendrs.core.monitor.HostTrack;
import org.opendrs.core.monitor.HotspotDetector;
import org.opendrs.core.monitor.HotspotStates;
import org.opendrs.core.monitor.MonitorSettings;
import org.opendrs.core.monitor.Observation;
import org.opendrs.core.monitor.ObserveContext;
import org.opendrs.core.state.EngineState;
import org.opendrs.engine.Guests.Lessons;
import org.opendrs.migration.MoveHistory;
import org.opendrs.model.ClusterSnapshot;
import org.opendrs.model.HostId;
import org.opendrs.model.HostSample;
import org.opendrs.model.HostSnapshot;
import org.opendrs.monitor.Hotspot;
import org.opendrs.spi.DrsClock;
import org.opendrs.spi.InventoryView;

/**
 * Turns counters into snapshots, and remembers between samples what the pure monitoring code needs. Confined to the mailbox: workers
 * decode host by host and change nothing, then what came of it is kept in the order of the hosts.
 */
final class Observing {
    private final DrsClock clock;
    private final MonitorSettings settings;
    private final Guests guests;
    private final Workers workers;
    /** For look-ups only, as the next one; what is told of them goes in id order. */
    private final Map<HostId, HostTrack> tracks = new HashMap<>();
    /** What looks between turns have decoded since the last turn. */
    private final Map<HostId, Seen> seenBetween = new HashMap<>();

    private HotspotStates hotspotStates = HotspotStates.EMPTY;
    private long revision;

    Observing(DrsClock clock, MonitorSettings settings, Guests guests, Workers workers) {
        this.clock = clock;
        this.settings = settings;
        this.guests = guests;
        this.workers = workers;
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
        for (HostTrack track : new TreeMap<>(tracks).values()) {
            hosts.add(track.withoutInventory());
        }
        return new EngineState(
                clock.wall(), clock.monotonicNanos(), turn, revision, guests.remembered(), hosts, hotspotStates, moves);
    }

    /** Returns all known hosts, those that did not answer with what was last known of them. */
    ClusterSnapshot cluster(List<HostId> known, SortedMap<HostId, HostSample> samples, InventoryView inventory) {
        var look = look(inventory);
        var hosts = keep(workers.map(known, host -> decode(host, samples.get(host), look)), look);
        seenBetween.clear();
        guests.prune(look.nowNanos);
        return new ClusterSnapshot(++revision, look.wall, hosts);
    }

    /** Returns the hosts that answered, for a look between turns. */
    List<HostSnapshot> answered(SortedMap<HostId, HostSample> samples, InventoryView inventory) {
        var look = look(inventory);
        for (HostSample sample : samples.values()) {
            seenBetween.put(sample.host(), seen(sample));
        }
        return keep(workers.map(List.copyOf(samples.values()), sample -> decodeNews(sample, look)), look);
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
    private Decoded decode(HostId host, @Nullable HostSample sample, Look look) {
        if (sample == null) {
            return new Decoded(HostMonitor.unanswered(track(host), context(host, look)), Lessons.none(host));
        }
        Seen seen = seenBetween.get(sample.host());
        return seen != null && seen.takenAtNanos() == sample.takenAtNanos()
                ? new Decoded(observation(seen.before(), sample, look), Lessons.none(host))
                : decodeNews(sample, look);
    }

    private Decoded decodeNews(HostSample sample, Look look) {
        var observation = observation(track(sample.host()), sample, look);
        return new Decoded(observation, guests.study(observation.snapshot(), look.nowNanos));
    }

    private Observation observation(HostTrack before, HostSample sample, Look look) {
        return HostMonitor.observe(before, sample, context(sample.host(), look));
    }

    private List<HostSnapshot> keep(List<Decoded> decoded, Look look) {
        var hosts = new ArrayList<HostSnapshot>(decoded.size());
        for (Decoded host : decoded) {
            HostTrack track = host.observation().track();
            tracks.put(track.host(), track);
            guests.learn(host.lessons(), look.nowNanos);
            hosts.add(host.observation().snapshot());
        }
        return hosts;
    }

    private Seen seen(HostSample sample) {
        Seen earlier = seenBetween.get(sample.host());
        if (earlier != null && earlier.takenAtNanos() == sample.takenAtNanos()) {
            return earlier;
        }
        return new Seen(sample.takenAtNanos(), track(sample.host()));
    }

    private HostTrack track(HostId host) {
        HostTrack known = tracks.get(host);
        return known == null ? HostTrack.empty(host) : known;
    }

    private Look look(InventoryView inventory) {
        return new Look(clock.wall(), clock.monotonicNanos(), inventory);
    }

    private ObserveContext context(HostId host, Look look) {
        return new ObserveContext(look.nowNanos, look.wall, look.inventory, guests.classesOn(host), settings);
    }

    /** One look at the hosts: when, and with what inventory. */
    private record Look(Instant wall, long nowNanos, InventoryView inventory) {}

    /**
     * What a worker made of one host.
     *
     * @param observation the host
     * @param lessons what its guests teach
     */
    private record Decoded(Observation observation, Lessons lessons) {}

    /**
     * A sample that was decoded between two turns.
     *
     * @param takenAtNanos when it was taken
     * @param before what was known of the host before it
     */
    private record Seen(long takenAtNanos, HostTrack before) {}
}
