package org.opendrs.sim.migration;

/** The VM that is moved, as the migration sees it. */
public interface Mover {
    /** Returns the pages to send in the first round, in bytes. */
    long bytesToSend();

    /** Returns the pages that the VM overwrites in this many seconds, each counted once, in bytes. */
    long dirtied(double seconds);

    /** The VM stops at the source; it runs nowhere until the migration has ended. */
    void stopped();

    /** The VM has arrived. */
    void completed(MigrationFacts facts);

    /** The VM stays at the source and runs on there, if it still exists. */
    void failed(String why);
}
