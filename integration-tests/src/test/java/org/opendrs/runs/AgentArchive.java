package org.opendrs.runs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The agent as operators get it: the archive that its module has packed. */
public final class AgentArchive {
    private static final Path ARCHIVES = Path.of("../drs-impl/agent/target");

    private AgentArchive() {}

    /**
     * Returns the archive.
     *
     * @throws IllegalStateException if it has not been packed
     */
    public static Path file() {
        try (Stream<Path> files = Files.list(ARCHIVES)) {
            return files.filter(file -> file.toString().endsWith("-dist.tar.gz"))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("no archive of the agent in "
                            + ARCHIVES.toAbsolutePath() + "; build it: ./mvnw -Pquick -pl drs-impl/agent -am package"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Unpacks it into a folder, so that {@code bin/drs-agent} is there. */
    public static void unpack(Path folder) {
        tar("xzf", "-C", folder.toString(), "--strip-components=1");
    }

    /** Returns what tar says of its entries, a line each: mode, numbers of owner and group, size, time in UTC, and name. */
    static List<String> entries() {
        return tar("tzf", "--verbose", "--numeric-owner", "--utc").lines().toList();
    }

    private static String tar(String action, String... options) {
        var command = new ArrayList<>(List.of("tar", action, file().toString()));
        command.addAll(List.of(options));
        try {
            Process tar = new ProcessBuilder(command).redirectErrorStream(true).start();
            String said = new String(tar.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (tar.waitFor() != 0) {
                throw new IllegalStateException(String.join(" ", command) + ": " + said);
            }
            return said;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while tar ran", e);
        }
    }
}
