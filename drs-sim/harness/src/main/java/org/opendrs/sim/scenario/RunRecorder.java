package org.opendrs.sim.scenario;

/**
 * Is told of every policy's run before it begins, so as to record more than its figures. A recorder may look at everything and
 * must change nothing: a run with one has the same event hash as a run without.
 */
@FunctionalInterface
public interface RunRecorder {
    /** Records nothing and costs nothing. */
    RunRecorder NONE = run -> {};

    /** Receives a run that is about to begin. Called on the thread that runs the scenario, once for each policy, in order. */
    void begins(RunView run);
}
