package org.opendrs.sim.cli;

import org.opendrs.config.SettingsDescription;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Prints every setting with what is valid and its default, as a settings file may have it. */
@Command(
        name = "settings",
        description = {
            "Lists all settings of the engine: what they do, what is valid, the default.",
            "A file with some of them is tried out with drs run SCENARIO --settings FILE."
        })
final class SettingsCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public void run() {
        var out = spec.commandLine().getOut();
        out.println(
                "A settings file is YAML. Names are nested, one level for each dot; what is left out has its default. For instance:");
        out.println("turns:");
        out.println("  period: 20s");
        out.println("monitoring:");
        out.println("  hotspots:");
        out.println("    windowSamples: 10");
        out.println();
        out.print(SettingsDescription.text());
        out.flush();
    }
}
