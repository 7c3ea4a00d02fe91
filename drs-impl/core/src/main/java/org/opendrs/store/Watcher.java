package org.opendrs.store;

import org.opendrs.spi.ClusterStateStore.WatchListener;

/** One watch. It holds a place in the change log instead of a queue, so that a slow listener costs no memory. */
final class Watcher {
    final String prefix;
    final WatchListener listener;
    /** The revision that is looked at next. */
    long next;
    /** Whether a delivery has been submitted that has not ended. */
    boolean delivering;

    boolean closed;

    Watcher(String prefix, long next, WatchListener listener) {
        this.prefix = prefix;
        this.next = next;
        this.listener = listener;
    }
}
