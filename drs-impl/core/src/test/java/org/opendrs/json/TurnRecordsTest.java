package org.opendrs.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.opendrs.control.TurnReport;
import org.opendrs.migration.PlacementFilter;
import org.opendrs.migration.PlanningRequest;
import org.opendrs.model.ClusterSnapshot;

class TurnRecordsTest {
    private static final String EMPTY =
            "{\"schema\":1,\"snapshot\":{\"revision\":3,\"takenAt\":\"1970-01-01T00:00:00Z\",\"hosts\":[]}}";

    @Test
    void theLayoutIsPlain() {
        var snapshot = Snapshots.read("test", EMPTY);
        assertThat(snapshot.revision()).isEqualTo(3);
        assertThat(Snapshots.write(snapshot)).isEqualTo(EMPTY);
    }

    @Test
    void toolsMayReorderTheFieldsOfADocument() {
        var reordered =
                "{\"snapshot\":{\"hosts\":[],\"takenAt\":\"1970-01-01T00:00:00Z\",\"revision\":3},\"schema\":1}";
        assertThat(Snapshots.read("test", reordered)).isEqualTo(Snapshots.read("test", EMPTY));
    }

    @Test
    void aNewerSchemaIsCalledThatWhateverElseIsNew() {
        assertRefused(
                "{\"schema\":2,\"surprise\":{}}",
                "test:1:11 schema: version 2 is not known; this release reads version 1");
    }

    @Test
    void aDocumentWithoutSchemaIsRefused() {
        assertRefused("{\"hosts\":[]}", "test:1:12 the field 'schema' is missing; this is no snapshot record");
        assertRefused("[]", "test:1:1 this is no snapshot record, which starts with '{'");
        assertRefused("", "this is no snapshot record");
    }

    @Test
    void malformedJsonIsReportedWithItsPlace() {
        assertRefused("{\"schema\":1,\n\"snapshot\":{", "test:2:");
        assertRefused("{\"schema\":1,,", "test:1:13 this is not valid JSON");
    }

    @Test
    void aWrongValueIsReportedWithItsPath() {
        assertRefused(EMPTY.replace("\"revision\":3", "\"revision\":\"3\""), "snapshot.revision: ");
        assertRefused(EMPTY.replace("\"revision\":3", "\"revision\":3.5"), "snapshot.revision: ");
        assertRefused(EMPTY.replace("\"revision\":3,", ""), "snapshot.revision: is missing");
        assertRefused(EMPTY.replace("\"hosts\":[]", "\"hosts\":null"), "snapshot.hosts: must not be null");
        assertRefused(
                EMPTY.replace("[]", "[{\"id\":\" \"}]"), "snapshot.hosts[0].id: is not valid: a host id must have");
        assertRefused(
                EMPTY.replace("\"hosts\":[]", "\"hosts\":[],\"hots\":1"),
                "snapshot.hots: is not known; known here are [");
        assertRefused(EMPTY.replace("\"revision\":3", "\"revision\":3,\"revision\":4"), "Duplicate");
        assertRefused(EMPTY + "{}", "something follows");
        assertRefused(EMPTY.replace("{\"schema\":1", "{\"schema\":1,\"x\":[]"), "test:1:13 x: is not known");
    }

    @Test
    void aTimeIsATextInIso8601() {
        assertRefused(
                EMPTY.replace("1970-01-01T00:00:00Z", "yesterday"),
                "snapshot.takenAt: is \"yesterday\"; valid: a time in ISO");
        assertRefused(EMPTY.replace("\"1970-01-01T00:00:00Z\"", "{}"), "snapshot.takenAt: ");
        assertRefused(EMPTY.replace("\"1970-01-01T00:00:00Z\"", "5"), "snapshot.takenAt: ");
    }

    @Test
    void aVectorSaysWhatItNeeds() {
        var host = "[{\"id\":\"h\",\"takenAt\":\"1970-01-01T00:00:00Z\",\"state\":\"UP\",\"capacity\":{\"cpu\":1}}]";
        assertRefused(EMPTY.replace("[]", host), "snapshot.hosts[0].capacity: a vector needs 'cpu' and 'memory'");
        assertRefused(
                EMPTY.replace("[]", host.replace("\"cpu\":1", "\"cpu\":null")),
                "snapshot.hosts[0].capacity: 'cpu' of a vector must not be null");
        assertRefused(
                EMPTY.replace("[]", host.replace("\"cpu\":1", "\"others\":[null]")),
                "snapshot.hosts[0].capacity: 'others' of a vector must not hold null");
    }

    @Test
    void aFilterThatIsNotSuppliedIsNamed() {
        var records = new RandomRecords(1, List.of(new RecordRoundTripTest.Named("zone")));
        var json = "";
        while (!json.contains("\"zone\"")) {
            json = TurnRecords.write(records.next(TurnReport.class));
        }
        var text = json;
        assertThatThrownBy(() -> TurnRecords.read("test", text, List.of()))
                .isInstanceOf(RecordException.class)
                .hasMessageContaining("turn.planning.request.filters[0]: ")
                .hasMessageContaining("made with the filter 'zone'");
    }

    @Test
    void twoFiltersOfOneNameCannotBeSupplied() {
        var filters =
                List.<PlacementFilter>of(new RecordRoundTripTest.Named("zone"), new RecordRoundTripTest.Named("zone"));
        assertThatThrownBy(() -> TurnRecords.read("test", "{}", filters)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aBadLineIsNamedAndTheNextOneIsStillRead() throws IOException {
        var report = new RandomRecords(1, List.of(new RecordRoundTripTest.Named("zone"))).next(TurnReport.class);
        var text = "\n{}\n" + TurnRecords.write(report);
        var lines = new BufferedReader(new StringReader(text));
        try (var reader = TurnRecords.reader("day.jsonl", lines, List.of(new RecordRoundTripTest.Named("zone")))) {
            assertThatThrownBy(reader::next).hasMessageStartingWith("day.jsonl:2:");
            assertThat(reader.next()).contains(report);
        }
    }

    @Test
    void aPlanningRequestKeepsItsSeedExactly() {
        var cluster = new ClusterSnapshot(1, Instant.EPOCH, List.of());
        var request = PlanningRequest.builder(cluster).seed(Long.MIN_VALUE + 1).build();
        assertThat(RecordMapper.MAPPER.valueToTree(request).path("seed").longValue())
                .isEqualTo(Long.MIN_VALUE + 1);
    }

    private static void assertRefused(String json, String message) {
        assertThatThrownBy(() -> Snapshots.read("test", json))
                .isInstanceOf(RecordException.class)
                .hasMessageContaining(message);
    }
}
