package org.opendrs.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Nothing grows too large to read: main classes stay at or below 400 code lines, half of them at or below 50. */
class SourceShapeTest {
    private static final int MOST_LINES = 400;
    private static final int MEDIAN_LINES = 50;
    private static final int P95_LINES = 200;

    @Test
    void noMainClassIsTooLong() throws IOException {
        assertThat(sizes())
                .allSatisfy(
                        (file, lines) -> assertThat(lines).as(file.toString()).isLessThanOrEqualTo(MOST_LINES));
    }

    @Test
    void mostMainClassesAreSmall() throws IOException {
        var sorted = sizes().values().stream().sorted().toList();
        assertThat(sorted.get(sorted.size() / 2)).as("median").isLessThanOrEqualTo(MEDIAN_LINES);
        assertThat(sorted.get(sorted.size() * 95 / 100)).as("95th percentile").isLessThanOrEqualTo(P95_LINES);
    }

    @Test
    void everyPackageSaysWhatLivesInIt() throws IOException {
        var packages = new TreeSet<Path>();
        var documented = new TreeSet<Path>();
        for (Path file : mainSources()) {
            packages.add(folderOf(file));
            if (file.endsWith("package-info.java")) {
                documented.add(folderOf(file));
            }
        }
        assertThat(packages).isEqualTo(documented);
    }

    private static Map<Path, Integer> sizes() throws IOException {
        var sizes = new TreeMap<Path, Integer>();
        for (Path file : mainSources()) {
            if (!file.endsWith("package-info.java")) {
                int lines = 0;
                for (String line : Files.readAllLines(file)) {
                    lines += isCode(line.strip()) ? 1 : 0;
                }
                sizes.put(file, lines);
            }
        }
        return sizes;
    }

    private static boolean isCode(String line) {
        return !line.isEmpty() && !line.startsWith("//") && !line.startsWith("*") && !line.startsWith("/*");
    }

    private static List<Path> mainSources() throws IOException {
        var sources = new ArrayList<Path>();
        try (var files = Files.walk(Path.of("..").toAbsolutePath().normalize())) {
            files.filter(file -> file.toString().contains("src/main/java/org/opendrs/"))
                    .filter(file -> file.toString().endsWith(".java"))
                    .forEach(sources::add);
        }
        assertThat(sources).as("main sources found").hasSizeGreaterThan(100);
        return sources;
    }

    private static Path folderOf(Path file) {
        return Objects.requireNonNull(file.getParent());
    }
}
