package org.opendrs.sim.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportFolderTest {
    @TempDir
    private Path folder;

    @Test
    void foldersThatAreNotThereAreMade() throws IOException {
        var report = new ReportFolder(folder.resolve("a/b"));
        report.check();

        assertThat(report.write("page"))
                .isEqualTo(folder.resolve("a/b/index.html"))
                .hasContent("page");
    }

    @Test
    void anEmptyFolderIsTaken() {
        new ReportFolder(folder).check();

        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void anEarlierReportIsOverwrittenAndNothingElse() throws IOException {
        Files.writeString(folder.resolve("index.html"), "<!DOCTYPE html>\n" + ReportPage.MARKER);
        Files.writeString(folder.resolve("notes.txt"), "mine");
        var report = new ReportFolder(folder);
        report.check();
        report.write("new");

        assertThat(folder.resolve("index.html")).hasContent("new");
        assertThat(folder.resolve("notes.txt")).hasContent("mine");
    }

    @Test
    void aFolderWithOtherFilesIsRefused() throws IOException {
        Files.writeString(folder.resolve("notes.txt"), "mine");

        assertThatThrownBy(() -> new ReportFolder(folder).check())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("--report " + folder + " has files in it, and no report");
    }

    @Test
    void aPageOfSomebodyElseIsRefused() throws IOException {
        Files.writeString(folder.resolve("index.html"), "<!DOCTYPE html><title>my site</title>");

        assertThatThrownBy(() -> new ReportFolder(folder).check()).hasMessageContaining("no report");
    }

    @Test
    void aFileIsRefused() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");

        assertThatThrownBy(() -> new ReportFolder(file).check()).hasMessageContaining(file + " cannot be written");
        assertThatThrownBy(() -> new ReportFolder(file.resolve("in")).check())
                .hasMessageContaining("cannot be made in");
    }

    @Test
    void aFailureNamesTheFile() throws IOException {
        Path inTheWay = Files.createDirectories(folder.resolve("index.html/full"));

        assertThat(inTheWay).exists();
        assertThatThrownBy(() -> new ReportFolder(folder).write("page"))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining(folder.resolve("index.html") + " could not be written: ");
    }
}
