package org.opendrs.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.opendrs.unit.ByteRate;
import org.opendrs.unit.Bytes;
import org.opendrs.unit.Millicores;

class SettingsReaderTest {
    @ParameterizedTest
    @ValueSource(strings = {"", "# only a comment\n", "---\n", "turns:\n", "turns: {}\nplanning:\n"})
    void aTextWithoutValuesMeansTheDefaults(String yaml) {
        assertThat(SettingsReader.parse("test", yaml)).isEqualTo(DrsSettings.DEFAULT);
    }

    @Test
    void everyKindOfValueIsRead() {
        var settings = SettingsReader.parse("test", """
                turns:
                  period: 20s
                  tick: 500ms
                monitoring:
                  minimumReserve: 2GiB
                  cpuReserve: 1.5
                  hotspots: {windowSamples: 10}
                ballooning:
                  idleTax: 75%
                  safety:
                    squeeze: true
                planning:
                  sourceLevel: 0.7
                  bandwidth: 1000MiB/s
                """);
        assertThat(settings.turns().period()).isEqualTo(Duration.ofSeconds(20));
        assertThat(settings.turns().tick()).isEqualTo(Duration.ofMillis(500));
        assertThat(settings.monitoring().minimumReserve()).isEqualTo(Bytes.gib(2));
        assertThat(settings.monitoring().cpuReserve()).isEqualTo(Millicores.millicores(1500));
        assertThat(settings.monitoring().hotspots().windowSamples()).isEqualTo(10);
        assertThat(settings.ballooning().idleTax()).isEqualTo(0.75);
        assertThat(settings.ballooning().safety().squeeze()).isTrue();
        assertThat(settings.planning().sourceLevel()).isEqualTo(0.7);
        assertThat(settings.planning().bandwidth()).isEqualTo(ByteRate.mibPerSecond(1000));
    }

    @Test
    void everythingThatIsWrongIsReportedAtOnce() {
        var failure = failureOf("""
                turns:
                  perod: 10s
                  tick: soon
                  budget: 10h
                planning:
                  maxMoves: [1, 2]
                extra: 1
                """);
        assertThat(failure).hasMessage("""
                test has 5 problems:
                  2:3 turns.perod: is not known; did you mean 'period'?
                  3:9 turns.tick: 'soon' is not valid here; write a time such as 500ms, 10s, 2m, 1h or 1d, 0s to 1m
                  4:11 turns.budget: '10h' is out of range; 100ms to 1h is valid, the default is 5s
                  6:13 planning.maxMoves: a list is not valid here; write a whole number, 1 to 10000
                  7:1 extra: is not known; known here are ballooning, monitoring, planning, turns""");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "turns: {tick: 10s}|turns.tick: '10s' must be < turns.period, which is 10s by default; set that as well",
                "turns: {period: 1s, tick: 0}|turns.period: '1s' must be >= turns.budget, which is 5s by default; set that as well",
                "turns: {budget: 2s}|turns.budget: '2s' must be >= turns.sampleDeadline, which is 4s by default; set that as well",
                "planning: {cooldown: 3h}|planning.cooldown: '3h' must be <= planning.longestCooldown, which is 2h by default; set that as well",
                "planning: {leavingPerHour: 0%}|planning.leavingPerHour: '0%' is out of range; 1% to 100% is valid, the default is 20%",
                "planning: {sourceLevel: 90%}|planning.sourceLevel: '90%' must be <= planning.destinationLevel, which is 85% by default; set that as well",
                "monitoring: {staleAfter: 3m}|monitoring.staleAfter: '3m' must be <= monitoring.unreachableAfter, which is 2m by default; set that as well",
                "monitoring: {hotspots: {windowSamples: 3}}|monitoring.hotspots.windowSamples: '3' must be >= monitoring.hotspots.enterSamples, which is 4 by default; set that as well"
            })
    void contradictionsNameBothSides(String yaml, String message) {
        assertThat(failureOf(yaml)).hasMessageContaining(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "turns: {period: 10}|write a time such as",
                "turns: {period: -1s}|write a time such as",
                "turns: {period: }|no value is not valid here",
                "turns: {statsPeriod: 1500ms}|a time in whole seconds",
                "turns: 10s|write a mapping with budget, commandDeadline",
                "[turns]|a list is not valid here",
                "planning: {bandwidth: 100MB/s}|a rate such as 100MiB/s",
                "planning: {maxMoves: 1.5}|a whole number",
                "planning: {maxMoves: 99999999999999999999}|a whole number",
                "planning: {sourceLevel: .nan}|a ratio such as 0.85 or 85%",
                "ballooning: {safety: {squeeze: yes}}|true or false",
                "period: 10s|did you mean 'turns.period'?",
                "turns.period: 10s|names are nested, not joined by dots"
            })
    void theMessageSaysWhatWouldBeValid(String yaml, String message) {
        assertThat(failureOf(yaml)).hasMessageContaining(message);
    }

    @Test
    void aKeyThatStandsTwiceIsReportedWithTheSecondPlace() {
        assertThat(failureOf("turns:\n  period: 20s\n  period: 30s\n"))
                .hasMessageContaining("3:3 turns.period: stands here a second time");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "turns: &a {period: 20s}\n",
                "turns: {period: &a 20s, budget: *a}\n",
                "turns: {period: !!int 20}\n",
                "a: &a [x]\nb: &b [*a, *a]\nc: &c [*b, *b]\n"
            })
    void anchorsAliasesAndTagsAreRefused(String yaml) {
        assertThat(failureOf(yaml)).hasMessageContaining("anchors, aliases and tags are not allowed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"turns: {", "turns: [1", "\tturns: 1", "a: b: c", "turns: \"x", "? [a]\n: b", "%YAML 9.9\n---\n"
            })
    void whatIsNoYamlIsReportedWithItsPlace(String yaml) {
        assertThat(failureOf(yaml).problems()).singleElement().satisfies(problem -> {
            assertThat(problem.advice()).startsWith("this is not valid YAML");
            assertThat(problem.line()).isPositive();
        });
    }

    @ParameterizedTest
    @MethodSource("textsThatAreNoYaml")
    void thePlaceOfASyntaxErrorIsToldOnceAndIsWhereTheTextGoesWrong(String yaml, String problem) {
        assertThat(failureOf(yaml))
                .hasMessageContaining("\n  " + problem)
                .message()
                .doesNotContain("line ", "column ", "reader", "org.yaml");
    }

    static Stream<Arguments> textsThatAreNoYaml() {
        return Stream.of(
                arguments(
                        "turns: {\n",
                        "2:1 this is not valid YAML: expected the node content, but found '<stream end>', while parsing a"
                                + " flow node"),
                arguments("a: b: c", "1:5 this is not valid YAML: mapping values are not allowed here"),
                arguments(
                        "turns:\n  period: \"x\n",
                        "3:1 this is not valid YAML: found unexpected end of stream, while scanning a quoted scalar that"
                                + " starts at 2:11"),
                arguments("turns:\n\tperiod: 1\n", "2:1 this is not valid YAML: a tab stands where a value or an"),
                arguments("? [a]\n: b\n", "1:4 this is not valid YAML: a name in a mapping must be a plain text"));
    }

    @ParameterizedTest
    @CsvSource({"a\u0000b, 2:12, U+0000", "a\uD800b, 2:12, U+D800", "\uFFFEb, 2:11, U+FFFE"})
    void aCharacterThatYamlDoesNotAllowIsReportedOnceWithItsPlace(String value, String place, String character) {
        assertThat(failureOf("turns:\n  period: " + value + "\n"))
                .hasMessageStartingWith("test has a problem:\n  " + place + " this is not valid YAML: the character "
                        + character + " is not allowed; remove it");
    }

    @Test
    void aByteOrderMarkBelongsToNoLine() {
        assertThat(SettingsReader.parse("test", "\uFEFFturns: {period: 20s}")
                        .turns()
                        .period())
                .isEqualTo(Duration.ofSeconds(20));
        assertThat(failureOf("\uFEFFturn: 1")).hasMessageContaining("1:1 turn: is not known");
    }

    @Test
    void onlyTheFirstOfManyAliasesIsReported() {
        assertThat(failureOf("a: &a [x]\nb: &b [*a, *a]\nturns: {tick: *b}\n").problems())
                .filteredOn(problem -> problem.advice().contains("aliases"))
                .hasSize(1);
    }

    @Test
    void timesInIso8601AreReadAsWell() {
        assertThat(SettingsReader.parse("test", "turns: {period: PT1M30S}")
                        .turns()
                        .period())
                .isEqualTo(Duration.ofSeconds(90));
        assertThat(failureOf("turns: {period: PT}")).hasMessageContaining("'PT' is not valid here; write a time");
    }

    @Test
    void aSecondDocumentIsRefused() {
        assertThat(failureOf("turns:\n---\nturns:\n")).hasMessageContaining("one file holds one document");
    }

    @Test
    void deepNestingIsRefused() {
        assertThat(failureOf("[".repeat(40) + "]".repeat(40))).hasMessageContaining("nested deeper than 16");
        assertThat(failureOf("[".repeat(100_000))).isInstanceOf(SettingsException.class);
    }

    @Test
    void aTextOverTheSizeLimitIsRefused() {
        assertThat(failureOf(" ".repeat((1 << 20) + 1))).hasMessageContaining("longer than the allowed");
    }

    @Test
    void aLongListOfProblemsIsCut() {
        var yaml = new StringBuilder();
        for (int i = 0; i < 100; i++) {
            yaml.append("unknown").append(i).append(": 1\n");
        }
        assertThat(failureOf(yaml.toString())).hasMessageContaining("and 50 more");
    }

    @Test
    void aFileIsReadAndNamedInMessages(@TempDir Path directory) throws IOException {
        var file = directory.resolve("drs.yaml");
        Files.writeString(file, "turns: {period: 20s}");
        assertThat(SettingsReader.read(file).turns().period()).isEqualTo(Duration.ofSeconds(20));
        Files.writeString(file, "turns: {period: x}");
        assertThatThrownBy(() -> SettingsReader.read(file)).hasMessageStartingWith(file + " has a problem:");
    }

    @Test
    void aFileThatCannotBeReadIsAProblemOfItsOwn(@TempDir Path directory) throws IOException {
        assertThatThrownBy(() -> SettingsReader.read(directory.resolve("absent.yaml")))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("there is no such file");
        assertThatThrownBy(() -> SettingsReader.read(directory))
                .hasMessage(directory + " has a problem:\n  this is a folder; name a file");
        var large = directory.resolve("large.yaml");
        Files.write(large, new byte[(1 << 20) + 1]);
        assertThatThrownBy(() -> SettingsReader.read(large)).hasMessageContaining("larger than the allowed");
        var binary = directory.resolve("binary.yaml");
        Files.write(binary, new byte[] {(byte) 0xff, (byte) 0xfe, 0});
        assertThatThrownBy(() -> SettingsReader.read(binary))
                .hasMessageContaining("1:1 the byte 0xFF is not UTF-8 text");
        Files.write(binary, "turns:\n  #é".getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> SettingsReader.read(binary)).hasMessageContaining("2:4 the byte 0xE9 is not UTF-8");
    }

    @Test
    void theDescriptionListsEverySettingOnce() {
        assertThat(SettingsDescription.rows())
                .extracting(SettingsDescription.Row::path)
                .doesNotHaveDuplicates()
                .contains(
                        "turns.period",
                        "monitoring.hotspots.cpuEnter",
                        "ballooning.pace.deadZone",
                        "planning.noReturn");
        assertThat(SettingsDescription.text())
                .contains("turns.period (default 10s)\n    Time between turns. Write a time");
    }

    @Test
    void everyComponentOfTheSettingsHasARow() {
        assertThat(SettingsDescription.rows()).hasSize(leaves(DrsSettings.class));
    }

    private static int leaves(Class<?> type) {
        int count = 0;
        for (var component : type.getRecordComponents()) {
            boolean quantity = component.getType().getPackageName().endsWith(".unit");
            count += component.getType().isRecord() && !quantity ? leaves(component.getType()) : 1;
        }
        return count;
    }

    @Test
    void everyDefaultAsPrintedIsReadBack() {
        for (var row : SettingsDescription.rows()) {
            var single = new StringBuilder();
            appendNested(single, List.of(row.path().split("\\.")), row.standard());
            assertThat(SettingsReader.parse(row.path(), single.toString())).isEqualTo(DrsSettings.DEFAULT);
        }
    }

    private static void appendNested(StringBuilder yaml, List<String> path, String value) {
        path.forEach(name -> yaml.append('{').append(name).append(": "));
        yaml.append(value).append("}".repeat(path.size()));
    }

    private static SettingsException failureOf(String yaml) {
        var failure = catchThrowableOfType(SettingsException.class, () -> SettingsReader.parse("test", yaml));
        assertThat(failure).isNotNull();
        return failure;
    }
}
