package org.opendrs.core.balloon;

import java.util.Optional;
import org.opendrs.balloon.GuestHistory;
import org.opendrs.balloon.SizeWatch;
import org.opendrs.model.ReclaimCounters;
import org.opendrs.unit.ByteRate;
import org.opendrs.unit.Bytes;

/** A history being edited: copies one, is changed field by field, becomes the next one. Lives within one step. */
final class HistoryDraft {
    Bytes peak;
    ByteRate growth;
    Bytes lastLoad;
    long sampledAt;
    long firstSeenAt;
    int validSamples;
    boolean swapSeen;
    Optional<Bytes> target;
    long commandedAt;
    long lastShrinkAt;
    long lastGrowthAt;
    long distressedUntil;
    Bytes floor;
    long floorUntil;
    int stalledSamples;
    Bytes lastActual;
    Optional<Bytes> pending;
    long uncertainSince;
    Bytes doubted;
    long spacing;
    int awaitedSamples;
    SizeWatch watch;
    Optional<ReclaimCounters> reclaim;

    HistoryDraft(GuestHistory from) {
        peak = from.peak();
        growth = from.growth();
        lastLoad = from.lastLoad();
        sampledAt = from.sampledAtNanos();
        firstSeenAt = from.firstSeenAtNanos();
        validSamples = from.validSamples();
        swapSeen = from.swapSeen();
        target = from.target();
        commandedAt = from.commandedAtNanos();
        lastShrinkAt = from.lastShrinkAtNanos();
        lastGrowthAt = from.lastGrowthAtNanos();
        distressedUntil = from.distressedUntilNanos();
        floor = from.floor();
        floorUntil = from.floorUntilNanos();
        stalledSamples = from.stalledSamples();
        lastActual = from.lastActual();
        pending = from.pending();
        uncertainSince = from.uncertainSinceNanos();
        doubted = from.doubted();
        spacing = from.spacingNanos();
        awaitedSamples = from.awaitedSamples();
        watch = from.watch();
        reclaim = from.reclaim();
    }

    /** Raises the floor; one that is in force and higher stays, and the later end counts. */
    void raiseFloor(Bytes to, long now, long forNanos) {
        boolean inForce = now < floorUntil;
        floor = inForce ? floor.max(to) : to;
        floorUntil = inForce ? Math.max(floorUntil, now + forNanos) : now + forNanos;
    }

    boolean isUncertain() {
        return pending.isPresent() && uncertainSince >= commandedAt;
    }

    GuestHistory build() {
        return new GuestHistory(
                peak,
                growth,
                lastLoad,
                sampledAt,
                firstSeenAt,
                validSamples,
                swapSeen,
                target,
                commandedAt,
                lastShrinkAt,
                lastGrowthAt,
                distressedUntil,
                floor,
                floorUntil,
                stalledSamples,
                lastActual,
                pending,
                uncertainSince,
                doubted,
                spacing,
                awaitedSamples,
                watch,
                reclaim);
    }
}
