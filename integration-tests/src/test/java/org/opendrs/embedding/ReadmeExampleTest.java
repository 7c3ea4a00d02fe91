package org.opendrs.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opendrs.balloon.BalloonPolicy;
import org.opendrs.core.balloon.Policies;

/** The examples in the README compile, and that of a policy runs with drs-api and drs-impl alone on the class path. */
class ReadmeExampleTest {
    private static final Path README = Path.of("..", "README.md");
    private static final int MOST_LINES = 10;

    @TempDir
    private Path folder;

    @Test
    void theExampleRunsOnApiAndImplementationAlone() throws Exception {
        String classPath = home(BalloonPolicy.class) + java.io.File.pathSeparator + home(Policies.class);
        String output = outputOf(classPath, program("BalloonRequest\\.host", MOST_LINES));

        assertThat(output.lines()).isNotEmpty().allMatch(line -> line.matches("[ab] -> .* because [A-Z_]+\\(.*\\)"));
    }

    @Test
    void theExampleOfTheEngineRunsAsItStands() throws Exception {
        String output = outputOf(System.getProperty("java.class.path"), program("PushedTelemetry\\(", MOST_LINES));

        assertThat(output).contains("nothing was commanded and nothing waits; confirmed hotspots: 0");
    }

    private String outputOf(String classPath, String program) throws IOException, InterruptedException {
        Path source = folder.resolve("Example.java");
        Files.writeString(source, program);

        int compiled = ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-proc:none", "-cp", classPath, "-d", folder.toString(), source.toString());
        assertThat(compiled).isZero();

        return run(classPath + java.io.File.pathSeparator + folder);
    }

    @Test
    void theTestOfOwnRulesCompiles() throws Exception {
        var block = Pattern.compile("```java\n((?:(?!```).)*?SimulatedCluster.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(README));
        assertThat(block.find()).as("the README has the test").isTrue();
        Path source = folder.resolve("LicensedHostsTest.java");
        Files.writeString(source, block.group(1));

        int compiled = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        null,
                        null,
                        "-proc:none",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "-d",
                        folder.toString(),
                        source.toString());
        assertThat(compiled).isZero();
    }

    private static String program(String contains, int mostLines) throws IOException {
        var block = Pattern.compile("```java\n((?:(?!```).)*?" + contains + ".*?)```", Pattern.DOTALL)
                .matcher(Files.readString(README));
        assertThat(block.find()).as("the README has the example").isTrue();
        var imports = new StringBuilder();
        var body = new StringBuilder();
        block.group(1)
                .lines()
                .forEach(line -> (line.startsWith("import ") ? imports : body)
                        .append(line)
                        .append('\n'));
        assertThat(body.toString().strip().lines().count())
                .as("lines of the example")
                .isLessThanOrEqualTo(mostLines);
        return imports + "class Example { public static void main(String[] none) {\n" + body + "}}\n";
    }

    private static String run(String classPath) throws IOException, InterruptedException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Process process = new ProcessBuilder(java, "-cp", classPath, "Example")
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }

    private static String home(Class<?> type) throws URISyntaxException {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI())
                .toString();
    }
}
