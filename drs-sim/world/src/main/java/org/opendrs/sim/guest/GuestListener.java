package org.opendrs.sim.guest;

/** Is told what happens inside a guest. Called in the middle of a step: must not act on the world. */
public interface GuestListener {
    /** A job was completed; it took this many seconds. */
    void jobFinished(Guest guest, String job, double seconds);

    /** The guest's OOM killer took a job that held this many bytes. */
    void oomKilled(Guest guest, String job, long bytes);
}
