package org.opendrs.engine;

import java.util.List;
import org.opendrs.balloon.BalloonPlan;
import org.opendrs.core.state.EngineState;

/**
 * What an engine leaves behind.
 *
 * @param state what it remembers
 * @param handedBack what was given back to guests, one plan for each host that was seen; none if balloons stay as they are
 * @param commands how many targets were issued for that
 * @param settled whether the outcome of every command is known
 */
public record Farewell(EngineState state, List<BalloonPlan> handedBack, int commands, boolean settled) {
    /** Copies the list. */
    public Farewell {
        handedBack = List.copyOf(handedBack);
    }
}
