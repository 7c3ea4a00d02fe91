package org.opendrs.sim.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opendrs.config.SettingsException;
import org.opendrs.sim.trace.TraceCatalogue;

/** Each shipped scenario runs for a short time; those with recordings on small ones, and on the real ones where they are at hand. */
class ShippedScenariosTest {
    private static final double SHORT = 0.4;

    @ParameterizedTest
    @ValueSource(strings = {"boot-storm", "host-crash", "memory-leak", "noisy-neighbour"})
    void scenariosWithoutRecordingsKeepEveryPromise(String name) {
        var options = ScenarioOptions.seed(1).hours(1);
        var result = run(name, options, TraceCatalogue.empty());

        assertSound(result);
        assertThat(result.variants()).extracting(VariantResult::policy).containsExactly("none", "waterfill");
    }

    @Test
    void theSameSeedGivesTheSameHashAndAnotherSeedAnother() {
        var options = ScenarioOptions.seed(1).hours(SHORT);
        var none = TraceCatalogue.empty();

        assertThat(run("memory-leak", options, none).eventHash())
                .isEqualTo(run("memory-leak", options, none).eventHash())
                .isNotEqualTo(run("memory-leak", ScenarioOptions.seed(2).hours(SHORT), none)
                        .eventHash());
    }

    @Test
    void aFileWithEverythingRunsToItsEndWithoutABrokenPromise() {
        var file = ScenarioTexts.read(ScenarioTexts.FULL);

        assertSound(ScenarioRunner.run(file.describe(ScenarioOptions.seed(7)), Progress.SILENT));
    }

    @Test
    void faultsOfAFileCanBeLeftOut() {
        var options = new ScenarioOptions(
                1, Optional.empty(), OptionalDouble.empty(), GuestSwap.ALL, false, List.of("HOST_CRASH"));
        var scenario = Scenarios.find("host-crash", TraceCatalogue.empty()).with(options);

        assertThat(scenario.faults().orElseThrow().interventions()).isEmpty();
        assertThatThrownBy(() -> Scenarios.named("boot-storm", options))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("has no faults to leave out");
    }

    @ParameterizedTest
    @ValueSource(strings = {"planetlab", "planetlab-10s", "google-1.5x", "bitbrains-1.5x", "azure-arrivals"})
    void scenariosWithRecordingsRunOnSmallOnes(String name, @TempDir Path folder) {
        var options = ScenarioOptions.seed(1).hours(SHORT);

        assertSound(run(name, options, ScenarioTexts.recordings(folder)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"planetlab", "google-1.5x", "bitbrains-1.5x", "azure-arrivals"})
    void scenariosWithRecordingsSayWhatIsMissing(String name) {
        assertThatThrownBy(() -> Scenarios.find(name, TraceCatalogue.empty()))
                .isInstanceOf(SettingsException.class)
                .hasMessageContainingAll(
                        name + " has",
                        ": give --traces DIR or set DRS_TRACES, ",
                        "no folder of traces was given",
                        "--traces DIR");
    }

    @TestFactory
    Stream<DynamicTest> scenariosWithRecordingsRunOnRealOnes() {
        Path folder = realRecordings();
        if (!Files.isDirectory(folder)) {
            System.out.println("ShippedScenariosTest: no recordings in " + folder + ", nothing of them was tested");
            return Stream.of(dynamicTest("no recordings at hand", () -> {}));
        }
        var traces = TraceCatalogue.in(folder);
        return Stream.of("planetlab", "google-1.5x", "bitbrains-1.5x", "azure-arrivals")
                .map(name -> dynamicTest(
                        name,
                        () -> assertSound(run(name, ScenarioOptions.seed(1).hours(SHORT), traces))));
    }

    private static void assertSound(ScenarioResult result) {
        assertThat(result.variants()).isNotEmpty().allSatisfy(variant -> {
            assertThat(variant.invariants()).isEmpty();
            assertThat(variant.engine().turns()).isPositive();
            assertThat(variant.engine().firstWithoutReason()).isEmpty();
            assertThat(variant.effort().vmSamples()).isPositive();
        });
    }

    private static ScenarioResult run(String name, ScenarioOptions options, TraceCatalogue traces) {
        return ScenarioRunner.run(Scenarios.find(name, traces).with(options), Progress.SILENT);
    }

    private static Path realRecordings() {
        String named = System.getenv("DRS_TRACES");
        if (named != null && !named.isBlank()) {
            return Path.of(named);
        }
        Path root = Path.of("").toAbsolutePath();
        while (root.getParent() != null && !Files.exists(root.resolve("mvnw"))) {
            root = root.getParent();
        }
        return root.resolve("../shared/traces").normalize();
    }

    @Test
    void everyShippedFileIsNamedAmongTheScenarios() {
        assertThat(Scenarios.names()).containsAll(ShippedFiles.NAMES).containsAll(List.of("thesis", "faults"));
    }
}
