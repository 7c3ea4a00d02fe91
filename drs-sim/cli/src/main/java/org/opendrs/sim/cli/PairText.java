package org.opendrs.sim.cli;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.Optional;
import org.opendrs.core.plan.PairExplanation;
import org.opendrs.core.plan.PlanExplainer;
import org.opendrs.core.plan.PlanReasons;
import org.opendrs.explain.DecisionTrace.HostTrace;
import org.opendrs.explain.DecisionTrace.VmTrace;
import org.opendrs.migration.MigrationPlan;
import org.opendrs.migration.Move;
import org.opendrs.migration.PlanningRequest;
import org.opendrs.model.HostId;
import org.opendrs.model.VmId;

/** Says what a plan does with a VM and why, what stands against another host for it, or how much worse that host would be. */
final class PairText {
    /** Figures of destinations that are nearer to each other than this differ by rounding alone. */
    private static final double SAME = 1e-9;

    private final PlanQuestion question;
    private final PlanningRequest request;
    private final MigrationPlan plan;
    private final VmId vm;
    private final HostId host;
    private final PairExplanation pair;
    private final HostId home;
    private final Optional<Move> move;
    private final PrintWriter out;

    private PairText(PlanQuestion question, PlanSearch search, VmId vm, HostId host, PrintWriter out) {
        this.question = question;
        this.vm = vm;
        this.host = host;
        this.out = out;
        request = question.request(search.budget());
        plan = search.plan();
        pair = explained(host);
        home = question.homeOf(vm);
        move = plan.moves().filter(planned -> planned.vm().equals(vm)).findFirst();
    }

    /**
     * Prints the explanation of one pair.
     *
     * @param vm a VM of the cluster
     * @param host a host of the cluster
     */
    static void print(PlanQuestion question, PlanSearch search, VmId vm, HostId host, PrintWriter out) {
        var text = new PairText(question, search, vm, host, out);
        out.println();
        out.println("Why does " + vm + " go to " + host + ", or not?");
        text.plan();
        text.answer();
        text.basis();
        out.flush();
    }

    private PairExplanation explained(HostId to) {
        return PlanExplainer.why(request, plan, question.measure(), vm, to);
    }

    private void plan() {
        if (move.isPresent()) {
            out.println("In the plan " + vm + " moves from " + home + " to "
                    + move.get().to() + " in stage " + stage() + ":");
            out.println("  " + ReasonText.of(move.get().reason()).sentence() + ".");
        } else {
            out.println("In the plan " + vm + " stays on " + home + ": " + whyItStays() + ".");
        }
    }

    private int stage() {
        for (int s = 0; s < plan.stages().size(); s++) {
            if (plan.stages().get(s).moves().contains(move.orElseThrow())) {
                return s;
            }
        }
        throw new IllegalStateException("the move of " + vm + " is in no stage of its plan");
    }

    private String whyItStays() {
        Optional<String> own = plan.trace().vms().stream()
                .filter(trace -> trace.vm().equals(vm))
                .map(VmTrace::outcome)
                .map(outcome -> ReasonText.of(outcome).sentence())
                .findFirst();
        Optional<String> ofHost = plan.trace().hosts().stream()
                .filter(trace -> trace.host().equals(home))
                .map(HostTrace::outcome)
                .map(outcome -> outcome.code().equals(PlanReasons.HOST_RELIEVED)
                        ? home + " comes below its caps by moves of other VMs"
                        : home + " stays above a cap: " + ReasonText.of(outcome).sentence())
                .findFirst();
        return own.or(() -> ofHost).orElse(home + " is not above a cap, and a repair moves nothing else");
    }

    private void answer() {
        switch (pair.outcome().code()) {
            case PlanReasons.ALREADY_THERE -> out.println("Host " + host + " is where " + vm + " runs.");
            case PlanReasons.CHOSEN ->
                out.println("Host " + host + " was taken: of the hosts looked at that could take " + vm
                        + " then, it ranked best.");
            case PlanReasons.POSSIBLE -> possible();
            default -> refused();
        }
    }

    private void refused() {
        // A refusal is judged when the host has most room.
        String at = " in stage " + pair.stage() + (pair.stage() == 0 ? ": " : ", when it has most room: ");
        for (int i = 0; i < pair.refusedBy().size(); i++) {
            var refusal = pair.refusedBy().get(i);
            out.println((i == 0 ? "Host " + host + " is refused by filter " : "  and by filter ") + refusal.filter()
                    + at + ReasonText.of(refusal.reason()).sentence() + ".");
        }
        if (pair.refusedBy().isEmpty()) {
            out.println("Host " + host + " is refused" + at
                    + ReasonText.of(pair.outcome()).sentence() + ".");
        }
    }

    private void possible() {
        String could = "Host " + host + " could take it in stage " + pair.stage();
        if (move.isEmpty()) {
            out.println(could + ", but the plan has no use for the move.");
            return;
        }
        HostId taken = move.get().to();
        double worse = pair.objectiveChange() - explained(taken).objectiveChange();
        if (worse > SAME) {
            out.println(could + ", but is worse than " + taken + " by " + figure("%.6f", worse) + ".");
        } else if (worse < -SAME) {
            out.println(could + ", and would be better than " + taken + " by " + figure("%.6f", -worse) + ":");
            out.println(
                    "  the planner settles one move after the other and looks at some hosts only, so it can miss that.");
        } else {
            out.println(could + ", and is exactly as good as " + taken + ".");
        }
    }

    /** Says what the answer was judged on; without it no figure can be checked. */
    private void basis() {
        if (pair.parts().isEmpty()) {
            return;
        }
        out.println(
                "Judged on the cluster as it is when all other moves of the plan are made; a filter judges it as it is in"
                        + " its stage.");
        out.println("Objective (" + PlanArguments.name(question.measure()) + ", lower is better), against staying on "
                + home + ": " + figure("%+.6f", pair.objectiveChange()) + " on " + host
                + move.filter(planned -> !planned.to().equals(host))
                        .map(planned -> ", "
                                + figure("%+.6f", explained(planned.to()).objectiveChange())
                                + " on " + planned.to())
                        .orElse(""));
        for (var part : pair.parts()) {
            out.println("  " + part.host() + " " + part.resource() + ": "
                    + used(part, part.without()) + " with " + vm + " on " + home + ", "
                    + used(part, part.with()) + " with it on " + host + ", of "
                    + Units.amount(part.resource(), part.allocatable(), 1) + " that may be used");
        }
    }

    private static String used(PairExplanation.Part part, long amount) {
        return Units.amount(part.resource(), amount, 1) + " (" + Units.percent(amount, part.allocatable()) + ")";
    }

    private static String figure(String format, double value) {
        return String.format(Locale.ROOT, format, value);
    }
}
