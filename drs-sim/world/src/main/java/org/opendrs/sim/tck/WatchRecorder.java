package org.opendrs.sim.tck;

import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.opendrs.spi.ClusterStateStore.Entry;
import org.opendrs.spi.ClusterStateStore.WatchListener;

/** Writes down what a watch delivers, on whatever thread it does. */
final class WatchRecorder implements WatchListener {
    final List<Batch> batches = new CopyOnWriteArrayList<>();
    final List<String> resyncs = new CopyOnWriteArrayList<>();
    final AtomicInteger overlaps = new AtomicInteger();
    private final AtomicInteger inside = new AtomicInteger();
    private final boolean faulty;

    /** A faulty listener throws each time, after it has written the delivery down. */
    WatchRecorder(boolean faulty) {
        this.faulty = faulty;
    }

    @Override
    public void changed(long revision, List<Entry> written, List<String> deleted) {
        if (inside.incrementAndGet() > 1) {
            overlaps.incrementAndGet();
        }
        var changes = new TreeSet<String>();
        written.forEach(entry -> changes.add(entry.key() + "=" + entry.value()));
        deleted.forEach(key -> changes.add(key + " deleted"));
        batches.add(new Batch(revision, List.copyOf(changes)));
        inside.decrementAndGet();
        if (faulty) {
            throw new IllegalStateException("this listener always fails; the kit checks that its watch goes on");
        }
    }

    @Override
    public void resync(String reason) {
        resyncs.add(reason);
    }

    /**
     * One delivery.
     *
     * @param revision its revision
     * @param changes what changed, in the order of the keys
     */
    record Batch(long revision, List<String> changes) {}
}
