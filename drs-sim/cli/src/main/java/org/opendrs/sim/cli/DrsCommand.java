package org.opendrs.sim.cli;

import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command above all others: help, and how failures are told. */
@Command(
        name = "drs",
        description = "Runs the distributed resource scheduler in a simulated cluster.",
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        version = "drs, simulator",
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {"0:all well", "1:the work failed", "2:wrong usage"},
        subcommands = {RunCommand.class, BenchCommand.class})
final class DrsCommand implements Runnable {
    private static final int WORK_FAILED = 1;
    private static final int WRONG_USAGE = 2;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Option(names = "--debug", description = "Show where a failure came from.", scope = ScopeType.INHERIT)
    private boolean debug;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Which command? Valid are: run, bench.");
    }

    /** Prints a failure as one line, or with its stack if asked for, and returns the exit status. */
    int report(Exception failure, CommandLine command) {
        PrintWriter err = command.getErr();
        boolean usage = failure instanceof IllegalArgumentException;
        if (debug) {
            failure.printStackTrace(err);
        } else {
            err.println("drs: " + message(failure) + (usage ? "" : " (--debug shows where)"));
        }
        err.flush();
        return usage ? WRONG_USAGE : WORK_FAILED;
    }

    private static String message(Exception failure) {
        String message = failure.getMessage();
        return message == null ? failure.getClass().getSimpleName() : message;
    }
}
