package org.opendrs.spi;

/** The cluster state store could not do what it was asked. */
public final class StoreException extends Exception {
    private static final long serialVersionUID = 1L;

    /** What went wrong. */
    private final Kind kind;

    /** Creates the exception; the detail names the key and what the store said. */
    public StoreException(Kind kind, String detail) {
        super(kind + ": " + detail);
        this.kind = kind;
    }

    /** Returns what went wrong. */
    public Kind kind() {
        return kind;
    }

    /** What may go wrong. */
    public enum Kind {
        /** The store is away; the call has definitely had no effect. */
        UNAVAILABLE,
        /** The call may have had its effect, or may have it until its deadline. Resolve by reading. */
        OUTCOME_UNKNOWN,
        /** The session that the call was bound to has ended. */
        SESSION_LOST,
        /** The revision asked for is no longer kept; take a new snapshot. */
        COMPACTED,
        /** Key, value or transaction are over the size limit. */
        TOO_LARGE
    }
}
