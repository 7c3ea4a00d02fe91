package org.opendrs.balloon;

/**
 * Whether a guest may be commanded in this turn. All but {@link #MANAGED} only count in the ledger, with what they hold or may come
 * to hold.
 */
public enum GuestScope {
    /** May be commanded. */
    MANAGED,
    /** Boots, or has too few valid samples since its start. Counts with its maximum. */
    BOOTING,
    /** Is being migrated, or a migration is about to start. */
    MIGRATING,
    /** Is paused; it could not answer. */
    PAUSED,
    /** Has no fresh, complete and plausible data. */
    NO_DATA,
    /** Somebody else has changed its size; it is left alone for a while. */
    FOREIGN,
    /** Has no working balloon driver. */
    UNCOOPERATIVE,
    /** Its size is fixed: its memory is pinned on the host, so that a balloon would gain nothing, or it has no balloon device. */
    FIXED,
    /** A command to it is on its way or its outcome is unknown. */
    BUSY
}
