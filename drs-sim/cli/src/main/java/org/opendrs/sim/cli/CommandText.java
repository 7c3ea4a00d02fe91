package org.opendrs.sim.cli;

import java.util.regex.Pattern;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;

/** The command line that was typed, for a shell to run again. */
final class CommandText {
    /** What no shell gives a meaning to. */
    private static final Pattern PLAIN = Pattern.compile("[\\w@%+=:,./-]+");

    private CommandText() {}

    /** Returns the command line that led to this command; words that a shell would take apart are quoted. */
    static String of(CommandSpec spec) {
        var typed = spec.root().commandLine().getParseResult().originalArgs();
        return spec.root().name()
                + typed.stream().map(word -> " " + quoted(word)).collect(Collectors.joining());
    }

    static String quoted(String word) {
        return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
