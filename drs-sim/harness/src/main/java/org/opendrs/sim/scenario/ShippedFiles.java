package org.opendrs.sim.scenario;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.opendrs.config.OperatorText;

/** The scenario files that come with the simulator. */
final class ShippedFiles {
    static final List<String> NAMES = List.of(
            "azure-arrivals",
            "bitbrains-1.5x",
            "boot-storm",
            "google-1.5x",
            "host-crash",
            "memory-leak",
            "noisy-neighbour",
            "planetlab",
            "planetlab-10s");

    private ShippedFiles() {}

    /** Returns the text of one of them. */
    static OperatorText text(String name) {
        String file = name + ".yaml";
        try (var in = Objects.requireNonNull(ShippedFiles.class.getResourceAsStream(file), file)) {
            return OperatorText.parse(name, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("the scenario " + name + " cannot be read from the program's own files", e);
        }
    }
}
