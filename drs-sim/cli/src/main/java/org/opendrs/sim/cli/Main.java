package org.opendrs.sim.cli;

import picocli.CommandLine;

/** Entry point of the command line. Exit status: 0 all well, 1 the work failed, 2 wrong usage. */
public final class Main {
    private Main() {}

    /** Runs the command that the arguments name and ends the process with its exit status. */
    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    static CommandLine commandLine() {
        var root = new DrsCommand();
        return new CommandLine(root)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((failure, command, parsed) -> root.report(failure, command));
    }
}
