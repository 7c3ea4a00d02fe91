package org.opendrs.sim.scenario;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Says whether and why a file cannot be written. */
public final class WriteFailure {
    private WriteFailure() {}

    /**
     * Returns whether files can be made in this folder, found out by making one and deleting it: some file systems, such as those
     * under {@code /proc}, say that they can be written and then refuse.
     */
    public static boolean canCreateIn(Path folder) {
        try {
            Files.delete(Files.createTempFile(folder, ".drs", ".tmp"));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** Returns what the system says, without the name of the file, which the system gives in place of a reason at times. */
    public static String reason(IOException failure) {
        String reason = failure instanceof FileSystemException e ? e.getReason() : failure.getMessage();
        return reason == null ? failure.getClass().getSimpleName().replace("Exception", "") : reason;
    }
}
