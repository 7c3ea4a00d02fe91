package org.opendrs.sim.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Where the JSON form of a result goes: nowhere, to a file, or to standard output in place of the table. */
record JsonOutput(Optional<String> target) {
    private static final String STANDARD_OUTPUT = "-";
    private static final ObjectMapper MAPPER = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

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
            if (Files.isDirectory(file) || folder == null || !Files.isDirectory(folder) || !Files.isWritable(folder)) {
                throw new IllegalArgumentException(
                        option + " " + file + " cannot be written; name a file in an existing, writable folder");
            }
        });
    }

    void write(JsonNode json, PrintWriter out) throws IOException {
        if (takesStandardOutput()) {
            out.println(text(json));
            out.flush();
        } else if (target.isPresent()) {
            Files.writeString(Path.of(target.get()), text(json) + "\n");
        }
    }

    /** Writes a text that is JSON already and ends its last line. */
    void write(String json, PrintWriter out) throws IOException {
        if (takesStandardOutput()) {
            out.print(json);
            out.flush();
        } else if (target.isPresent()) {
            Files.writeString(Path.of(target.get()), json);
        }
    }

    private static String text(JsonNode json) throws JsonProcessingException {
        return MAPPER.writeValueAsString(json);
    }
}
