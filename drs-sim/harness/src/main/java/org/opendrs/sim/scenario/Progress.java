package org.opendrs.sim.scenario;

/** Is told how far a long run has come. Called on the thread that runs, or on several when seeds run side by side. */
@FunctionalInterface
public interface Progress {
    /** Tells nobody. */
    Progress SILENT = (what, fraction) -> {};

    /** Receives what is being worked on and the share of all work that is done, 0 to 1. Must return quickly and not throw. */
    void reached(String what, double fraction);
}
