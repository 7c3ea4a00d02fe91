package org.opendrs.runs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nothing of when, where and by whom the agent's archive was built is in it, so that two builds of one commit are the same bytes. */
class AgentArchiveIT {
    /** The build's {@code project.build.outputTimestamp}. */
    private static final LocalDateTime BUILT = LocalDateTime.of(2026, 1, 1, 0, 0);

    @TempDir
    private Path folder;

    @Test
    void entriesHaveNoOwnerNoTimeAndNoModeOfTheirOwn() {
        assertThat(AgentArchive.entries())
                .hasSizeGreaterThan(10)
                .allSatisfy(entry -> assertThat(entry)
                        .containsPattern("^(-rw-r--r--|-rwxr-xr-x|drwxr-xr-x) 0/0 +\\d+ 2026-01-01 00:00 ")
                        .matches(line -> line.startsWith("-rwx") == line.endsWith("/bin/drs-agent"), "is no program"));
    }

    @Test
    void ourJarsHaveTheSameTimeInAllEntries() throws IOException {
        AgentArchive.unpack(folder);
        List<Path> jars;
        try (Stream<Path> files = Files.list(folder.resolve("lib"))) {
            jars = files.filter(file -> file.getFileName().toString().startsWith("drs-"))
                    .toList();
        }

        assertThat(jars).hasSize(4).allSatisfy(jar -> {
            try (var zip = new ZipFile(jar.toFile())) {
                assertThat(zip.stream().map(ZipEntry::getTimeLocal))
                        .isNotEmpty()
                        .containsOnly(BUILT);
            }
        });
    }
}
