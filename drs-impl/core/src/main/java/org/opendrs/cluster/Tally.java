package org.opendrs.cluster;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.opendrs.explain.Input;
import org.opendrs.explain.Reason;
import org.opendrs.model.ResourceVector;
import org.opendrs.spi.ClusterStateStore.Entry;

/** Sums up the grants of one destination, those of the asking VM left out. */
final class Tally {
    private final Sightings sightings;
    private final long nowNanos;
    private final List<String> ended = new ArrayList<>();
    private ResourceVector granted = ResourceVector.ZERO;
    private int incoming;
    private boolean unreadable;

    Tally(Sightings sightings, long nowNanos) {
        this.sightings = sightings;
        this.nowNanos = nowNanos;
    }

    void add(Entry entry) {
        var value = GrantValue.read(entry);
        if (value.isEmpty()) {
            unreadable = true;
        } else if (nowNanos - sightings.endOf(entry, value.get().validFor(), nowNanos) >= 0) {
            ended.add(entry.key());
        } else {
            granted = granted.plus(value.get().claim());
            incoming++;
        }
    }

    /** Returns the keys of grants that have ended and may be cleared away. */
    List<String> ended() {
        return ended;
    }

    /** Returns why the request cannot be granted, or empty if it can. */
    Optional<Reason> refusal(RoomRequest request) {
        if (unreadable) {
            return Optional.of(Reason.of(RoomAnswer.LEDGER_UNREADABLE));
        }
        if (incoming >= request.incomingLimit()) {
            return Optional.of(Reason.of(
                    RoomAnswer.TOO_MANY_INCOMING,
                    new Input("incoming", incoming),
                    new Input("limit", request.incomingLimit())));
        }
        var claim = request.claim();
        var room = request.room();
        if (granted.plus(claim).fitsWithin(room)) {
            return Optional.empty();
        }
        return Optional.of(Reason.of(
                RoomAnswer.NO_ROOM,
                new Input("claimMemory", claim.memory().value()),
                new Input("grantedMemory", granted.memory().value()),
                new Input("roomMemory", room.memory().value()),
                new Input("claimCpu", claim.cpu().value()),
                new Input("grantedCpu", granted.cpu().value()),
                new Input("roomCpu", room.cpu().value())));
    }
}
