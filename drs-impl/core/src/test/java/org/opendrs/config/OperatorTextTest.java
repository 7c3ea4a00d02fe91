package org.opendrs.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.opendrs.model.Automation;
import org.opendrs.unit.ByteRate;
import org.opendrs.unit.Bytes;
import org.opendrs.unit.Millicores;

class OperatorTextTest {
    private static final List<String> KEYS = List.of(
            "time", "memory", "cores", "rate", "ratio", "whole", "flag", "choice", "text", "list", "part", "parts");

    @Test
    void valuesOfAllKindsAreRead() {
        var text = OperatorText.parse("test", """
                {time: 10s, memory: 2GiB, cores: 500m, rate: 1MiB/s, ratio: 50%, whole: 7, flag: true, choice: advise, text: a b}
                """);
        var root = text.root(KEYS);

        assertThat(root.time("time", Duration.ZERO, Duration.ofHours(1))).contains(Duration.ofSeconds(10));
        assertThat(root.memory("memory", Bytes.ZERO, Bytes.gib(4))).contains(Bytes.gib(2));
        assertThat(root.cores("cores", Millicores.ZERO, Millicores.cores(1))).contains(Millicores.millicores(500));
        assertThat(root.rate("rate", new ByteRate(0), ByteRate.mibPerSecond(1))).contains(ByteRate.mibPerSecond(1));
        assertThat(root.ratio("ratio", 0, 1)).contains(0.5);
        assertThat(root.isShare("ratio")).isTrue();
        assertThat(root.whole("whole", 1, 7)).contains(7L);
        assertThat(root.flag("flag")).contains(true);
        assertThat(root.choice("choice", Automation.class)).contains(Automation.ADVISE);
        assertThat(root.text("text", "a text")).contains("a b");
        assertThat(text.isValid()).isTrue();
        text.requireValid();
    }

    @Test
    void absentIsNotWrong() {
        var text = OperatorText.parse("test", "");
        var root = text.root(KEYS);

        assertThat(root.has("whole")).isFalse();
        assertThat(root.whole("whole", 1, 7)).isEmpty();
        assertThat(root.section("part", KEYS).flag("flag")).isEmpty();
        assertThat(root.sections("parts", KEYS)).isEmpty();
        assertThat(text.isValid()).isTrue();
    }

    @Test
    void whatIsWrongIsToldTogetherInTheOrderOfTheText() {
        var text = OperatorText.parse("test", """
                parts:
                  - {whole: 8}
                  - {whole: x}
                part: {tume: 1s}
                list: [a, b, [c]]
                """);
        var root = text.root(KEYS);
        root.texts("list", "a letter", letter -> letter.equals("b") ? Optional.of("is b") : Optional.empty());
        root.section("part", KEYS).problem("is short");
        root.sections("parts", KEYS).forEach(part -> part.whole("whole", 1, 7));

        assertThatThrownBy(text::requireValid)
                .isInstanceOf(SettingsException.class)
                .hasMessage("""
                test has 6 problems:
                  2:13 parts[0].whole: '8' is out of range; 1 to 7 is valid
                  3:13 parts[1].whole: 'x' is not valid here; write a whole number, 1 to 7
                  4:7 part: is short
                  4:8 part.tume: is not known; did you mean 'time'?
                  5:11 list[1]: is b
                  5:14 list[2]: a list is not valid here; write a letter""");
    }

    @Test
    void settingsInAPartAreToldWithTheirWholePath() {
        var text = OperatorText.parse("test", "part: {turns: {tick: 20s}}");
        var settings = text.root(KEYS).settings("part");

        assertThat(settings).isEqualTo(DrsSettings.DEFAULT);
        assertThatThrownBy(text::requireValid).hasMessageContaining("part.turns.tick: '20s'");
    }
}
