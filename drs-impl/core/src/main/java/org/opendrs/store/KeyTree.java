package org.opendrs.store;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.opendrs.spi.ClusterStateStore.Entry;
import org.opendrs.spi.ClusterStateStore.Guard;
import org.opendrs.spi.ClusterStateStore.Op;
import org.opendrs.store.ChangeLog.Change;

/** All keys in order, and the rules by which transactions change them. Not safe for use by several threads. */
final class KeyTree {
    private final TreeMap<String, Stored> keys = new TreeMap<>();

    /** An entry and the session that it is bound to. */
    private record Stored(Entry entry, OptionalLong session) {}

    List<Entry> under(String prefix) {
        var found = new ArrayList<Entry>();
        for (var stored : keys.tailMap(prefix, true).values()) {
            if (!stored.entry().key().startsWith(prefix)) {
                break;
            }
            found.add(stored.entry());
        }
        return found;
    }

    boolean holds(Guard guard) {
        var stored = keys.get(guard.key());
        if (guard instanceof Guard.Absent) {
            return stored == null;
        }
        if (stored == null) {
            return false;
        }
        if (guard instanceof Guard.Unchanged unchanged) {
            return stored.entry().modRevision() == unchanged.modRevision();
        }
        if (guard instanceof Guard.SameOwner owner) {
            return stored.entry().createRevision() == owner.createRevision();
        }
        return true;
    }

    /** Returns whether the operations would change anything: deleting what does not exist does not count. */
    boolean wouldChange(List<Op> ops) {
        return ops.stream().anyMatch(op -> op instanceof Op.Put || keys.containsKey(op.key()));
    }

    /** Carries the operations out at the given revision. */
    Change apply(List<Op> ops, long revision) {
        var written = new ArrayList<Entry>();
        var deleted = new ArrayList<String>();
        for (var op : ops) {
            if (op instanceof Op.Put put) {
                var before = keys.get(put.key());
                long created = before == null ? revision : before.entry().createRevision();
                var entry = new Entry(put.key(), put.value(), created, revision);
                keys.put(put.key(), new Stored(entry, put.session()));
                written.add(entry);
            } else if (keys.remove(op.key()) != null) {
                deleted.add(op.key());
            }
        }
        return new Change(revision, written, deleted);
    }

    /** Returns the deletions that end a session. */
    List<Op> deletionsOf(long session) {
        var deletions = new ArrayList<Op>();
        for (var stored : keys.values()) {
            if (stored.session().isPresent() && stored.session().getAsLong() == session) {
                deletions.add(new Op.Delete(stored.entry().key()));
            }
        }
        return deletions;
    }
}
