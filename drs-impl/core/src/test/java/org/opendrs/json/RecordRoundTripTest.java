package org.opendrs.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.opendrs.control.TurnReport;
import org.opendrs.core.balloon.WaterfillSettings;
import org.opendrs.migration.PlacementFilter;
import org.opendrs.migration.PreparedFilter;
import org.opendrs.migration.Verdict;
import org.opendrs.model.ClusterSnapshot;

class RecordRoundTripTest {
    private static final List<PlacementFilter> FILTERS = List.of(new Named("zone"), new Named("licence"));

    @Property(tries = 100, seed = "42")
    void aTurnReportIsReadAsItWasWritten(@ForAll long seed) {
        var report = new RandomRecords(seed, FILTERS).next(TurnReport.class);
        var json = TurnRecords.write(report);
        assertThat(json).startsWith("{\"schema\":4,\"turn\":{\"number\":").matches("[ -~]+");
        assertThat(TurnRecords.read("test", json, FILTERS)).isEqualTo(report);
    }

    @Property(tries = 100, seed = "42")
    void aSnapshotIsReadAsItWasWritten(@ForAll long seed) {
        var snapshot = new RandomRecords(seed, FILTERS).next(ClusterSnapshot.class);
        assertThat(Snapshots.read("test", Snapshots.write(snapshot))).isEqualTo(snapshot);
    }

    @Property(tries = 50, seed = "42")
    void whatIsReadIsWrittenToTheSameText(@ForAll long seed) {
        var json = TurnRecords.write(new RandomRecords(seed, FILTERS).next(TurnReport.class));
        assertThat(TurnRecords.write(TurnRecords.read("test", json, FILTERS))).isEqualTo(json);
    }

    @Property(tries = 50, seed = "42")
    void linesAreReadOneByOne(@ForAll long seed) throws IOException {
        var records = new RandomRecords(seed, FILTERS);
        var first = records.next(TurnReport.class);
        var second = records.next(TurnReport.class);
        var text = TurnRecords.write(first) + "\n\n" + TurnRecords.write(second) + "\n";
        try (var reader = TurnRecords.reader("test", new BufferedReader(new StringReader(text)), FILTERS)) {
            assertThat(reader.next()).contains(first);
            assertThat(reader.next()).contains(second);
            assertThat(reader.next()).isEmpty();
        }
    }

    @Property(tries = 50, seed = "42")
    void settingsApplyToTheLinesAfterThem(@ForAll long seed) throws IOException {
        var report = new RandomRecords(seed, FILTERS).next(TurnReport.class);
        var settings = WaterfillSettings.DEFAULT.withIdleTax(0.5);
        var text = TurnRecords.write(report) + "\n" + TurnRecords.writeBallooning(settings) + "\n"
                + TurnRecords.write(report) + "\n";
        try (var reader = TurnRecords.reader("test", new BufferedReader(new StringReader(text)), FILTERS)) {
            assertThat(reader.next()).contains(report);
            assertThat(reader.ballooning()).isEqualTo(WaterfillSettings.DEFAULT);
            assertThat(reader.next()).contains(report);
            assertThat(reader.ballooning()).isEqualTo(settings);
        }
    }

    @Property(tries = 200, seed = "42")
    void aDamagedRecordIsReadOrRefusedWithItsPlace(@ForAll long seed) {
        var random = new SplittableRandom(seed);
        var json = new StringBuilder(TurnRecords.write(new RandomRecords(seed, FILTERS).next(TurnReport.class)));
        for (int edits = 1 + random.nextInt(3); edits > 0; edits--) {
            int at = random.nextInt(json.length());
            if (random.nextBoolean()) {
                json.deleteCharAt(at);
            } else {
                json.setCharAt(at, "{}[]:,\"0-e.n".charAt(random.nextInt(12)));
            }
        }
        try {
            assertThat(TurnRecords.read("test", json.toString(), FILTERS)).isNotNull();
        } catch (RecordException e) {
            assertThat(e).message().startsWith("test:1:");
        }
    }

    record Named(String name) implements PlacementFilter {
        @Override
        public PreparedFilter prepare(ClusterSnapshot cluster) {
            return (vm, to, placement) -> Verdict.ACCEPT;
        }
    }
}
