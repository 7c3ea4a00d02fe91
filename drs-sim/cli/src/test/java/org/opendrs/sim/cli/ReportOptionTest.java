package org.opendrs.sim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReportOptionTest {
    @TempDir
    private Path folder;

    @Test
    void theReportHasTheFiguresOfTheTableAndTheCommandThatRepeatsIt() throws IOException {
        Path report = folder.resolve("new report");
        var run = run("--policy", "none,waterfill", "--report", report.toString());
        String page = Files.readString(report.resolve("index.html"));

        assertThat(run.status()).isZero();
        assertThat(run.out()).contains("Report: " + report.resolve("index.html"));
        assertThat(page)
                .contains("<dd>drs run hotspot --hours 0.1 --policy none,waterfill --report &#39;" + report
                        + "&#39;</dd>");
        run.out()
                .lines()
                .filter(line -> line.startsWith("| ") && !line.contains("wall time") && !line.contains("| none"))
                .forEach(line -> {
                    String[] cells = line.split("\\|", -1);
                    assertThat(page)
                            .contains("\">" + cells[1].strip() + "</th><td>" + cells[2].strip() + "</td><td>"
                                    + cells[3].strip() + "</td>");
                });
    }

    @Test
    void anEarlierReportIsReplaced() throws IOException {
        assertThat(run("--report", folder.toString()).status()).isZero();
        assertThat(run("--seed", "2", "--report", folder.toString()).status()).isZero();

        assertThat(folder.resolve("index.html")).content().contains("hotspot, seed 2");
    }

    @Test
    void aFolderOfSomethingElseIsRefusedBeforeTheRun() throws IOException {
        Path mine = Files.writeString(folder.resolve("index.html"), "mine");
        var run = run("--report", folder.toString());

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("--report " + folder, "name a new folder");
        assertThat(run.out()).isEmpty();
        assertThat(mine).hasContent("mine");
    }

    @Test
    void whereItCannotBeMadeNothingIsRun() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        var run = run("--report", file.resolve("report").toString());

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("cannot be made in " + file);
    }

    @Test
    void thePageAndTheResultDoNotOverwriteEachOther() {
        var run = run("--json", folder.resolve("index.html").toString(), "--report", folder.toString());

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("--json", "--report", "index.html");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {"plain-1.5/x,plain-1.5/x", "two words,'two words'", "it's,'it'\\''s'", "$HOME,'$HOME'"})
    void wordsAreQuotedForAShell(String word, String quoted) {
        assertThat(CommandText.quoted(word)).isEqualTo(quoted);
    }

    private static Cli run(String... options) {
        var words = new String[options.length + 4];
        words[0] = "run";
        words[1] = "hotspot";
        words[2] = "--hours";
        words[3] = "0.1";
        System.arraycopy(options, 0, words, 4, options.length);
        return Cli.run(words);
    }
}
