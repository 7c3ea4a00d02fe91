package org.opendrs.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.opendrs.unit.Bytes.gib;
import static org.opendrs.unit.Millicores.cores;

import com.fasterxml.jackson.core.JsonProcessingException;
import org.junit.jupiter.api.Test;
import org.opendrs.balloon.GuestHistory;
import org.opendrs.model.ClusterSnapshot;
import org.opendrs.model.GuestStats;
import org.opendrs.model.HostId;
import org.opendrs.model.HostSnapshot;
import org.opendrs.model.MemoryState;
import org.opendrs.model.ReclaimCounters;
import org.opendrs.unit.ByteRate;
import org.opendrs.unit.Bytes;

/** What was written before records had these components is still read. */
class YoungerComponentsTest {
    private static final MemoryState MEMORY =
            new MemoryState(gib(4), gib(2), gib(1), Bytes.ZERO, gib(2), ByteRate.ZERO, ByteRate.ZERO, 0);

    @Test
    void whatIsNotToldIsNotWrittenEither() throws JsonProcessingException {
        assertThat(write(MEMORY)).doesNotContain("reclaim").endsWith("\"majorFaultsPerSecond\":0}");
        assertThat(write(GuestHistory.none())).doesNotContain("reclaim").contains("\"target\":null");
        assertThat(write(GuestStats.builder(1).usable(gib(1)).build())).doesNotContain("reclaim");
    }

    @Test
    void recordsWithoutThemAreRead() throws JsonProcessingException {
        assertThat(RecordMapper.MAPPER.readValue(write(MEMORY), MemoryState.class))
                .isEqualTo(MEMORY);
        assertThat(RecordMapper.MAPPER.readValue(write(GuestHistory.none()), GuestHistory.class))
                .isEqualTo(GuestHistory.none());
    }

    @Test
    void recordsWithThemAreReadAsTheyWereWritten() throws JsonProcessingException {
        var stats = GuestStats.builder(1)
                .usable(gib(1))
                .reclaim(new ReclaimCounters(1, 2, gib(3), gib(4), gib(5), gib(6)))
                .build();

        assertThat(RecordMapper.MAPPER.readValue(write(stats), GuestStats.class))
                .isEqualTo(stats);
    }

    @Test
    void otherComponentsMustNotBeMissing() throws JsonProcessingException {
        String json = write(MEMORY).replace(",\"majorFaultsPerSecond\":0", "");

        assertThatThrownBy(() -> RecordMapper.MAPPER.readValue(json, MemoryState.class))
                .isInstanceOf(JsonProcessingException.class)
                .hasMessageContaining("majorFaultsPerSecond");
    }

    @Test
    void aClusterWithCountersIsReadAndItsMistakesAreNamed() {
        String json = cluster();
        assertThat(Clusters.read("test", json).hosts()).hasSize(1);

        String told = json.replace(
                "\"majorFaultsPerSecond\":0",
                "\"majorFaultsPerSecond\":0,\"reclaim\":{\"oomKills\":1,\"allocationStalls\":2,"
                        + "\"scannedAsynchronously\":3,\"scannedDirectly\":4,\"reclaimedAsynchronously\":5,"
                        + "\"reclaimedDirectly\":6}");
        assertThat(Clusters.read("test", told)
                        .hosts()
                        .get(0)
                        .vms()
                        .get(0)
                        .memory()
                        .reclaim())
                .map(ReclaimCounters::oomKills)
                .contains(1L);
        assertThatThrownBy(() -> Clusters.read("test", told.replace("\"oomKills\":1,", "")))
                .isInstanceOf(RecordException.class)
                .hasMessageContaining("memory.reclaim")
                .hasMessageContaining("oomKills");
    }

    private static String cluster() {
        var host = HostSnapshot.builder(new HostId("h1"), gib(64), cores(16))
                .vm("db1", vm -> vm.memory(gib(4)).cpu(cores(1)))
                .build();
        return Snapshots.write(ClusterSnapshot.of(host));
    }

    private static String write(Object value) throws JsonProcessingException {
        return RecordMapper.MAPPER.writeValueAsString(value);
    }
}
