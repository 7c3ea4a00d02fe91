package org.opendrs.sim.scenario;

import java.io.IOException;
import java.nio.file.FileSystemException;

/** Says why a file could not be written. */
public final class WriteFailure {
    private WriteFailure() {}

    /** Returns what the system says, without the name of the file, which the system gives in place of a reason at times. */
    public static String reason(IOException failure) {
        String reason = failure instanceof FileSystemException e ? e.getReason() : failure.getMessage();
        return reason == null ? failure.getClass().getSimpleName().replace("Exception", "") : reason;
    }
}
