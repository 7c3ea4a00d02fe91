package org.opendrs.sim.cli;

import java.io.PrintWriter;
import java.util.Locale;
import org.opendrs.core.plan.PairExplanation;
import org.opendrs.core.plan.PlanReasons;

/** Says why a VM did or did not move to a host. */
final class PairText {
    private static final double PERCENT = 100;

    private PairText() {}

    static void print(PairExplanation pair, PrintWriter out) {
        out.println("Why " + pair.vm() + " to " + pair.host() + ": " + pair.outcome()
                + meaning(pair.outcome().code()));
        for (int i = 0; i < pair.refusals().size(); i++) {
            out.println((i == 0 ? "  first filter against it: " : "  also against it: ")
                    + pair.refusals().get(i));
        }
        if (!pair.parts().isEmpty()) {
            out.printf(
                    Locale.ROOT,
                    "  objective (dominant, of the capped capacity): %+.6f; lower is better%n",
                    pair.objectiveChange());
        }
        for (var part : pair.parts()) {
            out.printf(
                    Locale.ROOT,
                    "  %s %s: %s of the capped %d %s -> %s%n",
                    part.host(),
                    part.resource(),
                    percent(part.without(), part.allocatable()),
                    part.allocatable(),
                    part.resource().unit(),
                    percent(part.with(), part.allocatable()));
        }
        out.flush();
    }

    private static String meaning(String code) {
        return switch (code) {
            case PlanReasons.CHOSEN -> ", the plan moves it there";
            case PlanReasons.POSSIBLE -> ", it could go there; another host was better, or it need not move";
            case PlanReasons.ALREADY_THERE -> ", it runs there";
            default -> "";
        };
    }

    private static String percent(long used, long allocatable) {
        return allocatable == 0
                ? used + " of none"
                : String.format(Locale.ROOT, "%.1f %%", PERCENT * used / allocatable);
    }
}
