package org.opendrs.sim.cli;

/** How far a command may go with a host. */
enum HostAccess {
    /** It only reads what libvirt knows, for which any user may be let in. */
    READ,
    /** It changes nothing, but also asks QEMU itself, for which libvirt calls guests tainted. */
    ASK_QEMU,
    /** It may command guests. */
    COMMAND;

    /** Returns whether a connection through which nothing can be changed will do. */
    boolean readOnly() {
        return this == READ;
    }
}
