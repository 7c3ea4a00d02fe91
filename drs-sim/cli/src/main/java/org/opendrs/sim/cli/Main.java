package org.opendrs.sim.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.opendrs.config.SettingsException;
import org.opendrs.sim.scenario.Scenarios;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
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
        System.exit(execute(
                new FileOutputStream(FileDescriptor.out),
                new PrintWriter(new OutputStreamWriter(System.err, Charset.defaultCharset()), true),
                args));
    }

    /** Runs the command and returns its exit status. A result that does not reach standard output is a failure like any other. */
    static int execute(OutputStream standardOutput, PrintWriter err, String... args) {
        var sink = new WatchedOutput(standardOutput);
        var out = new PrintWriter(new OutputStreamWriter(sink, Charset.defaultCharset()));
        int status = commandLine().setOut(out).setErr(err).execute(args);
        out.flush();
        if (sink.failure().isEmpty()) {
            return status;
        }
        err.println(
                "drs: standard output could not be written: " + sink.failure().get());
        err.flush();
        return status == 0 ? WORK_FAILED : status;
    }

    static CommandLine commandLine() {
        var drs = new CommandLine(new DrsCommand());
        Objects.requireNonNull(drs.getSubcommands().get("bench"))
                .getCommandSpec()
                .usageMessage()
                .footer(BenchCommand.footer());
        return handleFailures(drs.setCaseInsensitiveEnumValuesAllowed(true));
    }

    /** Has a command tell its failures in one line, with the exit status that fits. */
    static CommandLine handleFailures(CommandLine command) {
        return command.setParameterExceptionHandler(Main::wrongUsage)
                .setExecutionExceptionHandler(
                        (failure, failed, parsed) -> workFailed(failure, failed, parsed.originalArgs()));
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
        err.println("drs: "
                + (failure instanceof UnmatchedArgumentException unmatched
                        ? unmatched(unmatched)
                        : mistyped(failure).orElse(String.valueOf(failure.getMessage()))));
        err.println("See: " + command.getCommandSpec().qualifiedName() + " --help");
        if (Arrays.asList(args).contains(DEBUG)) {
            failure.printStackTrace(err);
        }
        err.flush();
        return WRONG_USAGE;
    }

    /** A required option that is missing may only be mistyped. */
    private static Optional<String> mistyped(ParameterException failure) {
        var command = failure.getCommandLine();
        if (!(failure instanceof MissingParameterException)) {
            return Optional.empty();
        }
        return command.getUnmatchedArguments().stream()
                .filter(word -> word.startsWith("-"))
                .findFirst()
                .map(word -> unknownOption(command, word));
    }

    private static String unknownOption(CommandLine command, String word) {
        String name = word.contains("=") ? word.substring(0, word.indexOf('=')) : word;
        var options = command.getCommandSpec().optionsMap().keySet();
        return "unknown option '" + word + "'" + Meant.question(options, name);
    }

    /** Returns what is wrong with a word that fits nowhere. Only the first is named: those behind it may be its arguments. */
    private static String unmatched(UnmatchedArgumentException failure) {
        var command = failure.getCommandLine();
        String word = failure.getUnmatched().get(0);
        if (failure.isUnknownOption()) {
            return unknownOption(command, word);
        }
        var commands = command.getSubcommands().keySet();
        return commands.isEmpty()
                ? "nothing is expected where '" + word + "' stands; leave it out"
                : "unknown command '" + word + "'" + Meant.question(meantCommands(commands, word)) + "\nValid are: "
                        + String.join(", ", commands);
    }

    /** Returns the commands like the word; else, because it is easily forgotten, run with the scenarios like it. */
    private static List<String> meantCommands(Collection<String> commands, String word) {
        List<String> meant = Meant.among(commands, word);
        return meant.isEmpty()
                ? Meant.among(Scenarios.names(), word).stream()
                        .map(scenario -> "drs run " + scenario)
                        .toList()
                : meant;
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
