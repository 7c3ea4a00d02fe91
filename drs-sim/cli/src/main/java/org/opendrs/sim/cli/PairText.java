package org.opendrs.sim.cli;

import java.io.PrintWriter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Optional;
import org.opendrs.core.plan.PairExplanation;
import org.opendrs.core.plan.PlanExplainer;
import org.opendrs.core.plan.PlanReasons;
import org.opendrs.core.words.Amounts;
import org.opendrs.core.words.ReasonWords;
import org.opendrs.explain.DecisionTrace.Alternative;
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

    /** As in the table of the plan. */
    private static final int RATIO_DECIMALS = 4;

    private final PlanQuestion question;
    private final PlanningRequest request;
    private final MigrationPlan plan;
    private final VmId vm;
    private final HostId host;
    private final PairExplanation pair;
    private final HostId home;
    private final Optional<Move> move;
    private final Paragraphs out;

    private PairText(PlanQuestion question, PlanSearch search, VmId vm, HostId host, Paragraphs out) {
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
        out.println();
        var paragraphs = new Paragraphs(out);
        paragraphs.line("Why does " + vm + " go to " + host + ", or not?");
        var text = new PairText(question, search, vm, host, paragraphs);
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
            out.line("In the plan " + vm + " moves from " + home + " to "
                    + move.get().to() + " in stage " + stage() + ":");
            out.item(ReasonWords.of(move.get().reason()).sentence() + ".");
        } else {
            out.line("In the plan " + vm + " stays on " + home + ": " + whyItStays() + ".");
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
                .map(outcome -> ReasonWords.of(outcome).sentence())
                .findFirst();
        Optional<String> ofHost = plan.trace().hosts().stream()
                .filter(trace -> trace.host().equals(home))
                .map(HostTrace::outcome)
                .map(outcome -> outcome.code().equals(PlanReasons.HOST_RELIEVED)
                        ? home + " comes below its caps by moves of other VMs"
                        : home + " stays above a cap: "
                                + ReasonWords.of(outcome).sentence())
                .findFirst();
        return own.or(() -> ofHost).orElse(home + " is not above a cap, and a repair moves nothing else");
    }

    private void answer() {
        switch (pair.outcome().code()) {
            case PlanReasons.ALREADY_THERE -> out.line("Host " + host + " is where " + vm + " runs.");
            case PlanReasons.CHOSEN -> chosen();
            case PlanReasons.POSSIBLE -> possible();
            case PlanReasons.COST_OUT_OF_PROPORTION ->
                out.line("Host " + host + " could take it in stage " + pair.stage() + ", but the move is not made: "
                        + ReasonWords.of(pair.outcome()).sentence() + ".");
            default -> refused();
        }
    }

    /** Says how the host compared with others when the move was planned, as the plan has noted it; later moves may have changed that. */
    private void chosen() {
        String taken = "Host " + host + " was taken when the move was planned";
        var looked = plan.trace().vms().stream()
                .filter(trace -> trace.vm().equals(vm))
                .flatMap(trace -> trace.alternatives().stream())
                .toList();
        Optional<Alternative> own = looked.stream()
                .filter(alternative -> alternative.host().equals(host))
                .findFirst();
        Optional<Alternative> next = looked.stream()
                .filter(alternative -> alternative.verdict().code().equals(PlanReasons.POSSIBLE))
                .findFirst();
        if (own.isEmpty()) {
            out.line(taken + ".");
        } else if (next.isEmpty()) {
            out.line(taken + "; no other host looked at then could take it.");
        } else {
            double worse = next.get().objective() - own.get().objective();
            out.line(taken + "; of the others looked at then that could take it, the best was "
                    + next.get().host() + ", "
                    + (worse > SAME ? "worse by " + figure("%.6f", worse) : "just as good") + ".");
        }
    }

    private void refused() {
        // A refusal is judged when the host has most room.
        String at = " in stage " + pair.stage() + (pair.stage() == 0 ? ": " : ", when it has most room: ");
        for (int i = 0; i < pair.refusedBy().size(); i++) {
            var refusal = pair.refusedBy().get(i);
            String what =
                    refusal.filter() + at + ReasonWords.of(refusal.reason()).sentence() + ".";
            if (i == 0) {
                out.line("Host " + host + " is refused by filter " + what);
            } else {
                out.item("and by filter " + what);
            }
        }
        if (pair.refusedBy().isEmpty()) {
            out.line("Host " + host + " is refused" + at
                    + ReasonWords.of(pair.outcome()).sentence() + ".");
        }
    }

    private void possible() {
        String could = "Host " + host + " could take it in stage " + pair.stage();
        if (move.isEmpty()) {
            out.line(could + ", but the plan has no use for the move.");
            return;
        }
        HostId taken = move.get().to();
        double worse = pair.objectiveChange() - explained(taken).objectiveChange();
        if (worse > SAME) {
            out.line(could + ", but is worse than " + taken + " by " + figure("%.6f", worse) + ".");
        } else if (worse < -SAME) {
            out.line(could + ", and would be better than " + taken + " by " + figure("%.6f", -worse) + ":");
            out.item("the planner settles one move after the other and looks at some hosts only, so it can miss that.");
        } else {
            out.line(could + ", and is exactly as good as " + taken + ".");
        }
    }

    /** Says what the answer was judged on; without it no figure can be checked. */
    private void basis() {
        if (pair.parts().isEmpty()) {
            return;
        }
        out.line(
                "Judged on the cluster as it is when all other moves of the plan are made; a filter judges it as it is in"
                        + " its stage. Ratios are of what a host may give to VMs, as those of the table and the caps are.");
        out.line("Objective (" + PlanArguments.name(question.measure()) + ", lower is better), against staying on "
                + home + ": " + figure("%+.6f", pair.objectiveChange()) + " on " + host
                + move.filter(planned -> !planned.to().equals(host))
                        .map(planned -> ", "
                                + figure("%+.6f", explained(planned.to()).objectiveChange())
                                + " on " + planned.to())
                        .orElse(""));
        for (var part : pair.parts()) {
            out.item(part.host() + " " + Amounts.name(part.resource()) + ": "
                    + used(part, part.without()) + " with " + vm + " on " + home + ", "
                    + used(part, part.with()) + " with it on " + host + ", of "
                    + Amounts.of(part.resource(), whole(part)) + "; at most " + used(part, part.allocatable())
                    + " may be used");
        }
    }

    /** Returns what the host may give to VMs, with no cap taken off: what caps and the table of the plan are ratios of. */
    private long whole(PairExplanation.Part part) {
        return question.cluster().host(part.host()).orElseThrow().allocatable().amount(part.resource());
    }

    private String used(PairExplanation.Part part, long amount) {
        return Amounts.of(part.resource(), amount) + ratio(amount, whole(part));
    }

    /** A host that has none of a resource has no utilisation of it. */
    private static String ratio(long part, long whole) {
        return whole == 0
                ? ""
                : " ("
                        + BigDecimal.valueOf(part)
                                .divide(BigDecimal.valueOf(whole), RATIO_DECIMALS, RoundingMode.HALF_EVEN)
                                .toPlainString()
                        + ")";
    }

    private static String figure(String format, double value) {
        return String.format(Locale.ROOT, format, value);
    }
}
