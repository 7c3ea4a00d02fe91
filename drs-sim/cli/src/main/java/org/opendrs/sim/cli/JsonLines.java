package org.opendrs.sim.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.opendrs.sim.scenario.WriteFailure;

/** Where results go of which there is one after the other: nowhere, to a file, or to standard output; one line of JSON for each. */
final class JsonLines implements AutoCloseable {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final JsonOutput output;
    private final Optional<Writer> writer;

    private JsonLines(JsonOutput output, Optional<Writer> writer) {
        this.output = output;
        this.writer = writer;
    }

    /**
     * Opens what the user names.
     *
     * @throws IllegalArgumentException if the file cannot be written
     */
    static JsonLines to(Optional<String> target, PrintWriter out) {
        var output = new JsonOutput(target);
        output.check();
        if (target.isEmpty()) {
            return new JsonLines(output, Optional.empty());
        }
        try {
            return new JsonLines(
                    output,
                    Optional.of(output.takesStandardOutput() ? out : Files.newBufferedWriter(Path.of(target.get()))));
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "--json " + target.get() + " cannot be written: " + WriteFailure.reason(e), e);
        }
    }

    boolean takesStandardOutput() {
        return output.takesStandardOutput();
    }

    /** Writes a line, at once: somebody may follow the file. */
    void write(JsonNode json) {
        if (writer.isPresent()) {
            try {
                writer.get().write(MAPPER.writeValueAsString(json) + "\n");
                writer.get().flush();
            } catch (JsonProcessingException e) {
                throw new IllegalStateException(e);
            } catch (IOException e) {
                throw new UncheckedIOException("--json could not be written: " + WriteFailure.reason(e), e);
            }
        }
    }

    @Override
    public void close() {
        if (writer.isPresent() && !takesStandardOutput()) {
            try {
                writer.get().close();
            } catch (IOException e) {
                throw new UncheckedIOException("--json could not be written: " + WriteFailure.reason(e), e);
            }
        }
    }
}
