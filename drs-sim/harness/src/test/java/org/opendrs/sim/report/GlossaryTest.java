package org.opendrs.sim.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.opendrs.sim.scenario.Progress;
import org.opendrs.sim.scenario.RunFigure;
import org.opendrs.sim.scenario.ScenarioOptions;
import org.opendrs.sim.scenario.ScenarioRunner;
import org.opendrs.sim.scenario.Scenarios;

class GlossaryTest {
    private static final Path REFERENCE = Path.of("../../javadoc/src/main/javadoc/doc-files/json.html");

    @Test
    void everyFigureAndTermIsExplainedInWholeSentences() {
        assertThat(Glossary.all())
                .hasSizeGreaterThan(RunFigure.values().length)
                .allSatisfy(
                        entry -> assertThat(entry.meaning()).as(entry.label()).matches("(?s)[A-Z0-9].{20,}\\."));
        assertThat(Glossary.all()).extracting(Glossary.Entry::label).doesNotHaveDuplicates();
    }

    @Test
    void aPartIsNamedAfterTheWhole() {
        assertThat(Glossary.all())
                .extracting(Glossary.Entry::label)
                .contains("guest OOM kills, of it by policy", "migrations, of it returned");
    }

    @Test
    void theReferenceOfTheJsonFormHasTheSameWords() throws IOException {
        assertThat(Files.readString(REFERENCE)).contains(Glossary.reference());
    }

    @Test
    void thePageExplainsEveryRowThatItHas() {
        var options = ScenarioOptions.seed(1).hours(0.1).policies("none");
        var rows = ResultRows.of(ScenarioRunner.run(Scenarios.named("thesis", options), Progress.SILENT)
                .variants());
        String html = Glossary.html(rows);

        assertThat(rows)
                .hasSizeGreaterThan(15)
                .allSatisfy(row -> assertThat(html)
                        .contains(
                                row.label().strip() + "</dt>",
                                ReportPage.escaped(row.figure().meaning())));
        assertThat(html).contains("<dt>event hash</dt>", "<dt>balloon size</dt>");
    }
}
