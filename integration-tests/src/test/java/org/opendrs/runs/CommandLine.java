package org.opendrs.runs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.opendrs.sim.cli.Main;

/** The command line in processes of their own, on a JDK of one's choice. */
final class CommandLine {
    private final Path java;

    private CommandLine(Path home) {
        java = home.resolve("bin").resolve("java");
    }

    static CommandLine onThisJdk() {
        return on(Path.of(System.getProperty("java.home")));
    }

    static CommandLine on(Path home) {
        return new CommandLine(home);
    }

    /** Starts a command and returns at once. What it prints is kept for the message of a failure. */
    Started start(String... arguments) {
        var command = new ArrayList<>(
                List.of(java.toString(), "-cp", System.getProperty("java.class.path"), Main.class.getName()));
        command.addAll(List.of(arguments));
        try {
            Path log = Files.createTempFile("drs", ".log");
            log.toFile().deleteOnExit();
            return new Started(
                    String.join(" ", arguments),
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(log.toFile())
                            .start(),
                    log);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start " + java, e);
        }
    }

    /** A command under way. */
    record Started(String arguments, Process process, Path log) {
        /** Waits for the end, and fails with what the command printed if its exit status is not 0. */
        void endsWell() {
            try {
                int status = process.waitFor();
                if (status != 0) {
                    throw new AssertionError("drs " + arguments + " ended with " + status + ": "
                            + Files.readString(log, StandardCharsets.UTF_8));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                process.destroyForcibly();
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while drs " + arguments + " ran", e);
            }
        }
    }
}
