package org.opendrs.agent;

import org.opendrs.engine.OnStop;

/** What the agent may leave behind when it ends; undoing everything is a command of its own. */
enum OnStopSetting {
    /** Balloons stay as they are. */
    HOLD(OnStop.HOLD),
    /** Free memory goes back to the guests. */
    SPREAD(OnStop.SPREAD);

    private final OnStop meaning;

    OnStopSetting(OnStop meaning) {
        this.meaning = meaning;
    }

    OnStop meaning() {
        return meaning;
    }
}
