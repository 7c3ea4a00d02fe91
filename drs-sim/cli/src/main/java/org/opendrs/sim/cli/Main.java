package org.opendrs.sim.cli;

import java.util.Arrays;
import java.util.function.Supplier;
import org.opendrs.config.SettingsException;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Entry point of the command line. Exit status: 0 all well, 1 the work failed, 2 wrong usage. */
public final class Main {
    private static final String DEBUG = "--debug";
    private static final int WORK_FAILED = 1;
    private static final int WRONG_USAGE = 2;

    private Main() {}

    /** Runs the command that the arguments name and ends the process with its exit status. */
    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    static CommandLine commandLine() {
        return new CommandLine(new DrsCommand())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(Main::wrongUsage)
                .setExecutionExceptionHandler(
                        (failure, command, parsed) -> workFailed(failure, command, parsed.originalArgs()));
    }

    /** Returns what the user's words describe, and turns a complaint about them into wrong usage. */
    static <T> T described(CommandSpec spec, Supplier<T> description) {
        try {
            return description.get();
        } catch (IllegalArgumentException | SettingsException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    private static int wrongUsage(ParameterException failure, String[] args) {
        var command = failure.getCommandLine();
        var err = command.getErr();
        err.println("drs: " + failure.getMessage());
        if (failure instanceof UnmatchedArgumentException
                && !command.getSubcommands().isEmpty()) {
            err.println(
                    "Valid are: " + String.join(", ", command.getSubcommands().keySet()));
        }
        err.println("See: " + command.getCommandSpec().qualifiedName() + " --help");
        if (Arrays.asList(args).contains(DEBUG)) {
            failure.printStackTrace(err);
        }
        err.flush();
        return WRONG_USAGE;
    }

    private static int workFailed(Exception failure, CommandLine command, Iterable<String> args) {
        boolean debug = false;
        for (String arg : args) {
            debug |= arg.equals(DEBUG);
        }
        var err = command.getErr();
        String message = failure.getMessage();
        err.println("drs: " + (message == null ? failure.getClass().getSimpleName() : message)
                + (debug ? "" : " (" + DEBUG + " shows where)"));
        if (debug) {
            failure.printStackTrace(err);
        }
        err.flush();
        return WORK_FAILED;
    }
}
