package org.opendrs.sim.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ResultJsonTest {
    @Test
    void theDocumentedFieldsAreThere() {
        var json = json("thesis", ScenarioOptions.seed(3).hours(0.2).policies("waterfill"));

        assertThat(names(json)).contains("scenario", "seed", "eventHash", "neverShortOfMemory", "variants");
        assertThat(json.get("seed").longValue()).isEqualTo(3);
        assertThat(json.get("eventHash").textValue()).matches("[0-9a-f]{16}");
        assertThat(names(json.get("variants").get(0)))
                .contains(
                        "policy",
                        "hosts",
                        "vms",
                        "simulatedSeconds",
                        "wallSeconds",
                        "cpuSeconds",
                        "vmSamples",
                        "hostSwapMaxMiB",
                        "hostSwapMeanMiB",
                        "hostSwapInMiB",
                        "guestSwapMeanMiB",
                        "guestOomKills",
                        "guestOomByPolicy",
                        "jobs",
                        "jobMeanMinutes",
                        "unmetCpuRatio",
                        "unmetMemoryRatio",
                        "sla",
                        "hotspotSeconds",
                        "balloonCommands",
                        "storePublishes",
                        "turns",
                        "turnsWithoutReason");
        assertThat(names(json.get("variants").get(0).get("sla").get(0)))
                .containsExactly("class", "vms", "violatedSeconds", "worstVmSeconds");
    }

    @Test
    void aFigureThatDoesNotApplyIsAbsent() {
        var thesis = json(
                "thesis", ScenarioOptions.seed(1).hours(0.2).policies("none").swap(GuestSwap.NONE));
        var idle = json("idle", ScenarioOptions.seed(1).hours(0.2));

        assertThat(names(thesis.get("variants").get(0)))
                .doesNotContain("migrations", "returnedMigrations", "guestSwapMeanMiB", "reliefTurns", "violations");
        assertThat(names(idle.get("variants").get(0)))
                .doesNotContain("jobs", "jobMeanMinutes")
                .contains("migrations");
    }

    @Test
    void whetherTheHostsWereNeverShortOfMemoryIsToldOnceForTheRun() {
        var idle = json("idle", ScenarioOptions.seed(1).hours(0.1));
        var thesis = json("thesis", ScenarioOptions.seed(1).hours(2).policies("none"));

        assertThat(idle.get("neverShortOfMemory").booleanValue()).isTrue();
        assertThat(thesis.get("neverShortOfMemory").booleanValue()).isFalse();
    }

    private static JsonNode json(String scenario, ScenarioOptions options) {
        return ResultJson.of(ScenarioRunner.run(Scenarios.named(scenario, options), Progress.SILENT));
    }

    private static List<String> names(JsonNode object) {
        var names = new ArrayList<String>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
