package org.opendrs.lab;

import java.util.List;

/**
 * What came of running a program.
 *
 * @param command the program and its arguments
 * @param exit its exit status, or {@link #TOO_LATE}
 * @param out what it printed
 * @param err what it complained about
 */
public record Outcome(List<String> command, int exit, String out, String err) {
    /** The exit status of a program that was killed because it was not done in time. */
    public static final int TOO_LATE = -1;

    /** Copies the command. */
    public Outcome {
        command = List.copyOf(command);
    }

    /** Returns whether the program was done in time and succeeded. */
    public boolean ok() {
        return exit == 0;
    }

    /** Returns whether the program was killed because it was not done in time. */
    public boolean tooLate() {
        return exit == TOO_LATE;
    }

    /**
     * Returns what the program printed.
     *
     * @throws IllegalStateException if it failed
     */
    public String orThrow() {
        if (!ok()) {
            throw new IllegalStateException(String.join(" ", command) + ": " + (err.isBlank() ? out : err).strip());
        }
        return out;
    }
}
