package org.opendrs.agent;

import java.io.PrintWriter;
import java.util.Arrays;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** Entry point of the agent. Exit status: 0 all well, 1 the work failed, 2 wrong usage or settings that are not valid. */
public final class Main {
    private static final String DEBUG = "--debug";
    private static final int WORK_FAILED = 1;
    private static final int WRONG_USAGE = 2;

    private Main() {}

    /** Runs the agent until it is asked to end, and ends the process with its exit status. */
    public static void main(String[] args) {
        System.exit(commandLine(new LibvirtFactory()).execute(args));
    }

    static CommandLine commandLine(BackendFactory backends) {
        return new CommandLine(new AgentCommand(backends))
                .setParameterExceptionHandler(Main::wrongUsage)
                .setExecutionExceptionHandler((failure, command, parsed) -> {
                    String message = failure.getMessage();
                    return complain(
                            command.getErr(),
                            message == null ? failure.getClass().getSimpleName() : message,
                            failure,
                            parsed.originalArgs().contains(DEBUG),
                            WORK_FAILED);
                });
    }

    private static int wrongUsage(ParameterException failure, String[] args) {
        boolean debug = Arrays.asList(args).contains(DEBUG);
        var err = failure.getCommandLine().getErr();
        return complain(err, String.valueOf(failure.getMessage()), failure, debug, WRONG_USAGE);
    }

    private static int complain(PrintWriter err, String message, Exception failure, boolean debug, int status) {
        err.println("drs-agent: " + message + (debug || status == WRONG_USAGE ? "" : " (" + DEBUG + " shows where)"));
        if (debug) {
            failure.printStackTrace(err);
        }
        err.flush();
        return status;
    }
}
