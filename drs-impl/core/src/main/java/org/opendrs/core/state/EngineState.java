package org.opendrs.core.state;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.opendrs.core.monitor.HostTrack;
import org.opendrs.core.monitor.HotspotStates;
import org.opendrs.migration.MoveHistory;
import org.opendrs.migration.PastMove;

/**
 * Everything that an engine remembers from turn to turn, at one instant. An engine that starts from it decides as the one that it
 * came from would have. Instants inside are those of the monotonic clock at {@code takenAtNanos}; {@link #at} moves them to the
 * clock of another process.
 *
 * @param takenAt the wall clock when it was taken
 * @param takenAtNanos the monotonic clock at the same time
 * @param turn number of the newest turn
 * @param revision revision of the newest snapshot
 * @param guests what is remembered of guests, in id order
 * @param hosts what is remembered of the counters of hosts, in id order
 * @param hotspots what is remembered of hotspots
 * @param moves migrations that have ended
 */
public record EngineState(
        Instant takenAt,
        long takenAtNanos,
        long turn,
        long revision,
        List<KnownGuest> guests,
        List<HostTrack> hosts,
        HotspotStates hotspots,
        MoveHistory moves) {
    /** Copies the lists. */
    public EngineState {
        guests = List.copyOf(guests);
        hosts = List.copyOf(hosts);
    }

    /** Returns a state in which nothing is remembered. */
    public static EngineState empty(Instant wall, long nowNanos) {
        return new EngineState(wall, nowNanos, 0, 0, List.of(), List.of(), HotspotStates.EMPTY, MoveHistory.EMPTY);
    }

    /**
     * Returns the same on the clocks of another process that show these times now. How long ago things were follows from the wall
     * clock; if that went back, no time has passed, so that every cooldown lasts longer rather than shorter.
     */
    public EngineState at(Instant wall, long nowNanos) {
        var passed = Duration.between(takenAt, wall);
        long elapsed = passed.isNegative() ? 0 : passed.toNanos();
        return shifted(wall, nowNanos, nowNanos - elapsed - takenAtNanos);
    }

    /** Returns the same with all instants relative to when it was taken, for keeping. */
    public EngineState relative() {
        return shifted(takenAt, 0, -takenAtNanos);
    }

    private EngineState shifted(Instant wall, long atNanos, long nanos) {
        var movedGuests = new ArrayList<KnownGuest>(guests.size());
        for (KnownGuest guest : guests) {
            movedGuests.add(new KnownGuest(guest.vm(), guest.history().shifted(nanos)));
        }
        var movedHosts = new ArrayList<HostTrack>(hosts.size());
        for (HostTrack host : hosts) {
            movedHosts.add(host.shifted(nanos));
        }
        var movedMoves = new ArrayList<PastMove>();
        for (PastMove move : moves.moves()) {
            movedMoves.add(
                    new PastMove(move.vm(), move.from(), move.to(), move.endedAtNanos() + nanos, move.succeeded()));
        }
        return new EngineState(
                wall,
                atNanos,
                turn,
                revision,
                movedGuests,
                movedHosts,
                hotspots.shifted(nanos),
                new MoveHistory(movedMoves));
    }
}
