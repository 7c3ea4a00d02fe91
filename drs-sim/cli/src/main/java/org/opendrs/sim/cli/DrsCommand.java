package org.opendrs.sim.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command above all others. */
@Command(
        name = "drs",
        versionProvider = Version.class,
        description = {
            "Runs the distributed resource scheduler in a simulated cluster and in virtual time. Only observe, doctor and"
                    + " release look at a real host, and only release changes anything on one.",
            "",
            "To begin with: drs run thesis, drs run hotspot, drs run --help"
        },
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {"0:all well", "1:the work failed", "2:wrong usage; nothing was done"},
        subcommands = {
            RunCommand.class,
            PlanCommand.class,
            VerifyCommand.class,
            ReplayCommand.class,
            BenchCommand.class,
            ObserveCommand.class,
            DoctorCommand.class,
            ReleaseCommand.class,
            SettingsCommand.class,
            FiguresCommand.class
        })
final class DrsCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "Show this help.")
    @SuppressWarnings("UnusedVariable") // read by picocli
    private boolean help;

    @Option(names = "--version", versionHelp = true, description = "Show which version this is, and of which Java.")
    @SuppressWarnings("UnusedVariable") // read by picocli
    private boolean version;

    @Option(names = "--debug", scope = ScopeType.INHERIT, description = "Show the stack trace of a failure.")
    @SuppressWarnings("UnusedVariable") // looked for among the arguments, so that it works when they cannot be read
    private boolean debug;

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "which command? Valid are run, plan, verify, replay, bench, observe, doctor, release, settings and figures");
    }
}
