package org.opendrs.sim.cli;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;

/** Remembers why a stream took no more, which the writers above it swallow. Used by one thread. */
final class WatchedOutput extends FilterOutputStream {
    /** What the system says when the reader has gone, as {@code head} does when it has enough. Nobody misses the rest then. */
    private static final String READER_GONE = "Broken pipe";

    private Optional<String> failure = Optional.empty();

    WatchedOutput(OutputStream out) {
        super(out);
    }

    /** Returns why something that was wanted could not be written; empty if all is well. */
    Optional<String> failure() {
        return failure.filter(reason -> !reason.contains(READER_GONE));
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        try {
            out.write(bytes, offset, length);
        } catch (IOException e) {
            failure = Optional.of(e.getMessage() == null ? "no reason is given" : e.getMessage());
            throw e;
        }
    }
}
