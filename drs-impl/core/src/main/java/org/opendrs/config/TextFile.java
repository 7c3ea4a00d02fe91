package org.opendrs.config;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads small text files whole, and says what is wrong in the way of all other problems. */
final class TextFile {
    private TextFile() {}

    /** Returns the bytes of the file, which may have at most the given number. */
    static byte[] read(Path file, int maxBytes) {
        var problems = new Problems();
        if (Files.isDirectory(file)) {
            problems.add("", Place.NOWHERE, "this is a folder; name a file");
            problems.throwIfAny(file.toString());
        }
        try (var in = Files.newInputStream(file)) {
            // Not Files.size(): pipes and /proc have none, and a file may grow meanwhile.
            var bytes = in.readNBytes(maxBytes + 1);
            if (bytes.length <= maxBytes) {
                return bytes;
            }
            problems.add("", Place.NOWHERE, "the file is larger than the allowed " + maxBytes + " bytes");
        } catch (NoSuchFileException e) {
            problems.add("", Place.NOWHERE, "there is no such file; create it or correct its name");
        } catch (AccessDeniedException e) {
            problems.add("", Place.NOWHERE, "this process may not read the file; change its permissions");
        } catch (IOException e) {
            problems.add("", Place.NOWHERE, "the file cannot be read: " + reason(e));
        }
        problems.throwIfAny(file.toString());
        throw new AssertionError("a problem was noted");
    }

    /** Returns what the system says, without the name of the file, which stands in the head of the message already. */
    private static String reason(IOException failure) {
        var reason = failure instanceof FileSystemException e ? e.getReason() : failure.getMessage();
        return reason == null ? "the system gives no reason" : reason;
    }

    /** Returns the bytes as text. */
    static String decode(String source, byte[] bytes) {
        var in = ByteBuffer.wrap(bytes);
        // UTF-8 has no fewer bytes than characters.
        var out = CharBuffer.allocate(bytes.length);
        var result = StandardCharsets.UTF_8.newDecoder().decode(in, out, true);
        out.flip();
        if (result.isError()) {
            var problems = new Problems();
            problems.add(
                    "",
                    Place.in(out, out.length()),
                    String.format(
                            "the byte 0x%02X is not UTF-8 text; save the file in this encoding",
                            in.get(in.position())));
            problems.throwIfAny(source);
        }
        return out.toString();
    }
}
