package org.opendrs.sim.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A class of ours that runs in a process of its own, with the Java and the class path of this one: what the other one does leaves no
 * traces there, neither in the order of hash tables nor in what the compiler has learnt.
 */
final class JavaProcess {
    private static final long BYTES_PER_MIB = 1L << 20;

    private final String what;
    private final Process process;

    private JavaProcess(String what, Process process) {
        this.what = what;
        this.process = process;
    }

    /**
     * Starts the class and returns at once.
     *
     * @param what what it does, for messages
     * @throws UncheckedIOException if no process can be started
     */
    static JavaProcess start(String what, Class<?> main, String... arguments) {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var command = new ArrayList<>(List.of(
                java,
                "-XX:+UseSerialGC",
                "-XX:-UsePerfData",
                "-Xmx" + Runtime.getRuntime().maxMemory() / BYTES_PER_MIB + "m",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        command.addAll(List.of(arguments));
        try {
            return new JavaProcess(
                    what,
                    new ProcessBuilder(command)
                            .redirectError(ProcessBuilder.Redirect.INHERIT)
                            .start());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start " + java + " for " + what, e);
        }
    }

    /**
     * Waits for the end and returns the lines that it printed.
     *
     * @throws IllegalStateException if the process failed
     */
    List<String> lines() {
        var read = new ArrayList<String>();
        try (BufferedReader lines = process.inputReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                read.add(line);
            }
            int status = process.waitFor();
            if (status != 0) {
                throw new IllegalStateException(what + " ended with status " + status + " after " + read.size()
                        + " lines; its messages stand above");
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read what " + what + " prints", e);
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while " + what + " was under way", e);
        }
        return read;
    }

    /** Ends the process if it still runs. */
    void stop() {
        process.destroy();
    }
}
