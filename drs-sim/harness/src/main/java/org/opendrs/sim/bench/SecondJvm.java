package org.opendrs.sim.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The same seeds in another process. Orders that differ from one Java machine to the next, such as those of hash tables, stay
 * hidden as long as both runs share one.
 */
final class SecondJvm {
    private final Process process;

    private SecondJvm(Process process) {
        this.process = process;
    }

    /** Starts the runs and returns at once. */
    static SecondJvm start(String scenario, int seeds, double hours) {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var command = List.of(
                java,
                "-XX:+UseSerialGC",
                "-XX:-UsePerfData",
                "-cp",
                System.getProperty("java.class.path"),
                HashPrinter.class.getName(),
                scenario,
                Integer.toString(seeds),
                Double.toString(hours));
        try {
            return new SecondJvm(new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start " + java + " for the second run", e);
        }
    }

    /**
     * Waits for the end and returns the hashes, in order of seeds.
     *
     * @throws IllegalStateException if the process failed
     */
    List<String> hashes() {
        var hashes = new ArrayList<String>();
        try (BufferedReader lines = process.inputReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                hashes.add(line.substring(line.indexOf(' ') + 1));
            }
            int status = process.waitFor();
            if (status != 0) {
                throw new IllegalStateException("the second run ended with status " + status + " after " + hashes.size()
                        + " seeds; its messages stand above");
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read what the second run prints", e);
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the second run was under way", e);
        }
        return hashes;
    }

    /** Ends the process if it still runs. */
    void stop() {
        process.destroy();
    }
}
