package org.opendrs.engine;

/** What becomes of the balloons when an engine ends. */
public enum OnStop {
    /** They stay as they are. */
    HOLD,
    /** Memory that is free goes back to the guests that the engine cares for, up to their limits. */
    SPREAD,
    /** Everything is undone: every guest whose balloon is ours to move gets its maximum back, as far as the host has it. */
    RELEASE
}
