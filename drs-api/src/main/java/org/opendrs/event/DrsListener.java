package org.opendrs.event;

/** Is told what happened. Called on the engine's thread: must return quickly and must not throw. */
@FunctionalInterface
public interface DrsListener {
    /** Receives one event. */
    void on(DrsEvent event);
}
