package org.opendrs.sim.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opendrs.config.SettingsException;
import org.opendrs.sim.trace.TraceCatalogue;

/** Whatever has happened to a scenario file, it is read, or told in words with a place what is wrong with it. */
class ScenarioFuzzTest {
    private static final int MUTATIONS = 2500;
    private static final List<String> WORDS = List.of(
            "-1",
            "0",
            "99999",
            "1e308",
            "9223372036854775807",
            "null",
            "true",
            "''",
            "[]",
            "{}",
            "~",
            "*a",
            "&a",
            "!!x",
            "1000000000000GiB",
            "200%",
            "0s",
            "366d",
            "\t",
            "\u0000",
            "\uD83D",
            ": ",
            "- ",
            "#",
            "\"",
            "keepApart",
            "web-1");

    @Test
    void noDamageLeadsToAnythingButWordsWithAPlace(@TempDir Path folder) {
        var traces = ScenarioTexts.recordings(folder);
        var random = new SplittableRandom(1);
        int refused = 0;
        for (int i = 0; i < MUTATIONS; i++) {
            var text = new StringBuilder(ScenarioTexts.FULL);
            for (int changes = random.nextInt(1, 4); changes > 0; changes--) {
                damage(text, random);
            }
            refused += isRefusedWithAPlace(text.toString(), traces) ? 1 : 0;
        }
        // Damage that is seldom noticed would test little.
        assertThat(refused).isGreaterThan(MUTATIONS / 2);
    }

    private static boolean isRefusedWithAPlace(String text, TraceCatalogue traces) {
        try {
            ScenarioTexts.read(text, traces).describe(ScenarioOptions.seed(1));
            return false;
        } catch (SettingsException e) {
            assertThat(e.problems()).as(text).isNotEmpty().allSatisfy(problem -> {
                assertThat(problem.line()).isPositive();
                assertThat(problem.advice()).isNotBlank().doesNotContain("\n").doesNotContain("Exception");
            });
            return true;
        }
    }

    private static void damage(StringBuilder text, SplittableRandom random) {
        int at = random.nextInt(text.length());
        int end = Math.min(text.length(), at + random.nextInt(1, 12));
        switch (random.nextInt(5)) {
            case 0 -> text.delete(at, end);
            case 1 -> text.insert(at, WORDS.get(random.nextInt(WORDS.size())));
            case 2 -> text.insert(at, text.substring(at, end));
            case 3 -> text.setCharAt(at, (char) random.nextInt(1, 0x180));
            default -> replaceValue(text, at, WORDS.get(random.nextInt(WORDS.size())));
        }
    }

    /** Replaces what stands behind the next colon, up to what may end a value. */
    private static void replaceValue(StringBuilder text, int at, String value) {
        int from = text.indexOf(": ", at) + 2;
        if (from >= 2) {
            int to = from;
            while (to < text.length() && ",}]\n".indexOf(text.charAt(to)) < 0) {
                to++;
            }
            text.replace(from, to, value);
        }
    }
}
