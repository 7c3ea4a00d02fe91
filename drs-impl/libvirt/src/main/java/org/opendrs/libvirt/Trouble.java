package org.opendrs.libvirt;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.opendrs.spi.CommandOutcome.Refusal;
import org.opendrs.spi.HypervisorException.Kind;

/** What an error of libvirt means for us, and what it becomes at the ports. */
enum Trouble {
    /** The connection is of no more use: drop it and open another. */
    HOST_UNREACHABLE(Kind.UNREACHABLE, null),
    /** The guest is not here any more, which is no error. */
    GUEST_GONE(Kind.UNKNOWN_TARGET, Refusal.GUEST_GONE),
    /** Something else works on the guest; try again in a later cycle. */
    GUEST_BUSY(Kind.TIMEOUT, Refusal.BUSY),
    /** Not possible in the guest's state; look again. */
    WRONG_STATE(Kind.UNKNOWN_TARGET, Refusal.GUEST_GONE),
    /** The driver cannot do this; do not try again. */
    UNSUPPORTED(Kind.BACKEND_ERROR, Refusal.UNSUPPORTED),
    /** A value out of range. */
    INVALID_VALUE(Kind.BACKEND_ERROR, Refusal.INVALID_VALUE),
    /** Lack of rights; somebody has to change the settings. */
    ACCESS_DENIED(Kind.ACCESS_DENIED, Refusal.ACCESS_DENIED),
    /** Anything else. */
    OTHER(Kind.BACKEND_ERROR, null);

    private final Kind kind;
    private final @Nullable Refusal refusal;

    Trouble(Kind kind, @Nullable Refusal refusal) {
        this.kind = kind;
        this.refusal = refusal;
    }

    Kind kind() {
        return kind;
    }

    /** Returns why a command had no effect; empty if nobody knows whether it had one. */
    Optional<Refusal> refusal() {
        return Optional.ofNullable(refusal);
    }
}
