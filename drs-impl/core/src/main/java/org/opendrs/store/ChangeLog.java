package org.opendrs.store;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.opendrs.spi.ClusterStateStore.Entry;

/**
 * The last changes, one for each revision, in a ring. Revisions have no gaps, so that a revision is found without searching.
 *
 * <p>Not safe for use by several threads; the store holds its lock.
 */
final class ChangeLog {
    /** Revisions kept. At 42 publications per second, what 10 000 hosts write, a watcher may fall 4 min behind. */
    static final int CAPACITY = 10_000;

    private final @Nullable Change[] ring = new @Nullable Change[CAPACITY];
    private long newest;
    private long oldest = 1;

    /**
     * What one transaction changed.
     *
     * @param revision the store's revision after it
     * @param written entries as written, in the order of the operations
     * @param deleted names of deleted keys, in the order of the operations
     */
    record Change(long revision, List<Entry> written, List<String> deleted) {
        /** Copies the lists. */
        Change {
            written = List.copyOf(written);
            deleted = List.copyOf(deleted);
        }

        boolean touches(String prefix) {
            return written.stream().anyMatch(e -> e.key().startsWith(prefix))
                    || deleted.stream().anyMatch(key -> key.startsWith(prefix));
        }

        /** Returns the part of the change that concerns keys with this prefix. */
        Change under(String prefix) {
            return new Change(
                    revision,
                    written.stream().filter(e -> e.key().startsWith(prefix)).toList(),
                    deleted.stream().filter(key -> key.startsWith(prefix)).toList());
        }
    }

    void append(Change change) {
        if (change.revision() != newest + 1) {
            throw new IllegalStateException("revision " + change.revision() + " does not follow " + newest);
        }
        newest = change.revision();
        ring[slot(newest)] = change;
        oldest = Math.max(oldest, newest - CAPACITY + 1);
    }

    /** Returns the newest revision; zero if nothing was ever written. */
    long newest() {
        return newest;
    }

    /** Returns the oldest revision that is still kept; one above the newest if none is. */
    long oldest() {
        return oldest;
    }

    /** Returns the change of a revision that is kept. */
    Change at(long revision) {
        var change = ring[slot(revision)];
        if (revision < oldest || revision > newest || change == null) {
            throw new IllegalArgumentException(
                    "revision " + revision + " is not kept, only " + oldest + " to " + newest);
        }
        return change;
    }

    /** Forgets all changes up to now. */
    void compact() {
        oldest = newest + 1;
    }

    private static int slot(long revision) {
        return (int) (revision % CAPACITY);
    }
}
