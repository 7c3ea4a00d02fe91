package org.opendrs.control;

/** Is told of every turn, and of every tick that acted. Called on the engine's thread: must return quickly and must not throw. */
@FunctionalInterface
public interface TurnListener {
    /** Receives the record of one turn. */
    void reported(TurnReport report);
}
