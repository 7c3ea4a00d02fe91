package org.opendrs.agent;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.opendrs.core.state.EngineState;
import org.opendrs.json.EngineStates;
import org.opendrs.json.RecordException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps what the engine remembers. A write is complete or has not happened, also if the machine loses power: the text goes to a
 * second file, to the disk, and then under its name. A file that cannot be used is kept beside under another name, and the agent
 * begins without memory, which is safe: no guest is commanded before it has been watched anew. For one thread at a time.
 */
final class StateFile {
    private static final Logger log = LoggerFactory.getLogger(StateFile.class);

    /** Thousands of guests; more is no state of ours. */
    private static final long MOST_BYTES = 64L << 20;

    private final Path file;

    StateFile(Path file) {
        this.file = file.toAbsolutePath();
    }

    /** Returns what was kept; empty if there is nothing, or nothing that can be used. */
    Optional<EngineState> read() {
        try {
            if (Files.size(file) > MOST_BYTES) {
                return unusable("it is larger than " + MOST_BYTES + " bytes");
            }
            return Optional.of(EngineStates.read(file.toString(), Files.readString(file)));
        } catch (NoSuchFileException e) {
            log.info("there is no state in {} yet, so the agent begins without memory", file);
            return Optional.empty();
        } catch (RecordException e) {
            return unusable(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            return unusable("it cannot be read: " + words(e));
        }
    }

    private Optional<EngineState> unusable(String why) {
        var aside = file.resolveSibling(file.getFileName() + ".unusable");
        try {
            Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
            log.warn(
                    "the state in {} cannot be used, so the agent begins without memory; the file is kept as {}: {}",
                    file,
                    aside,
                    why);
        } catch (IOException e) {
            log.warn(
                    "the state in {} cannot be used, so the agent begins without memory: {}; it cannot be kept aside either: {}",
                    file,
                    why,
                    words(e));
        }
        return Optional.empty();
    }

    /** Of the commonest failures Java's message is the name of the file alone. */
    private static String words(IOException failure) {
        if (failure instanceof AccessDeniedException) {
            return "this user may not";
        }
        if (failure instanceof FileAlreadyExistsException) {
            return "a file is where its folder should be";
        }
        if (failure instanceof NoSuchFileException) {
            return "there is no such folder, and it cannot be made";
        }
        String reason = failure instanceof FileSystemException known ? known.getReason() : failure.getMessage();
        return reason == null
                ? "the operating system gives no reason (" + failure.getClass().getSimpleName() + ")"
                : reason;
    }

    /** Writes the state and returns whether it is kept. */
    boolean write(EngineState state) {
        var next = file.resolveSibling(file.getFileName() + ".next");
        try {
            var folder = file.getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            try (var out = FileChannel.open(
                    next, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
                var bytes = ByteBuffer.wrap((EngineStates.write(state) + "\n").getBytes(StandardCharsets.US_ASCII));
                while (bytes.hasRemaining()) {
                    out.write(bytes);
                }
                out.force(true);
            }
            move(next);
            return true;
        } catch (IOException e) {
            log.warn(
                    "the state cannot be written to {}: {}; a restart would forget what has been learnt since; let the agent's user"
                            + " write there, or name another file under state",
                    file,
                    words(e));
            return false;
        }
    }

    private void move(Path next) throws IOException {
        try {
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(next, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
