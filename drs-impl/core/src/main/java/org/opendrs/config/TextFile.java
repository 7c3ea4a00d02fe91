package org.opendrs.config;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads small text files whole, and says what is wrong in the way of all other problems. */
final class TextFile {
    private TextFile() {}

    /** Returns the bytes of the file, which may have at most the given number. */
    static byte[] read(Path file, int maxBytes) {
        var problems = new Problems();
        try (var in = Files.newInputStream(file)) {
            // Not Files.size(): pipes and /proc have none, and a file may grow meanwhile.
            var bytes = in.readNBytes(maxBytes + 1);
            if (bytes.length <= maxBytes) {
                return bytes;
            }
            problems.add("", Place.NOWHERE, "the file is larger than the allowed " + maxBytes + " bytes");
        } catch (NoSuchFileException e) {
            problems.add("", Place.NOWHERE, "there is no such file; create it or correct its name");
        } catch (IOException e) {
            problems.add("", Place.NOWHERE, "the file cannot be read: " + e);
        }
        problems.throwIfAny(file.toString());
        throw new AssertionError("a problem was noted");
    }

    /** Returns the bytes as text. */
    static String decode(String source, byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            var problems = new Problems();
            problems.add("", Place.NOWHERE, "the file is not UTF-8 text; save it in this encoding");
            problems.throwIfAny(source);
            throw new AssertionError("a problem was noted", e);
        }
    }
}
