package org.opendrs.sim.cli;

import java.io.PrintWriter;
import org.opendrs.sim.report.Glossary;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Prints what the figures of a run mean, in the words that the page of a report has for them. */
@Command(
        name = "figures",
        description = {
            "Explains the figures of drs run and which way each one is better.",
            "The page that drs run --report DIR writes has the same words."
        })
final class FiguresCommand implements Runnable {
    private static final int WIDTH = 80;
    private static final String INDENT = "    ";

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public void run() {
        var out = spec.commandLine().getOut();
        for (var entry : Glossary.all()) {
            out.println(entry.label());
            wrap(entry.meaning(), out);
        }
        out.flush();
    }

    private static void wrap(String text, PrintWriter out) {
        var line = new StringBuilder(INDENT);
        // A sign must not begin a line without its number.
        for (String word : text.split(" (?!%)", -1)) {
            if (line.length() + word.length() >= WIDTH) {
                out.println(line.toString().stripTrailing());
                line.setLength(INDENT.length());
            }
            line.append(word).append(' ');
        }
        out.println(line.toString().stripTrailing());
    }
}
