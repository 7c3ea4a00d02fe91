package org.opendrs.sim.trace;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.ZipException;

/** The lines of one file: ASCII, none of them empty, ended by LF or CR LF. Everything that goes wrong gets its place. */
final class TraceText implements AutoCloseable {
    private static final int BLOCK = 16 << 10;
    private static final int FIRST_LINE_BYTES = 4 << 10;

    private final Path file;
    private final TraceLimits limits;
    private final UnpackedInput input;
    private final byte[] block = new byte[BLOCK];
    private int blockAt;
    private int blockEnd;
    private byte[] line = new byte[FIRST_LINE_BYTES];
    private int length;
    private int number;

    private TraceText(Path file, TraceLimits limits, UnpackedInput input) {
        this.file = file;
        this.limits = limits;
        this.input = input;
    }

    static TraceText open(Path file, TraceLimits limits) {
        if (!Files.isRegularFile(file)) {
            throw TraceException.about(
                    file, Files.exists(file) ? "this is no file; expected a file of a trace" : "there is no such file");
        }
        try {
            return new TraceText(file, limits, UnpackedInput.open(file, limits));
        } catch (IOException e) {
            throw TraceException.at(file, 1, 1, reason(e));
        }
    }

    /** Goes to the next line; returns false at the end of the file. */
    boolean next() {
        length = 0;
        number++;
        int value = read();
        if (value < 0) {
            return false;
        }
        while (value >= 0 && value != '\n') {
            append(value);
            value = read();
        }
        if (length > 0 && line[length - 1] == '\r') {
            length--;
        }
        if (length == 0) {
            throw problem(1, "the line is empty; remove it");
        }
        return true;
    }

    private void append(int value) {
        if (length > 0 && line[length - 1] == '\r') {
            throw problem(length, "a carriage return stands within the line; lines end with LF or CR LF");
        }
        if (length == limits.lineBytes()) {
            throw problem(length + 1, "the line is longer than " + limits.lineBytes() + " bytes; this is no trace");
        }
        if ((value < ' ' && value != '\t' && value != '\r') || value > '~') {
            throw problem(
                    length + 1, String.format("the byte 0x%02X is not ASCII text; traces hold nothing else", value));
        }
        if (length == line.length) {
            line = Arrays.copyOf(line, 2 * length);
        }
        line[length++] = (byte) value;
    }

    private int read() {
        if (blockAt == blockEnd) {
            try {
                blockEnd = input.read(block);
            } catch (IOException e) {
                throw problem(length + 1, reason(e));
            }
            blockAt = 0;
            if (blockEnd <= 0) {
                blockEnd = 0;
                return -1;
            }
        }
        return block[blockAt++] & 0xff;
    }

    private static String reason(IOException e) {
        if (e instanceof EOFException) {
            return "the packed data ends too early; the file is cut off, fetch it again";
        }
        if (e instanceof ZipException) {
            return "the packed data is damaged (" + e.getMessage() + "); fetch the file again";
        }
        return e instanceof UnpackedInput.LimitReached limit ? limit.problem() : "the file cannot be read; " + cause(e);
    }

    /** Returns what the system says, in words and without the name of the file, which stands in the head of the message. */
    static String cause(Exception e) {
        if (e instanceof UncheckedIOException unchecked && unchecked.getCause() != null) {
            return cause(unchecked.getCause());
        }
        if (e instanceof AccessDeniedException) {
            return "this process may not read it, change its permissions";
        }
        var reason = e instanceof FileSystemException failure ? failure.getReason() : e.getMessage();
        return reason == null ? "the system gives no reason" : "the system says: " + reason;
    }

    /** Returns what is wrong at a place in the current line; after the last line, in the line that is missing. */
    TraceException problem(int column, String problem) {
        return TraceException.at(file, number, column, problem);
    }

    Path file() {
        return file;
    }

    TraceLimits limits() {
        return limits;
    }

    /** Returns the number of the current line, counted from 1. */
    int number() {
        return number;
    }

    /** Returns the array in which the current line stands; it is used again for the next. */
    byte[] bytes() {
        return line;
    }

    /** Returns how many bytes of the array are the current line. */
    int length() {
        return length;
    }

    @Override
    public void close() {
        try {
            input.close();
        } catch (IOException e) {
            throw TraceException.about(file, "the file cannot be closed; " + cause(e));
        }
    }
}
