package org.opendrs.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.opendrs.config.SettingsReader;
import org.opendrs.json.Snapshots;

/** What the guides show compiles, runs, prints what they say, and leads to pages that exist. */
class GuidesTest {
    private static final Pattern LINK = Pattern.compile("href=\"([^\"]+)\"");
    private static final Pattern DOCUMENTED = Pattern.compile("\\.\\./(org/opendrs/.*)\\.html");

    @TempDir
    private Path folder;

    static Stream<GuidePages.Example> java() throws IOException {
        return GuidePages.examples("java");
    }

    static Stream<GuidePages.Example> yaml() throws IOException {
        return GuidePages.examples("yaml");
    }

    static Stream<GuidePages.Example> json() throws IOException {
        return GuidePages.examples("json");
    }

    @ParameterizedTest
    @MethodSource("java")
    void anExampleCompilesAndPrintsWhatThePageSays(GuidePages.Example example) throws Exception {
        Path source = folder.resolve(example.typeName() + ".java");
        Files.writeString(source, example.source());
        var complaints = new ByteArrayOutputStream();
        String classPath = System.getProperty("java.class.path");
        int compiled = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        null,
                        complaints,
                        "-proc:none",
                        "-cp",
                        classPath,
                        "-d",
                        folder.toString(),
                        source.toString());
        assertThat(compiled).as(complaints.toString(StandardCharsets.UTF_8)).isZero();

        if (example.run()) {
            assertThat(printed(example.typeName())).isEqualTo(example.output());
        }
    }

    private String printed(String type) throws Exception {
        PrintStream before = System.out;
        var caught = new ByteArrayOutputStream();
        try (var loader = new URLClassLoader(
                new URL[] {folder.toUri().toURL()}, getClass().getClassLoader())) {
            System.setOut(new PrintStream(caught, true, StandardCharsets.UTF_8));
            loader.loadClass(type).getMethod("main", String[].class).invoke(null, (Object) new String[0]);
        } finally {
            System.setOut(before);
        }
        return caught.toString(StandardCharsets.UTF_8).strip();
    }

    @ParameterizedTest
    @MethodSource("yaml")
    void settingsAreReadable(GuidePages.Example example) {
        assertThatCode(() -> SettingsReader.parse(example.name(), example.content()))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @MethodSource("json")
    void jsonIsReadable(GuidePages.Example example) throws IOException {
        var tree = new ObjectMapper().readTree(example.content());
        if (tree.has("snapshot")) {
            assertThat(Snapshots.read(example.name(), example.content()).hosts())
                    .isNotEmpty();
        }
    }

    @Test
    void linksLeadToPagesThatExist() throws IOException {
        for (Path page : GuidePages.all()) {
            var link = LINK.matcher(GuidePages.text(page));
            while (link.find()) {
                assertThat(exists(link.group(1)))
                        .as(page + " links " + link.group(1))
                        .isTrue();
            }
        }
    }

    private static boolean exists(String link) throws IOException {
        var documented = DOCUMENTED.matcher(link);
        if (documented.matches()) {
            String name = documented.group(1).replace("package-summary", "package-info");
            return sourceFolders().stream().anyMatch(sources -> Files.exists(sources.resolve(name + ".java")));
        }
        return link.equals("../index.html") || Files.exists(GuidePages.FOLDER.resolve(link));
    }

    private static List<Path> sourceFolders() {
        return Stream.of("drs-api", "drs-impl/core", "drs-sim/world", "drs-sim/harness")
                .map(module -> Path.of("..").resolve(module).resolve(Path.of("src", "main", "java")))
                .toList();
    }
}
