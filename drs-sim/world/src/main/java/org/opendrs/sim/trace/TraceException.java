package org.opendrs.sim.trace;

import java.nio.file.Path;

/** A recording cannot be used. The message names the file, the place in it, what stands there and what would be valid. */
public final class TraceException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String file;
    private final int line;
    private final int column;

    private final boolean missing;

    private TraceException(String message, String file, int line, int column, boolean missing) {
        super(message);
        this.file = file;
        this.line = line;
        this.column = column;
        this.missing = missing;
    }

    /** Something is wrong at a place in a file; lines and columns count from 1. */
    static TraceException at(Path file, int line, int column, String problem) {
        return new TraceException(
                file + ", line " + line + ", column " + column + ": " + problem, file.toString(), line, column, false);
    }

    /** Something is wrong with a file or folder as a whole. */
    static TraceException about(Path file, String problem) {
        return new TraceException(file + ": " + problem, file.toString(), 0, 0, false);
    }

    /** The name of a trace cannot be used. */
    static TraceException named(String name, String problem) {
        return new TraceException("trace '" + name + "': " + problem, name, 0, 0, false);
    }

    /** There is no trace of that name. */
    static TraceException missing(String name, String problem) {
        return new TraceException("trace '" + name + "': " + problem, name, 0, 0, true);
    }

    /** Returns the file or folder, or the name of the trace if it leads to none. */
    public String file() {
        return file;
    }

    /** Returns whether there is no trace of that name, rather than something wrong with it. */
    public boolean isMissing() {
        return missing;
    }

    /** Returns the line, counted from 1; zero if the whole file is meant. */
    public int line() {
        return line;
    }

    /** Returns the character in the line, counted from 1; zero if the whole file is meant. */
    public int column() {
        return column;
    }
}
