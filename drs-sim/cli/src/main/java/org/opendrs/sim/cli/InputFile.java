package org.opendrs.sim.cli;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.function.BiFunction;
import org.opendrs.json.RecordException;

/** A file that a command reads. Whatever is wrong with it is wrong usage, in words that name the file. */
final class InputFile {
    private InputFile() {}

    /**
     * Returns what the reader makes of the file's name and text.
     *
     * @param wanted what kind of file it must be, for the words in which a file of another kind is refused
     * @throws IllegalArgumentException if the file cannot be read, or the reader refuses its text
     */
    static <T> T read(Path file, Wanted wanted, BiFunction<String, String, T> reader) {
        try {
            requireFile(file);
            return reader.apply(file.toString(), Files.readString(file));
        } catch (RecordException e) {
            throw new IllegalArgumentException(wanted.complaint(file, String.valueOf(e.getMessage())), e);
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    /**
     * Fails if there is no such file.
     *
     * @throws IllegalArgumentException if the file does not exist or is a folder
     */
    static void requireFile(Path file) {
        if (Files.isDirectory(file)) {
            throw new IllegalArgumentException(file + " is a folder; name a file");
        }
        if (!Files.exists(file)) {
            throw new IllegalArgumentException(file + " does not exist; name a file that can be read");
        }
    }

    /** Returns the failure in words; those of the library are a bare name or a number. */
    static IllegalArgumentException unreadable(Path file, IOException e) {
        String why = e instanceof CharacterCodingException
                ? "it is not UTF-8 text"
                : e instanceof NoSuchFileException ? "it does not exist" : String.valueOf(e.getMessage());
        return new IllegalArgumentException(file + " cannot be read: " + why, e);
    }
}
