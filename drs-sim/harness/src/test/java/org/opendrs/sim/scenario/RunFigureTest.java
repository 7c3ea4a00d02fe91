package org.opendrs.sim.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class RunFigureTest {
    /** What the JSON form has besides figures: what ran, what it took, and details of figures. */
    private static final Set<String> NO_FIGURES =
            Set.of("policy", "hosts", "vms", "simulatedSeconds", "cpuSeconds", "vmSamples", "planViolations");

    @Test
    void theJsonFormHasEveryFigureAndNoOther() {
        var fields = new TreeSet<String>();
        fields(fields, "thesis", 0.3);
        fields(fields, "hotspot", 1);
        var figures = new TreeSet<>(NO_FIGURES);
        for (RunFigure figure : RunFigure.values()) {
            figures.add(figure.jsonField());
        }

        assertThat(fields).isEqualTo(figures);
    }

    @Test
    void aHeadingHasItsUnitAndItsName() {
        assertThat(RunFigure.HOST_SWAP_MAX.heading()).isEqualTo("host swap, largest (MiB)");
        assertThat(RunFigure.SERVICE_LEVEL.heading("small")).isEqualTo("service level broken, small (VM s)");
        assertThat(RunFigure.JOBS.heading()).isEqualTo("jobs");
    }

    @Test
    void hostSwapUnderASteadyLoadShowsInTheUpperBoundOfUnmetMemory() {
        var file = ScenarioTexts.read("""
                name: steady
                length: 20m
                policies: [none, waterfill]
                hosts:
                  - {name: host, count: 1, cores: 8, memory: 8GiB}
                vms:
                  - {name: web, count: 5, vcpus: 1, memory: 4GiB, workload: {constant: {cores: 30%, memory: 40%}}}
                """);
        var result = ScenarioRunner.run(file.describe(ScenarioOptions.seed(1)), Progress.SILENT);
        var none = result.variant("none");
        var waterfill = result.variant("waterfill").shortage();

        assertThat(none.swap().hostMean()).isGreaterThan(1000);
        // What the host swaps of guests that all work with their memory is what is missing of 20 * 0.4 GiB in 8 GiB.
        assertThat(none.shortage().unmetMemoryRatio()).isGreaterThan(0.1);
        assertThat(waterfill.unmetMemoryRatio()).isPositive();
    }

    private static void fields(Set<String> fields, String scenario, double hours) {
        var run = ScenarioRunner.run(
                Scenarios.named(scenario, ScenarioOptions.seed(1).hours(hours)), Progress.SILENT);
        for (JsonNode variant : ResultJson.of(run).get("variants")) {
            variant.fieldNames().forEachRemaining(fields::add);
        }
    }
}
