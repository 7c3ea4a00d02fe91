package org.opendrs.sim.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The reference of scenario files names every key at its place, and no other. */
class ScenarioReferenceTest {
    private static final Path PAGE = Path.of("src/main/java/org/opendrs/sim/scenario/doc-files/scenario-file.html");
    private static final Pattern KEY = Pattern.compile("<dt><code>([A-Za-z]+)</code></dt>\\s*<dd>.+</dd>");

    @Test
    void everyKeyIsExplainedAtItsPlace() throws IOException {
        String page = Files.readString(PAGE);
        ScenarioKeys.all()
                .forEach((place, keys) ->
                        assertThat(documented(page, place)).as(place).containsExactlyElementsOf(keys));
        assertThat(Pattern.compile("<h2 ").splitAsStream(page).count() - 1)
                .isEqualTo(ScenarioKeys.all().size());
    }

    @Test
    void theExampleIsValid() throws IOException {
        String page = Files.readString(PAGE);
        String from = page.substring(page.indexOf("<pre id=\"example\">") + 18);
        var file = ScenarioTexts.read(from.substring(0, from.indexOf("</pre>")));

        assertThat(file.describe(ScenarioOptions.seed(1)).cluster().hosts()).hasSizeGreaterThan(2);
    }

    private static List<String> documented(String page, String place) {
        String heading = "<h2 id=\"place-" + (place.isEmpty() ? "root" : place) + "\">";
        int from = page.indexOf(heading);
        assertThat(from).as(heading).isPositive();
        int next = page.indexOf("<h2 ", from + 1);
        return KEY.matcher(page.substring(from, next < 0 ? page.length() : next))
                .results()
                .map(match -> match.group(1))
                .toList();
    }
}
