package org.opendrs.json;

/** A text is not the record that it should be. The message names source, line, column and path, and what is wrong there. */
public final class RecordException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    RecordException(String message) {
        super(message);
    }
}
