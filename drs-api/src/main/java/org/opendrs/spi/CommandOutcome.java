package org.opendrs.spi;

/** What became of a command. */
public sealed interface CommandOutcome {
    /** The host took the command. Whether the guest follows, only later samples tell. */
    record Accepted() implements CommandOutcome {}

    /**
     * The command had no effect.
     *
     * @param reason why
     * @param detail the backend's own words
     */
    record Refused(Refusal reason, String detail) implements CommandOutcome {}

    /**
     * Nobody knows whether the command had an effect: read back before deciding again.
     *
     * @param detail the backend's own words
     */
    record Unknown(String detail) implements CommandOutcome {}

    /** Why a command was refused. */
    enum Refusal {
        /** The backend cannot do this. */
        UNSUPPORTED,
        /** Another operation on the VM is under way. */
        BUSY,
        /** The VM is not on this host. */
        GUEST_GONE,
        /** There is no connection to the host. */
        HOST_UNREACHABLE,
        /** The backend refused for lack of rights. */
        ACCESS_DENIED,
        /** The value is out of the VM's range. */
        INVALID_VALUE
    }
}
