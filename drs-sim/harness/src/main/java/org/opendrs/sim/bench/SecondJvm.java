package org.opendrs.sim.bench;

import java.util.List;

/**
 * The same seeds in another process. Orders that differ from one Java machine to the next, such as those of hash tables, stay
 * hidden as long as both runs share one.
 */
final class SecondJvm {
    private final JavaProcess process;

    private SecondJvm(JavaProcess process) {
        this.process = process;
    }

    /** Starts the runs and returns at once. */
    static SecondJvm start(String scenario, int seeds, double hours) {
        return new SecondJvm(JavaProcess.start(
                "the second run", HashPrinter.class, scenario, Integer.toString(seeds), Double.toString(hours)));
    }

    /**
     * Waits for the end and returns the hashes, in order of seeds.
     *
     * @throws IllegalStateException if the process failed
     */
    List<String> hashes() {
        return process.lines().stream()
                .map(line -> line.substring(line.indexOf(' ') + 1))
                .toList();
    }

    /** Ends the process if it still runs. */
    void stop() {
        process.stop();
    }
}
