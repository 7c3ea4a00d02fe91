package org.opendrs.sim.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.opendrs.sim.scenario.WriteFailure;
import picocli.CommandLine.Model.CommandSpec;

/** Where the JSON form of a result goes: nowhere, to a file, or to standard output in place of the table. */
record JsonOutput(Optional<String> target) {
    private static final String STANDARD_OUTPUT = "-";
    private static final ObjectMapper MAPPER = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    /** Returns the output that an option names, if any; one that cannot be written is wrong usage, told before the work begins. */
    static JsonOutput checked(CommandSpec spec, @Nullable String target) {
        return Main.described(spec, () -> {
            var output = new JsonOutput(Optional.ofNullable(target));
            output.check();
            return output;
        });
    }

    /** Returns whether standard output is taken, so that nothing else may be printed there. */
    boolean takesStandardOutput() {
        return target.filter(STANDARD_OUTPUT::equals).isPresent();
    }

    /** Fails now rather than after minutes of work, if the file cannot be written. */
    void check() {
        checkFile("--json", target.filter(name -> !STANDARD_OUTPUT.equals(name)).map(Path::of));
    }

    /** Fails now rather than after minutes of work, if the file that an option names cannot be written. */
    static void checkFile(String option, Optional<Path> target) {
        target.ifPresent(file -> {
            var folder = file.toAbsolutePath().getParent();
            boolean writable = Files.exists(file)
                    ? !Files.isDirectory(file) && Files.isWritable(file)
                    : folder != null && Files.isDirectory(folder) && WriteFailure.canCreateIn(folder);
            if (!writable) {
                throw new IllegalArgumentException(
                        option + " " + file + " cannot be written; name a file in an existing, writable folder");
            }
        });
    }

    /**
     * Writes the result.
     *
     * @throws UncheckedIOException if the file cannot be written; it names option and file
     */
    void write(JsonNode json, PrintWriter out) throws JsonProcessingException {
        if (target.isPresent()) {
            write(text(json) + "\n", out);
        }
    }

    /**
     * Writes a text that is JSON already and ends its last line.
     *
     * @throws UncheckedIOException if the file cannot be written; it names option and file
     */
    void write(String json, PrintWriter out) {
        if (takesStandardOutput()) {
            out.print(json);
            out.flush();
        } else if (target.isPresent()) {
            try {
                Files.writeString(Path.of(target.get()), json);
            } catch (IOException e) {
                throw new UncheckedIOException(
                        "--json " + target.get() + " could not be written: " + WriteFailure.reason(e), e);
            }
        }
    }

    private static String text(JsonNode json) throws JsonProcessingException {
        return MAPPER.writeValueAsString(json);
    }
}
