package org.opendrs.core.balloon;

import org.opendrs.balloon.BalloonTarget;
import org.opendrs.explain.Reason;

/** The formulas that {@link BalloonReasons} documents, written down once more. */
final class ReasonFormulas {
    private ReasonFormulas() {}

    static long target(BalloonTarget target) {
        Reason r = target.reason();
        return switch (r.code()) {
            case "SHRINK_TO_SHARE", "LEND_HEADROOM" ->
                max(
                        r.input("share"),
                        r.input("floor"),
                        r.input("current") - r.input("maxStep"),
                        r.input("held") - r.input("needed"));
            case "GROW_TO_SHARE" -> min(r.input("share"), r.input("demand"), r.input("committed") + r.input("free"));
            case "GIVE_BACK" -> min(r.input("share"), r.input("committed") + r.input("free"));
            case "DISTRESS" -> min(goal(r), r.input("committed") + r.input("free"));
            case "RESCUE" ->
                max(
                        r.input("first"),
                        min(rescueGoal(r), max(r.input("committed"), r.input("first")) + r.input("left")));
            case "STOP_AT_ACTUAL" -> r.input("current");
            case "STATIC_SHARE" ->
                r.input("share") < r.input("current")
                        ? r.input("share")
                        : min(r.input("share"), r.input("committed") + r.input("free"));
            default -> throw new AssertionError("no formula is documented for " + r);
        };
    }

    private static long goal(Reason r) {
        long room = r.input("usable") + r.input("held") - r.input("current");
        long atOnce = r.input("held") + max(r.input("step"), r.input("ease") - room);
        long ceiling = min(r.input("limit"), r.input("share"));
        return max(r.input("held"), min(ceiling, atOnce), min(r.input("share"), r.input("demand")));
    }

    private static long rescueGoal(Reason r) {
        long room = r.input("usable") + r.input("held") - r.input("current");
        return min(r.input("limit"), r.input("held") + max(r.input("step"), r.input("ease") - room));
    }

    private static long max(long... values) {
        long max = values[0];
        for (long value : values) {
            max = Math.max(max, value);
        }
        return max;
    }

    private static long min(long... values) {
        long min = values[0];
        for (long value : values) {
            min = Math.min(min, value);
        }
        return min;
    }
}
