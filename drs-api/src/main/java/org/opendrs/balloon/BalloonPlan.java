package org.opendrs.balloon;

import java.util.List;
import org.opendrs.explain.Reason;
import org.opendrs.model.HostId;
import org.opendrs.unit.Bytes;

/**
 * What a balloon policy wants for one host.
 *
 * @param host the host
 * @param outcome the plan in one reason, above all why it is empty
 * @param shortfall memory that the guests need and cannot get here, whatever is shared how; zero if all needs are met
 * @param targets new sizes, shrinks before growth, then in id order
 * @param holds guests that get nothing and why, in id order: those that may not be commanded, and those that want something or could
 *     give something; a guest at rest may be left out
 */
public record BalloonPlan(
        HostId host, Reason outcome, Bytes shortfall, List<BalloonTarget> targets, List<BalloonHold> holds) {
    /** Copies the lists. */
    public BalloonPlan {
        targets = List.copyOf(targets);
        holds = List.copyOf(holds);
    }

    /** Returns a plan that changes nothing, for the given reason. */
    public static BalloonPlan nothing(HostId host, Reason outcome) {
        return new BalloonPlan(host, outcome, Bytes.ZERO, List.of(), List.of());
    }
}
