package org.opendrs.sim.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.opendrs.sim.scenario.RunFigure;

class ReportPageTest {
    private static final String HOSTILE = "\"'><script>alert(1)</script>&{{data}}$1\\";
    private static final String HARMLESS = "&quot;&#39;&gt;&lt;script&gt;alert(1)&lt;/script&gt;&amp;{{data}}$1\\";

    private final String page = ReportPage.text(
            HOSTILE,
            new ReportPage.Head(List.of(ReportPage.Fact.of(HOSTILE, HOSTILE)), List.of(HOSTILE)),
            List.of("one", HOSTILE),
            List.of(
                    new ResultRows.Row(RunFigure.JOBS, "jobs", List.of("1", "2")),
                    new ResultRows.Row(RunFigure.JOBS_OF_NAME, "  " + HOSTILE, List.of("-", HOSTILE))),
            JsonNodeFactory.instance.objectNode().put("name", HOSTILE));

    @Test
    void namesAreEscapedWhereverTheyStand() {
        assertThat(page)
                .contains("<title>" + HARMLESS + "</title>")
                .contains("<h1>" + HARMLESS + "</h1>")
                .contains("<dt>" + HARMLESS + "</dt><dd>" + HARMLESS + "</dd>")
                .contains("<th scope=\"col\">" + HARMLESS + "</th>")
                .contains("<p class=\"verdict\">" + HARMLESS + "</p>")
                .contains("<td>" + HARMLESS + "</td>")
                .doesNotContain("<script>alert");
    }

    @Test
    void aPartOfAFigureIsSetApart() {
        assertThat(page)
                .containsPattern(
                        "<tr><th scope=\"row\" title=\"[^\"]*\">jobs</th><td>1</td><td>2</td><td class=\"meaning\">")
                .containsPattern("<tr class=\"part\"><th scope=\"row\" title=\"[^\"]*\">" + Pattern.quote(HARMLESS)
                        + "</th><td>-</td>");
    }

    @Test
    void everyFigureIsExplainedInItsRowAndInFullAtTheEnd() {
        assertThat(page)
                .contains("<td class=\"meaning\">" + RunFigure.JOBS.meaning() + "</td></tr>")
                .contains("<h2 id=\"glossary\">")
                .contains("<dt>jobs</dt><dd>" + RunFigure.JOBS.meaning() + " Higher is better.</dd>")
                .contains("<dt>jobs, " + HARMLESS + "</dt>");
    }

    @Test
    void exactlyTheScriptsAndTheStyleOfThePageMayRun() throws NoSuchAlgorithmException {
        String policy = first("Content-Security-Policy\" content=\"([^\"]*)\"");

        assertThat(policy).startsWith("default-src 'none';").doesNotContain("unsafe", "http");
        var blocks = Pattern.compile("<(?:script|style)>(.*?)</(?:script|style)>", Pattern.DOTALL)
                .matcher(page);
        int found = 0;
        while (blocks.find()) {
            found++;
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(blocks.group(1).getBytes(StandardCharsets.UTF_8));
            assertThat(policy).contains("'sha256-" + Base64.getEncoder().encodeToString(digest) + "'");
        }
        assertThat(found).isEqualTo(3);
    }

    @Test
    void thePageNamesNothingThatWouldBeLoaded() {
        assertThat(page)
                .doesNotContainPattern("<(link|img|iframe|object)\\b")
                .doesNotContain(" src=\"", "@import", "url(");
    }

    @Test
    void theMarkerStandsNearTheBeginning() {
        assertThat(page.indexOf(ReportPage.MARKER)).isBetween(0, 400);
    }

    @Test
    void theLibraryComesWithItsLicence() {
        assertThat(page).contains("var uPlot=").contains("The MIT License");
    }

    private String first(String pattern) {
        var matcher = Pattern.compile(pattern).matcher(page);
        assertThat(matcher.find()).as(pattern).isTrue();
        return matcher.group(1);
    }
}
