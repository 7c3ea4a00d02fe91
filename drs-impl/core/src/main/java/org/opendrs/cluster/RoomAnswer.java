package org.opendrs.cluster;

import org.opendrs.explain.Reason;

/** A destination's answer to a {@link RoomRequest}. */
public sealed interface RoomAnswer {
    /** The claim and the grants before it do not fit into the room. Inputs: memory and CPU of claim, grants and room. */
    String NO_ROOM = "NO_ROOM";

    /** As many VMs as allowed are on their way already. Inputs: {@code incoming}, {@code limit}. */
    String TOO_MANY_INCOMING = "TOO_MANY_INCOMING";

    /** The VM has another grant on this host, or is just asking for one. No inputs. */
    String DUPLICATE_REQUEST = "DUPLICATE_REQUEST";

    /** A grant in the store cannot be understood, so that nobody knows how much room is left. No inputs. */
    String LEDGER_UNREADABLE = "LEDGER_UNREADABLE";

    /**
     * The room is kept.
     *
     * @param grant the promise
     */
    record Granted(Grant grant) implements RoomAnswer {}

    /**
     * The room is not to be had.
     *
     * @param reason why: one of the codes of {@link RoomAnswer}
     */
    record Refused(Reason reason) implements RoomAnswer {}
}
