package org.opendrs.sim.trace;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/** The bytes of a file, unpacked if it is packed with gzip (RFC 1952), and not more of them than the limits allow. */
final class UnpackedInput implements AutoCloseable {
    private static final int MAGIC_1 = 0x1f;
    private static final int MAGIC_2 = 0x8b;
    /** Read in small pieces: bytes that are read ahead make a file look less packed than it is. */
    private static final int PACKED_BLOCK = 4 << 10;

    private final TraceLimits limits;
    private final Counted source;
    private final InputStream unpacked;
    private final boolean packed;
    private long bytes;

    private UnpackedInput(TraceLimits limits, Counted source, InputStream unpacked, boolean packed) {
        this.limits = limits;
        this.source = source;
        this.unpacked = unpacked;
        this.packed = packed;
    }

    static UnpackedInput open(Path file, TraceLimits limits) throws IOException {
        var source = new Counted(Files.newInputStream(file));
        try {
            var buffered = new BufferedInputStream(source, PACKED_BLOCK);
            buffered.mark(2);
            boolean packed = buffered.read() == MAGIC_1 && buffered.read() == MAGIC_2;
            buffered.reset();
            InputStream unpacked = packed ? new GZIPInputStream(buffered, PACKED_BLOCK) : buffered;
            return new UnpackedInput(limits, source, unpacked, packed);
        } catch (IOException e) {
            source.close();
            throw e;
        }
    }

    /** Fills a block from its start; returns the number of bytes, or -1 at the end. */
    int read(byte[] block) throws IOException {
        int count = unpacked.read(block);
        bytes += Math.max(0, count);
        if (bytes > limits.fileBytes()) {
            throw new LimitReached("the file has more than " + limits.fileBytes() + " bytes"
                    + (packed ? " when it is unpacked" : "") + "; split it into smaller ones");
        }
        if (packed && bytes > TraceLimits.FREE_BYTES && bytes / limits.packing() > source.count) {
            throw new LimitReached("each packed byte unpacks to more than " + limits.packing()
                    + "; no trace is like that, unpack the file yourself if you trust it");
        }
        return count;
    }

    @Override
    public void close() throws IOException {
        unpacked.close();
    }

    /** The file holds more than it may. */
    static final class LimitReached extends IOException {
        private static final long serialVersionUID = 1L;

        private final String problem;

        LimitReached(String problem) {
            super(problem);
            this.problem = problem;
        }

        String problem() {
            return problem;
        }
    }

    /** Counts the bytes that come from the disk. */
    private static final class Counted extends FilterInputStream {
        private long count;

        Counted(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int value = super.read();
            count += value < 0 ? 0 : 1;
            return value;
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            int got = super.read(into, from, length);
            count += Math.max(0, got);
            return got;
        }
    }
}
