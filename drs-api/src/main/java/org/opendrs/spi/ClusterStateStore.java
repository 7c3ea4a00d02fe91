package org.opendrs.spi;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletionStage;
import org.opendrs.monitor.Subscription;

/**
 * A small, strongly consistent store that the hosts of a pool share: one revision for each transaction, compare-and-swap over
 * several keys, sessions whose keys vanish with them. The in-memory store is the default; a distributed one has the same
 * semantics. Keys are at most 256 ASCII characters, values at most 4096 characters, transactions at most 32 operations.
 *
 * <p>Stages fail with {@link StoreException}. Safe for use by any thread.
 */
public interface ClusterStateStore {
    /** Longest key, in characters. */
    int MAX_KEY_LENGTH = 256;

    /** Longest value, in characters. */
    int MAX_VALUE_LENGTH = 4096;

    /** Most operations in one transaction. */
    int MAX_OPERATIONS = 32;

    /** Reads all keys that start with the prefix, consistently at one revision, in key order. */
    CompletionStage<StoreSnapshot> snapshot(String prefix, Duration deadline);

    /**
     * Delivers every change of keys with this prefix from the given revision on, each revision once and in order. If changes may
     * have been missed, the listener is told to take a new snapshot; there is never a silent gap.
     */
    Subscription watch(String prefix, long fromRevision, WatchListener listener);

    /** Opens a session that keeps itself alive. Keys bound to it vanish at most {@code ttl} plus 5 s after its owner has died. */
    CompletionStage<Session> openSession(Duration ttl, Duration deadline);

    /** Applies {@code then} if all guards hold, else {@code orElse}; atomically and at one revision. */
    CompletionStage<TxnResult> txn(List<Guard> ifAll, List<Op> then, List<Op> orElse, Duration deadline);

    /** Returns how the store is doing, from what is known locally. */
    StoreHealth health();

    /**
     * One key.
     *
     * @param key the key
     * @param value its value
     * @param createRevision revision at which the key came to be; a deleted and rewritten key has a new one
     * @param modRevision revision of its last change
     */
    record Entry(String key, String value, long createRevision, long modRevision) {}

    /**
     * All keys under a prefix.
     *
     * @param revision the revision at which they were read
     * @param entries in key order
     */
    record StoreSnapshot(long revision, List<Entry> entries) {
        /** Copies the list. */
        public StoreSnapshot {
            entries = List.copyOf(entries);
        }

        /** Returns the entry with this key. */
        public Optional<Entry> entry(String key) {
            return entries.stream().filter(e -> e.key().equals(key)).findFirst();
        }
    }

    /** A condition of a transaction. */
    sealed interface Guard {
        /** Returns the key that is looked at. */
        String key();

        /**
         * The key does not exist.
         *
         * @param key the key
         */
        record Absent(String key) implements Guard {}

        /**
         * The key exists.
         *
         * @param key the key
         */
        record Exists(String key) implements Guard {}

        /**
         * The key was last changed at this revision.
         *
         * @param key the key
         * @param modRevision the revision
         */
        record Unchanged(String key, long modRevision) implements Guard {}

        /**
         * The key came to be at this revision, so that its owner is still the same.
         *
         * @param key the key
         * @param createRevision the revision
         */
        record SameOwner(String key, long createRevision) implements Guard {}
    }

    /** A change of a transaction. */
    sealed interface Op {
        /** Returns the key that is changed. */
        String key();

        /**
         * Writes a key.
         *
         * @param key the key
         * @param value its new value
         * @param session id of the session that the key is bound to; empty if it shall stay
         */
        record Put(String key, String value, OptionalLong session) implements Op {}

        /**
         * Deletes a key, if it exists.
         *
         * @param key the key
         */
        record Delete(String key) implements Op {}
    }

    /**
     * Result of a transaction.
     *
     * @param succeeded whether all guards held
     * @param revision the store's revision after it
     */
    record TxnResult(boolean succeeded, long revision) {}

    /** A lease that keeps itself alive until it is closed. */
    interface Session {
        /** Returns the id that keys are bound to. */
        long id();

        /** Returns whether the session can still be relied on, decided locally and before others may assume it dead. */
        boolean alive();

        /** Ends the session; its keys vanish at once. */
        void close();
    }

    /** Receives changes. Called on one thread at a time; an exception does not end the watch. */
    interface WatchListener {
        /** Receives all changes of one revision: an entry for each written key, the names of deleted ones. */
        void changed(long revision, List<Entry> written, List<String> deleted);

        /** Changes may have been missed: take a new snapshot and watch from there. */
        void resync(String reason);
    }

    /**
     * How the store is doing.
     *
     * @param connected whether the last call or keep-alive succeeded
     * @param revision the last revision seen
     */
    record StoreHealth(boolean connected, long revision) {}
}
