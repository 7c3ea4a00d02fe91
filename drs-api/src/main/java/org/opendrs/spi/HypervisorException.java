package org.opendrs.spi;

/** A host did not answer as it should. Expected in normal operation; says nothing about the library's state. */
public final class HypervisorException extends Exception {
    private static final long serialVersionUID = 1L;

    /** What went wrong. */
    private final Kind kind;

    private final String detail;

    /** Creates the exception; the detail names the host, the call and what the backend said. */
    public HypervisorException(Kind kind, String detail) {
        super(kind + ": " + detail);
        this.kind = kind;
        this.detail = detail;
    }

    /** Creates the exception with the backend's own error as its cause. */
    public HypervisorException(Kind kind, String detail, Throwable cause) {
        super(kind + ": " + detail, cause);
        this.kind = kind;
        this.detail = detail;
    }

    /** Returns what went wrong. */
    public Kind kind() {
        return kind;
    }

    /** Returns the message without the kind, for messages that tell the kind in other words. */
    public String detail() {
        return detail;
    }

    /** What may go wrong. */
    public enum Kind {
        /** No answer before the deadline; it may still come. */
        TIMEOUT,
        /** There is no connection. */
        UNREACHABLE,
        /** The backend refused for lack of rights. */
        ACCESS_DENIED,
        /** The backend does not know the host or VM. */
        UNKNOWN_TARGET,
        /** Any other error of the backend. */
        BACKEND_ERROR
    }
}
