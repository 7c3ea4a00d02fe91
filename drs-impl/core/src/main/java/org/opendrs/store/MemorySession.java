package org.opendrs.store;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.opendrs.spi.Cancellable;
import org.opendrs.spi.ClusterStateStore.Session;

/** A session of {@link MemoryStore}; its state belongs to the store's lock. */
final class MemorySession implements Session {
    /** Renewals in one time to live. The owner stops relying on it one interval early, before others may assume it dead. */
    private static final int BEATS = 3;

    final long ttlNanos;
    final long beatNanos;
    private final MemoryStore store;
    private final long id;

    long renewedAtNanos;
    boolean ended;
    boolean abandoned;

    @Nullable
    Cancellable timer;

    MemorySession(MemoryStore store, long id, Duration ttl, long nowNanos) {
        this.store = store;
        this.id = id;
        ttlNanos = ttl.toNanos();
        // Rounded up: three intervals must not end a nanosecond before the session does.
        beatNanos = (ttlNanos + BEATS - 1) / BEATS;
        renewedAtNanos = nowNanos;
    }

    boolean expiredAt(long nowNanos) {
        return nowNanos - renewedAtNanos >= ttlNanos;
    }

    boolean reliableAt(long nowNanos) {
        return !ended && nowNanos - renewedAtNanos < ttlNanos - beatNanos;
    }

    @Override
    public long id() {
        return id;
    }

    @Override
    public boolean alive() {
        return store.reliable(this);
    }

    @Override
    public void close() {
        store.end(this);
    }
}
