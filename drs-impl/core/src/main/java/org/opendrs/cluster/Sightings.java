package org.opendrs.cluster;

import java.time.Duration;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListMap;
import org.opendrs.spi.ClusterStateStore.Entry;
import org.opendrs.spi.ClusterStateStore.StoreSnapshot;

/**
 * Since when this engine has known each grant. A grant's end is counted from there: for its owner from before it was asked for, for
 * everybody else from when they first saw it, so that its owner gives it up before the others take it for ended.
 */
final class Sightings {
    private final ConcurrentSkipListMap<String, Sighting> byKey = new ConcurrentSkipListMap<>();

    /**
     * One grant that was seen.
     *
     * @param revision the revision of the grant; another revision is another grant
     * @param sinceNanos when it was asked for or first seen
     * @param own whether this engine asked for it and was told that it has it
     */
    private record Sighting(long revision, long sinceNanos, boolean own) {}

    /** Notes a grant that this engine has been given. */
    void own(String key, long revision, long askedAtNanos) {
        byKey.put(key, new Sighting(revision, askedAtNanos, true));
    }

    /** Returns whether this engine was given exactly this grant. */
    boolean isOwn(Entry entry) {
        var sighting = byKey.get(entry.key());
        return sighting != null && sighting.own() && sighting.revision() == entry.modRevision();
    }

    /** Returns when this grant ends, and notes it if it was not known. */
    long endOf(Entry entry, Duration validFor, long nowNanos) {
        var fresh = new Sighting(entry.modRevision(), nowNanos, false);
        var sighting =
                byKey.merge(entry.key(), fresh, (known, seen) -> known.revision() >= seen.revision() ? known : seen);
        return sighting.sinceNanos() + validFor.toNanos();
    }

    /** Forgets the grants under this prefix that no longer exist. */
    void keepOnly(String prefix, StoreSnapshot snapshot) {
        var present = new TreeSet<String>();
        snapshot.entries().forEach(entry -> present.add(entry.key()));
        byKey.tailMap(prefix, true)
                .entrySet()
                .removeIf(known -> known.getKey().startsWith(prefix)
                        && !present.contains(known.getKey())
                        // A newer grant may have been given while this snapshot was under way.
                        && known.getValue().revision() <= snapshot.revision());
    }
}
