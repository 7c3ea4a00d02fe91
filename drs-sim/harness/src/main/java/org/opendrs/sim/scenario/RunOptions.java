package org.opendrs.sim.scenario;

import java.util.Locale;
import java.util.Optional;

/**
 * What a run takes besides its scenario.
 *
 * @param files files of an operator
 * @param recorder looks on
 * @param traceLevel how much of turns is looked at and kept
 */
public record RunOptions(OperatorFiles files, RunRecorder recorder, TraceLevel traceLevel) {
    /** No files and no recorder; the reasons of turns are checked. */
    public static final RunOptions DEFAULT = new RunOptions(OperatorFiles.NONE, RunRecorder.NONE, TraceLevel.SUMMARY);

    /**
     * Checks that what shall be kept is kept.
     *
     * @throws IllegalArgumentException if turns shall be recorded or shown at a level at which they are not kept
     */
    public RunOptions {
        if (traceLevel != TraceLevel.FULL && needsTurns(files, recorder)) {
            throw new IllegalArgumentException("a record of turns and a report need the trace level full, got "
                    + lower(traceLevel) + "; leave the level or the file out");
        }
    }

    /**
     * Returns options with the level that is asked for, or else with the one that fits: full if turns are recorded or shown, else
     * summary.
     *
     * @throws IllegalArgumentException if turns shall be recorded or shown at a level at which they are not kept
     */
    public static RunOptions of(OperatorFiles files, RunRecorder recorder, Optional<TraceLevel> asked) {
        var fitting = needsTurns(files, recorder) ? TraceLevel.FULL : TraceLevel.SUMMARY;
        return new RunOptions(files, recorder, asked.orElse(fitting));
    }

    @SuppressWarnings("ReferenceEquality") // NONE is one object, and any other recorder wants turns
    private static boolean needsTurns(OperatorFiles files, RunRecorder recorder) {
        return files.record().isPresent() || recorder != RunRecorder.NONE;
    }

    private static String lower(TraceLevel level) {
        return level.name().toLowerCase(Locale.ROOT);
    }
}
