package org.opendrs.runs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The experiment of the reference system through the command line, as a user starts it, in two processes. */
class ThesisRunIT {
    /** Without ballooning the reference system finished 442 jobs a host and swapped 5 to 9 GB; the world must come near that. */
    private static final double REFERENCE_JOBS = 442;

    private static final double TOLERANCE = 0.15;
    private static final double LEAST_SWAP_MIB = 5e9 / (1 << 20);
    private static final double MOST_SWAP_MIB = 9e9 / (1 << 20);

    private static final double LEAST_GAIN = 1.25;

    @TempDir
    private static Path folder;

    private static List<JsonNode> results = List.of();
    private static Map<String, JsonNode> variants = Map.of();

    @BeforeAll
    static void runTwice() throws IOException, InterruptedException {
        var files = List.of(folder.resolve("first.json"), folder.resolve("second.json"));
        var processes = files.stream()
                .map(file -> CommandLine.onThisJdk().start("run", "thesis", "--seed", "1", "--json", file.toString()))
                .toList();
        for (CommandLine.Started process : processes) {
            process.endsWell();
        }
        results = List.of(Results.read(files.get(0)), Results.read(files.get(1)));
        variants = new TreeMap<>();
        for (JsonNode variant : results.get(0).get("variants")) {
            variants.put(variant.get("policy").asText(), variant);
            say(variant);
        }
        double wall = variants.values().stream()
                .mapToDouble(v -> v.get("wallSeconds").asDouble())
                .sum();
        Runs.say("thesis", "%.1f s in all, beside a second process that does the same", wall);
    }

    private static void say(JsonNode variant) {
        Runs.say(
                "thesis",
                "%s: %.1f jobs a host, host swap at most %.0f MiB, swap-in after settling %.0f MiB,"
                        + " OOM kills by policy %d, turns without reason %d of %d",
                variant.get("policy").asText(),
                jobsPerHost(variant),
                variant.get("hostSwapMaxMiB").asDouble(),
                variant.get("hostSwapInSettledMiB").asDouble(),
                variant.get("guestOomByPolicy").asLong(),
                variant.get("turnsWithoutReason").asLong(),
                variant.get("turns").asLong());
    }

    @Test
    void twoProcessesAgreeOnEverythingButTheMachine() {
        assertThat(Results.withoutMachine(results.get(0))).isEqualTo(Results.withoutMachine(results.get(1)));
    }

    @Test
    void theRunIsTheOneOfTheReferenceSystem() {
        assertThat(variants).containsOnlyKeys("none", "thesis-text", "thesis-code", "waterfill");
        assertThat(variants.values()).allSatisfy(variant -> {
            assertThat(variant.get("simulatedSeconds").asDouble()).isEqualTo(17 * 3600);
            assertThat(variant.get("hosts").asInt()).isEqualTo(5);
            assertThat(variant.has("migrations")).isFalse();
        });
    }

    @Test
    void withoutBallooningTheWorldComesNearTheReferenceSystem() {
        var none = variant("none");
        assertThat(jobsPerHost(none)).isCloseTo(REFERENCE_JOBS, Offset.offset(REFERENCE_JOBS * TOLERANCE));
        assertThat(none.get("hostSwapMaxMiB").asDouble()).isBetween(LEAST_SWAP_MIB, MOST_SWAP_MIB);
    }

    @Test
    void waterfillKeepsHostsFromSwappingAndFinishesAQuarterMoreJobs() {
        var ours = variant("waterfill");
        assertThat(ours.get("hostSwapInSettledMiB").asDouble()).isZero();
        assertThat(jobsPerHost(ours)).isGreaterThanOrEqualTo(LEAST_GAIN * jobsPerHost(variant("none")));
    }

    @Test
    void everyTurnOfEveryPolicyHasItsReason() {
        assertThat(variants.values()).allSatisfy(variant -> {
            assertThat(variant.path("firstTurnWithoutReason").asText()).isEmpty();
            assertThat(variant.get("turnsWithoutReason").asLong()).isZero();
        });
    }

    private static JsonNode variant(String policy) {
        JsonNode found = variants.get(policy);
        assertThat(found).as(policy).isNotNull();
        return Objects.requireNonNull(found);
    }

    private static double jobsPerHost(JsonNode variant) {
        long jobs = 0;
        for (JsonNode count : variant.get("jobs")) {
            jobs += count.asLong();
        }
        return (double) jobs / variant.get("hosts").asInt();
    }
}
