package org.opendrs.runs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/** JSON that the command line wrote. */
final class Results {
    /** What depends on the machine and not on file, options and seed. */
    private static final List<String> OF_THE_MACHINE =
            List.of("wallSeconds", "cpuSeconds", "peakRssMiB", "planCpuMillis");

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Results() {}

    static JsonNode read(Path file) {
        try {
            return MAPPER.readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the result of a run or a plan, without what depends on the machine. */
    static JsonNode withoutMachine(JsonNode result) {
        var copy = (ObjectNode) result.deepCopy();
        copy.remove(OF_THE_MACHINE);
        copy.path("variants").forEach(variant -> ((ObjectNode) variant).remove(OF_THE_MACHINE));
        return copy;
    }
}
