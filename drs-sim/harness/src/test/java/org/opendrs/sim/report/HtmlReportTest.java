package org.opendrs.sim.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opendrs.sim.scenario.OperatorFiles;
import org.opendrs.sim.scenario.Progress;
import org.opendrs.sim.scenario.ScenarioOptions;
import org.opendrs.sim.scenario.ScenarioResult;
import org.opendrs.sim.scenario.ScenarioRunner;
import org.opendrs.sim.scenario.Scenarios;

class HtmlReportTest {
    @TempDir
    private Path folder;

    @Test
    void aRunThatIsRecordedHasTheSameEventHash() {
        var options = ScenarioOptions.seed(3).hours(0.25);
        var alone = ScenarioRunner.run(Scenarios.named("faults", options), Progress.SILENT);

        assertThat(run("faults", options).eventHash()).isEqualTo(alone.eventHash());
    }

    @Test
    void thePageShowsWhatTheFiguresCount() throws IOException {
        var result = run("hotspot", ScenarioOptions.seed(1));
        var policy = data().path("policies").path(0);
        double hotHours = 0;
        for (JsonNode host : policy.path("hosts")) {
            for (JsonNode spell : host.path("hot")) {
                hotHours += spell.path(1).asDouble() - spell.path(0).asDouble();
            }
        }
        var variant = result.variants().get(0);

        assertThat(hotHours * 3600).isCloseTo(variant.shortage().hotspotSeconds(), within(2.0));
        assertThat(policy.path("moves"))
                .hasSize((int) variant.moves().orElseThrow().migrations());
        assertThat(policy.path("moves").findValuesAsText("outcome")).containsOnly("completed");
    }

    @Test
    void everySeriesHasTwoPointsForEachBucket() throws IOException {
        run("hotspot", ScenarioOptions.seed(1).hours(0.25));
        var data = data();
        int points = 2 * data.path("buckets").asInt();
        var policy = data.path("policies").path(0);

        assertThat(data.path("hosts")).hasSize(4).hasSameSizeAs(policy.path("hosts"));
        assertThat(data.path("guests")).hasSize(15).hasSameSizeAs(policy.path("guests"));
        for (String series : List.of("demand", "sizes", "resident", "ballooned", "swap", "wanted", "given")) {
            assertThat(policy.path("hosts").findValues(series))
                    .allSatisfy(values -> assertThat(!values.isArray() || values.size() == points)
                            .isTrue());
        }
        for (String series : List.of("target", "size", "demand", "resident", "swapped", "ownSwap")) {
            assertThat(policy.path("guests").findValues(series))
                    .allSatisfy(values -> assertThat(!values.isArray() || values.size() == points)
                            .isTrue());
        }
    }

    @Test
    void residentMemoryStaysWithinTheHostWhereBalloonSizesDoNot() throws IOException {
        run("thesis", ScenarioOptions.seed(1).hours(0.5).policies("none"));
        var host = data().path("policies").path(0).path("hosts").path(0);
        int capacity = data().path("hosts").path(0).path("memory").asInt();

        assertThat(largest(host.path("sizes"))).isGreaterThan(capacity);
        assertThat(largest(host.path("resident"))).isBetween(capacity / 2, capacity);
    }

    @Test
    void whatAGuestSwapsItselfIsShownApartFromWhatItsHostSwaps() throws IOException {
        run("thesis", ScenarioOptions.seed(1).hours(2).policies("waterfill"));
        int own = 0;
        for (JsonNode guest : data().path("policies").path(0).path("guests")) {
            own = Math.max(own, largest(guest.path("ownSwap")));
        }

        assertThat(own).isPositive();
    }

    @Test
    void thatTheHostsWereNeverShortIsSaidAboveTheFigures() throws IOException {
        run("idle", ScenarioOptions.seed(1).hours(0.1));
        assertThat(page()).contains("<p class=\"verdict\">No host was ever short of memory");

        run("hotspot", ScenarioOptions.seed(1).hours(0.25));
        assertThat(page()).doesNotContain("No host was ever short of memory");
    }

    private static int largest(JsonNode series) {
        int most = series.asInt();
        for (JsonNode value : series) {
            most = Math.max(most, value.asInt());
        }
        return most;
    }

    @Test
    void ofALargeClusterTheHostsWithTheMostHappeningAreShown() throws IOException {
        run("scale", ScenarioOptions.seed(1).hours(0.02));
        var data = data();

        assertThat(data.path("hosts")).hasSize(Selection.MOST_HOSTS);
        assertThat(data.path("guests").size()).isBetween(1, Selection.MOST_GUESTS);
        assertThat(page())
                .contains("charts are drawn for 25 of 1000 hosts, those with the most to see", "--charts HOST,HOST");
    }

    @Test
    void chartsOfNamedHostsAreDrawnInPlaceOfTheMostInteresting() throws IOException {
        var scenario = Scenarios.named("hotspot", ScenarioOptions.seed(1).hours(0.1));
        var report = HtmlReport.into(folder).charts(scenario, List.of("host3", "host2"));
        var result = ScenarioRunner.run(scenario, OperatorFiles.NONE, report, Progress.SILENT);
        report.write(result, "drs");

        assertThat(data().path("hosts").findValuesAsText("name")).containsExactly("host2", "host3");
        assertThat(page()).contains("charts are drawn for 2 of 4 hosts, as asked");
        assertThatThrownBy(() -> HtmlReport.into(folder).charts(scenario, List.of("host9")))
                .hasMessage("--charts: there is no host host9 among the 4 hosts from host1 to host4");
    }

    @Test
    void turnsSayWhatWasDoneAndWhy() throws IOException {
        run("hotspot", ScenarioOptions.seed(1).hours(0.25));
        var turns = data().path("policies").path(0).path("turns");

        assertThat(turns.path("rows").size()).isEqualTo(turns.path("worth").asInt());
        assertThat(turns.toString())
                .doesNotContainPattern("\\[\"[^\"]*\",\"\",")
                .contains("hotspot: host1 is short of memory\",\"VMs want ")
                .contains("migrate: host1-vm", "arrived: host1-vm", "reserve: ", "balloon: ");
    }

    @Test
    void theHeadSaysWhatWasRunAndHowToRepeatIt() throws IOException {
        run("thesis", ScenarioOptions.seed(1).hours(0.1).policies("none"));

        assertThat(page())
                .contains(
                        "<dd>thesis, seed 1</dd>",
                        "5 hosts, 35 VMs, 6 min of virtual time",
                        "<dd>drs run &#39;it&#39;</dd>")
                .contains("monitoring.minimumReserve = ");
    }

    @Test
    void theHeadTellsTheFaultsThatTheRunMet() throws IOException {
        run("host-crash", ScenarioOptions.seed(1).hours(0.6).policies("none"));

        assertThat(page()).contains("<dd>seed=1 length=36m HOST_CRASH@host-2,30m,50m</dd>");
    }

    @Test
    void aReportOfNoRunIsAMistake() {
        var result = ScenarioRunner.run(
                Scenarios.named("hotspot", ScenarioOptions.seed(1).hours(0.01)), Progress.SILENT);

        assertThatThrownBy(() -> HtmlReport.into(folder).write(result, "drs"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("before it begins");
    }

    private ScenarioResult run(String scenario, ScenarioOptions options) {
        var report = HtmlReport.into(folder);
        var result =
                ScenarioRunner.run(Scenarios.named(scenario, options), OperatorFiles.NONE, report, Progress.SILENT);
        report.write(result, "drs run 'it'");
        return result;
    }

    private String page() throws IOException {
        return Files.readString(folder.resolve("index.html"));
    }

    private JsonNode data() throws IOException {
        String start = "id=\"data\">";
        String page = page();
        int from = page.indexOf(start) + start.length();
        return new ObjectMapper().readTree(page.substring(from, page.indexOf("</script>", from)));
    }
}
