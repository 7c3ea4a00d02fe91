package org.opendrs.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.opendrs.model.HostId;
import org.opendrs.model.HostPressure;
import org.opendrs.model.HostSnapshot;
import org.opendrs.model.HostState;
import org.opendrs.model.ResourceVector;
import org.opendrs.spi.ClusterStateStore.Entry;
import org.opendrs.spi.ClusterStateStore.Session;
import org.opendrs.spi.StoreException;
import org.opendrs.store.MemoryStore;
import org.opendrs.store.VirtualTime;
import org.opendrs.unit.Bytes;
import org.opendrs.unit.Millicores;

class HostDirectoryTest {
    private static final Duration DEADLINE = Duration.ofSeconds(5);

    private final VirtualTime time = new VirtualTime();
    private final TroubledStore store = new TroubledStore(new MemoryStore(time, time));
    private final HostDirectory directory = new HostDirectory(store, time, time);
    private final Session session = time.await(store.openSession(Duration.ofSeconds(30), DEADLINE));

    @Test
    void theLoadStandsUnderTheHostsName() {
        publish();
        assertThat(entries()).singleElement().satisfies(entry -> {
            assertThat(entry.key()).isEqualTo("drs/host/rack%002f1/load");
            assertThat(entry.value())
                    .startsWith("{\"v\":1,\"host\":\"rack/1\",")
                    .contains("\"memory\":68719476736");
        });
    }

    @Test
    void publicationsAreCounted() {
        publish();
        publish();
        assertThat(directory.published()).isEqualTo(2);
    }

    @Test
    void theLoadVanishesWithTheSession() {
        publish();
        session.close();
        assertThat(entries()).isEmpty();
    }

    @Test
    void aLostAnswerIsFoundByReadingBack() {
        store.next(TroubledStore.Trouble.LOST_ANSWER);
        assertThat(publish()).isEqualTo(1);
    }

    @Test
    void aLostRequestIsNotTakenForAPublication() {
        store.next(TroubledStore.Trouble.LOST_REQUEST);
        assertThatThrownBy(this::publish)
                .hasCauseInstanceOf(StoreException.class)
                .hasMessageContaining("OUTCOME_UNKNOWN");
        assertThat(directory.published()).isZero();
    }

    @Test
    void aStoreThatHangsFailsTheStageByTheDeadline() {
        store.next(TroubledStore.Trouble.HANGS);
        store.hangReads();
        assertThatThrownBy(this::publish).hasMessageContaining("OUTCOME_UNKNOWN");
        assertThat(time.monotonicNanos()).isLessThanOrEqualTo(DEADLINE.toNanos());
    }

    private long publish() {
        var capacity = ResourceVector.of(Millicores.cores(16), Bytes.gib(64));
        var host = new HostSnapshot(
                new HostId("rack/1"),
                Instant.EPOCH,
                HostState.UP,
                capacity,
                ResourceVector.ZERO,
                HostPressure.NONE,
                List.of());
        return time.await(directory.publish(host, session, DEADLINE));
    }

    private List<Entry> entries() {
        return time.await(store.snapshot("drs/host/", DEADLINE)).entries();
    }
}
