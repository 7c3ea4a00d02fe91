package org.opendrs.sim.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.opendrs.sim.scenario.WriteFailure;

/** The folder that receives a page. It is made if it is not there; what is not ours in it is never overwritten. */
record ReportFolder(Path folder) {
    /** The marker stands within as many bytes of the beginning of a page. */
    private static final int HEAD = 512;

    /**
     * Checks before the run whether the page could be written after it.
     *
     * @throws IllegalArgumentException if the folder is a file, cannot be written or made, or has content that is no report
     */
    void check() {
        if (Files.exists(folder)) {
            checkExisting();
            return;
        }
        @Nullable Path parent = folder.toAbsolutePath().normalize().getParent();
        while (parent != null && !Files.exists(parent)) {
            parent = parent.getParent();
        }
        if (parent == null || !Files.isDirectory(parent) || !WriteFailure.canCreateIn(parent)) {
            throw new IllegalArgumentException("--report " + folder + " cannot be made in " + parent
                    + "; name a folder in an existing, writable folder");
        }
    }

    private void checkExisting() {
        Path page = folder.resolve(HtmlReport.PAGE);
        if (!Files.isDirectory(folder)
                || !WriteFailure.canCreateIn(folder)
                || (Files.exists(page) && !Files.isWritable(page))) {
            throw new IllegalArgumentException(
                    "--report " + folder + " cannot be written; name a new folder or a writable one");
        }
        try {
            if (!isEmpty() && !hasOurPage()) {
                throw new IllegalArgumentException(
                        "--report " + folder
                                + " has files in it, and no report; name a new folder, an empty one, or one with an earlier report");
            }
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "--report " + folder + " cannot be looked into: " + WriteFailure.reason(e), e);
        }
    }

    private boolean isEmpty() throws IOException {
        try (var files = Files.list(folder)) {
            return files.findAny().isEmpty();
        }
    }

    private boolean hasOurPage() throws IOException {
        Path page = folder.resolve(HtmlReport.PAGE);
        if (!Files.isRegularFile(page)) {
            return false;
        }
        try (InputStream in = Files.newInputStream(page)) {
            return new String(in.readNBytes(HEAD), StandardCharsets.UTF_8).contains(ReportPage.MARKER);
        }
    }

    /**
     * Writes the page and returns its file.
     *
     * @throws UncheckedIOException if that is not possible; it names the file
     */
    Path write(String page) {
        Path file = folder.resolve(HtmlReport.PAGE);
        try {
            Files.createDirectories(folder);
            Files.write(file, List.of(page));
        } catch (IOException e) {
            throw new UncheckedIOException("--report: " + file + " could not be written: " + WriteFailure.reason(e), e);
        }
        return file;
    }
}
