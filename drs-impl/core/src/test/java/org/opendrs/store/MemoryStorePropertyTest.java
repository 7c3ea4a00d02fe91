package org.opendrs.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.opendrs.spi.ClusterStateStore.Entry;
import org.opendrs.spi.ClusterStateStore.Op;
import org.opendrs.spi.ClusterStateStore.WatchListener;

/** What holds for any sequence of transactions. */
class MemoryStorePropertyTest {
    private static final Duration DEADLINE = Duration.ofSeconds(2);

    @Property(tries = 200, seed = "42")
    void aSnapshotAndAWatchFromThereGiveTheFinalState(@ForAll long seed) {
        var random = new SplittableRandom(seed);
        var time = new VirtualTime();
        var store = new MemoryStore(time, time);
        randomWrites(store, time, random);
        var start = time.await(store.snapshot("a", DEADLINE));
        var replica = new Replica(start.entries());
        store.watch("a", start.revision() + 1, replica);
        randomWrites(store, time, random);
        time.settle();
        var end = time.await(store.snapshot("a", DEADLINE));
        assertThat(List.copyOf(replica.entries.values())).isEqualTo(end.entries());
        assertThat(replica.revisions).isSorted().doesNotHaveDuplicates();
    }

    private static void randomWrites(MemoryStore store, VirtualTime time, SplittableRandom random) {
        for (int i = random.nextInt(20); i > 0; i--) {
            var ops = new ArrayList<Op>();
            for (var key : List.of("a1", "a2", "b1", "a3")) {
                switch (random.nextInt(3)) {
                    case 0 -> ops.add(new Op.Put(key, "v" + random.nextInt(), OptionalLong.empty()));
                    case 1 -> ops.add(new Op.Delete(key));
                    default -> {}
                }
            }
            store.txn(List.of(), ops, List.of(), DEADLINE);
            if (random.nextBoolean()) {
                time.settle();
            }
        }
    }

    private static final class Replica implements WatchListener {
        private final TreeMap<String, Entry> entries = new TreeMap<>();
        private final List<Long> revisions = new ArrayList<>();

        Replica(List<Entry> start) {
            start.forEach(entry -> entries.put(entry.key(), entry));
        }

        @Override
        public void changed(long revision, List<Entry> written, List<String> deleted) {
            revisions.add(revision);
            written.forEach(entry -> entries.put(entry.key(), entry));
            deleted.forEach(entries::remove);
        }

        @Override
        public void resync(String reason) {
            throw new AssertionError(reason);
        }
    }
}
