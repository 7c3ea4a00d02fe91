package org.opendrs.lab;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.opendrs.sim.cli.Main;

/** The command line in a process of its own, as operators run it. */
final class Drs {
    /** A JVM that starts beside others, and the longest waits of a command. */
    static final Duration PATIENCE = Duration.ofSeconds(90);

    private Drs() {}

    static Outcome run(String... arguments) {
        return Command.attempt(PATIENCE, command(arguments));
    }

    /** Returns the command, for tests that start it themselves. */
    static List<String> command(String... arguments) {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        command.addAll(List.of(arguments));
        return command;
    }
}
