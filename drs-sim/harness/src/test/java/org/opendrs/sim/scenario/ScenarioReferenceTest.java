package org.opendrs.sim.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.opendrs.sim.fault.FaultClass;
import org.opendrs.sim.fault.StatsDistortion;

/** The reference of scenario files names every key at its place, and no other. */
class ScenarioReferenceTest {
    private static final Path PAGE = Path.of("src/main/java/org/opendrs/sim/scenario/doc-files/scenario-file.html");
    private static final Pattern KEY = Pattern.compile("<dt><code>([A-Za-z]+)</code></dt>\\s*<dd>.+</dd>");

    private static final Pattern FAULT = Pattern.compile("<code>\"?([A-Z_]+[=@][^<\"]+)\"?</code>");

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

    @Test
    void everyFaultAndEveryPolicyIsNamed() throws IOException {
        String page = Files.readString(PAGE);

        assertThat(page)
                .contains(PolicyCatalogue.names().stream()
                        .map(ScenarioReferenceTest::code)
                        .toList());
        assertThat(Arrays.stream(FaultClass.values()).map(FaultClass::name))
                .allSatisfy(name -> assertThat(page).containsPattern("<code>\"?" + name));
        assertThat(Arrays.stream(StatsDistortion.values()).filter(lie -> lie != StatsDistortion.NONE))
                .allSatisfy(lie -> assertThat(page).contains(lie.name()));
    }

    @Test
    void everyFaultThatIsShownIsValid() throws IOException {
        var shown = FAULT.matcher(Files.readString(PAGE))
                .results()
                .map(match -> match.group(1))
                .toList();

        assertThat(shown)
                .hasSizeGreaterThan(3)
                .allSatisfy(fault ->
                        assertThat(ScenarioTexts.read("""
                length: 1h
                hosts: [{name: host, count: 2, cores: 8, memory: 16GiB}]
                vms: [{name: web, count: 2, vcpus: 1, memory: 2GiB}]
                faults: ['%s']
                """.formatted(fault))).isNotNull());
    }

    private static String code(String text) {
        return "<code>" + text + "</code>";
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
