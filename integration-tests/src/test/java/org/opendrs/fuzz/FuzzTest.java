package org.opendrs.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opendrs.config.SettingsException;
import org.opendrs.config.SettingsReader;
import org.opendrs.json.Clusters;
import org.opendrs.json.PlanFiles;
import org.opendrs.json.RecordException;
import org.opendrs.json.TurnRecords;
import org.opendrs.sim.scenario.ScenarioOptions;
import org.opendrs.sim.scenario.Scenarios;
import org.opendrs.sim.trace.TraceCatalogue;
import org.opendrs.sim.trace.TraceException;
import org.opendrs.sim.trace.TraceLimits;

/**
 * More than ten thousand damaged files in each build: settings, scenarios, JSON (snapshots, instances, plans, turn records) and
 * recordings of all forms, plain and packed. {@code -Dfuzz=100000} reads so many altogether, {@code -Dfuzz.seed=7} others; a failure
 * names its seed and shows the file.
 */
@Timeout(value = 3600, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class FuzzTest {
    private static final int TRIES = Integer.getInteger("fuzz", 13_200);
    private static final long SEED = Long.getLong("fuzz.seed", 2016);

    /** Settings, scenarios, JSON, recordings. */
    private static final int KINDS = 4;

    /** Snapshots, instances, plans, turn records. */
    private static final int JSON_FORMS = 4;

    private static final int TRACE_FORMS = 6;

    private static final TraceLimits LIMITS = new TraceLimits(4 << 20, 200, 4096, 100_000);
    private static final Pattern PLACE = Pattern.compile("file\\.json:[1-9][0-9]*:[1-9][0-9]* .+", Pattern.DOTALL);
    private static final Pattern SEVERAL = Pattern.compile("file\\.json: [0-9]+ problems\n.+", Pattern.DOTALL);

    @TempDir
    Path folder;

    @Test
    void settings() {
        Path file = folder.resolve("settings.yaml");
        Consumer<byte[]> reader = bytes -> SettingsReader.read(Samples.write(file, bytes));
        int refused = fuzzing("settings", KINDS)
                .run(Samples.SETTINGS.getBytes(StandardCharsets.UTF_8), reader, FuzzTest::refusedText);

        assertThat(refused).isGreaterThan(TRIES / KINDS / 3);
    }

    @Test
    void scenarios() {
        Samples.write(folder.resolve("planetlab/planetlab-20110303.csv"), Samples.ascii(Samples.planetLabDay()));
        var traces = TraceCatalogue.in(folder).within(LIMITS);
        Path file = folder.resolve("scenario.yaml");
        Consumer<byte[]> reader = bytes ->
                Scenarios.find(Samples.write(file, bytes).toString(), traces).with(ScenarioOptions.seed(1));
        int refused = fuzzing("scenario", KINDS)
                .run(Samples.SCENARIO.getBytes(StandardCharsets.UTF_8), reader, FuzzTest::refusedText);

        assertThat(refused).isGreaterThan(TRIES / KINDS / 3);
    }

    private static void refusedText(RuntimeException refusal) {
        assertThat(refusal).isInstanceOf(SettingsException.class);
        assertThat(((SettingsException) refusal).problems()).isNotEmpty().allSatisfy(problem -> {
            assertThat(problem.line()).as(problem.toString()).isPositive();
            assertThat(problem.column()).as(problem.toString()).isPositive();
            assertThat(problem.advice()).isNotBlank().doesNotContain("\n");
        });
    }

    @Test
    void snapshots() throws IOException {
        Samples.run(folder);
        byte[] good = Samples.inLines(Files.readString(folder.resolve("snapshot.json")));

        assertThat(json("snapshot", good, text -> Clusters.read("file.json", text)))
                .isGreaterThan(TRIES / 100);
    }

    @Test
    void instances() {
        byte[] good = Samples.INSTANCE.getBytes(StandardCharsets.UTF_8);

        assertThat(json("instance", good, text -> Clusters.read("file.json", text)))
                .isGreaterThan(TRIES / 100);
    }

    @Test
    void plans() {
        byte[] good = Samples.PLAN.getBytes(StandardCharsets.UTF_8);

        assertThat(json("plan", good, text -> PlanFiles.read("file.json", text)))
                .isGreaterThan(TRIES / 100);
    }

    @Test
    void turnRecords() throws IOException {
        Samples.run(folder);
        try (var lines = Files.lines(folder.resolve("turns.jsonl"))) {
            byte[] good = lines.skip(3).findFirst().orElseThrow().getBytes(StandardCharsets.UTF_8);

            assertThat(json("turn record", good, FuzzTest::readTurns)).isGreaterThan(TRIES / 100);
        }
    }

    private static void readTurns(String text) {
        try (var reader = TurnRecords.reader("file.json", new BufferedReader(new StringReader(text)), List.of())) {
            while (reader.next().isPresent()) {
                assertThat(reader).isNotNull();
            }
        } catch (IOException e) {
            throw new AssertionError("reading from memory cannot fail", e);
        }
    }

    private static int json(String name, byte[] good, Consumer<String> reader) {
        return fuzzing(name, KINDS * JSON_FORMS)
                .run(good, bytes -> reader.accept(new String(bytes, StandardCharsets.UTF_8)), FuzzTest::refusedJson);
    }

    private static void refusedJson(RuntimeException refusal) {
        assertThat(refusal).isInstanceOf(RecordException.class);
        String message = String.valueOf(refusal.getMessage());
        if (SEVERAL.matcher(message).matches()) {
            assertThat(message.lines().skip(1).filter(line -> !line.startsWith("and ")))
                    .allSatisfy(line -> assertThat(line).matches(PLACE));
        } else {
            assertThat(message).matches(PLACE);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "planetlab, PLANETLAB_DAY",
        "planetlab, PLANETLAB_VM",
        "google, GOOGLE",
        "bitbrains, BITBRAINS_DAY",
        "bitbrains, BITBRAINS_MONTH"
    })
    void recordings(String kind, Form form) {
        var fuzzing = fuzzing(form.toString(), KINDS * TRACE_FORMS);
        var damage = new Damage(SEED);
        byte[] plain = Samples.ascii(form.text());
        Path file = folder.resolve("1.csv");
        int refused = 0;
        for (int i = 0; i < fuzzing.tries(); i++) {
            byte[] bytes = damaged(damage, plain);
            refused += fuzzing.isRefused(i, bytes, each -> readUsage(kind, file, each), FuzzTest::refusedTrace) ? 1 : 0;
        }

        assertThat(refused).isGreaterThan(fuzzing.tries() / 3);
    }

    private static byte[] damaged(Damage damage, byte[] plain) {
        return switch (damage.draw(8)) {
            case 0, 1 -> damage.of(Samples.packed(plain));
            case 2, 3 -> Samples.packed(damage.of(plain));
            case 4 -> damage.draw(10) == 0 ? Samples.packed(new byte[8 << 20]) : damage.of(plain);
            default -> damage.of(plain);
        };
    }

    private static void readUsage(String kind, Path file, byte[] bytes) {
        var trace = TraceCatalogue.empty().within(LIMITS).usage(kind + ":" + Samples.write(file, bytes));
        assertThat(trace.samples()).isPositive();
    }

    @Test
    void arrivals() throws IOException {
        Path azure = Samples.azure(folder);
        String[] names = {"flav_map.txt", "v1.interval_map.txt", "v1.dev.txt.gz", "v1.dev.c2100000.txt.gz"};
        var fuzzing = fuzzing("arrivals", KINDS * TRACE_FORMS);
        var damage = new Damage(SEED);
        for (int i = 0; i < fuzzing.tries(); i++) {
            Path file = azure.resolve(names[i % names.length]);
            byte[] good = Files.readAllBytes(file);
            fuzzing.isRefused(i, damage.of(good), bytes -> readArrivals(azure, file, bytes), FuzzTest::refusedTrace);
            Samples.write(file, good);
        }
    }

    private static void readArrivals(Path azure, Path file, byte[] bytes) {
        Samples.write(file, bytes);
        var trace = TraceCatalogue.empty().within(LIMITS).arrivals("azure-v1:" + azure);
        assertThat(trace.arrivals()).isNotEmpty();
    }

    private static void refusedTrace(RuntimeException refusal) {
        assertThat(refusal).isInstanceOf(TraceException.class);
        var trace = (TraceException) refusal;
        assertThat(trace.file()).isNotBlank();
        assertThat(trace.line()).as(trace.getMessage()).isPositive();
        assertThat(trace.column()).as(trace.getMessage()).isPositive();
        assertThat(trace).message().startsWith(trace.file() + ", line " + trace.line() + ", column ");
    }

    private static Fuzzing fuzzing(String name, int parts) {
        return new Fuzzing(name, TRIES / parts, SEED);
    }

    /** Forms of recordings of what VMs used. */
    enum Form {
        PLANETLAB_DAY,
        PLANETLAB_VM,
        GOOGLE,
        BITBRAINS_DAY,
        BITBRAINS_MONTH;

        String text() {
            return switch (this) {
                case PLANETLAB_DAY -> Samples.planetLabDay();
                case PLANETLAB_VM -> Samples.planetLabVm();
                case GOOGLE -> Samples.google();
                case BITBRAINS_DAY -> Samples.bitbrainsDay();
                case BITBRAINS_MONTH -> Samples.bitbrainsMonth();
            };
        }
    }
}
