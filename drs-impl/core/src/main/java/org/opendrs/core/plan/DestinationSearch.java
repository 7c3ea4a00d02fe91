package org.opendrs.core.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.opendrs.core.plan.Draft.Planned;
import org.opendrs.core.plan.Draft.Slot;
import org.opendrs.explain.DecisionTrace.Alternative;
import org.opendrs.explain.Reason;
import org.opendrs.migration.PlanningRequest;

/**
 * Finds a unit's destination: of a random sample the host that leaves the cluster best balanced. If no host of a sample will do,
 * another sample is drawn, until hosts or budget are used up.
 */
final class DestinationSearch {
    private final Draft draft;
    private final DestinationSampler sampler;
    private final Budget budget;
    private final TraceRecorder trace;
    private final int sampleSize;
    private final Ranking ranking;

    DestinationSearch(
            PlanningRequest request, Draft draft, Budget budget, TraceRecorder trace, BalanceMeasure measure) {
        this.draft = draft;
        this.budget = budget;
        this.trace = trace;
        sampler = new DestinationSampler(request, draft.index());
        sampleSize = request.limits().sampledDestinations();
        ranking = Ranking.of(measure, draft.index(), draft.placement());
    }

    /**
     * A destination that was looked at.
     *
     * @param host its number
     * @param objective of the cluster after the move, by the ranking's measure
     * @param slot when it could take the unit, or why it cannot
     */
    private record Candidate(int host, double objective, Slot slot) {
        static final Comparator<Candidate> BEST_FIRST =
                Comparator.comparingDouble(Candidate::objective).thenComparingInt(Candidate::host);
    }

    /** Plans the unit's move for the given reason and returns true, or returns false if there is no destination. */
    boolean place(MoveUnit unit, int from, Reason reason) {
        IntToDoubleFunction figures = ranking.leaving(unit.vms(), from);
        var draw = sampler.draw(unit.vms()[0]);
        var looked = new ArrayList<Candidate>();
        while (draw.hasNext()) {
            List<Candidate> sample = sample(unit, from, draw, figures);
            if (sample.isEmpty()) {
                break;
            }
            looked.addAll(sample);
            if (take(unit, from, reason, sample, looked)) {
                return true;
            }
        }
        Reason none = Reason.of(PlanReasons.NO_DESTINATION, PlanReasons.in("evaluated", looked.size()));
        trace.unit(unit.vms(), budget.isExhausted() ? exhausted() : none, alternatives(looked));
        return false;
    }

    private Reason exhausted() {
        return Reason.of(
                PlanReasons.BUDGET_EXHAUSTED,
                PlanReasons.in("moves", draft.moveCount()),
                PlanReasons.in("budget", budget.used()));
    }

    private List<Candidate> sample(MoveUnit unit, int from, DestinationSampler.Draw draw, IntToDoubleFunction figures) {
        var sample = new ArrayList<Candidate>();
        while (draw.hasNext() && sample.size() < sampleSize) {
            int to = draw.next();
            if (to == from) {
                continue;
            }
            if (!budget.take(unit.size())) {
                break;
            }
            double objective = figures.applyAsDouble(to);
            sample.add(new Candidate(to, objective, draft.slot(unit.vms(), to)));
        }
        return sample;
    }

    private boolean take(MoveUnit unit, int from, Reason reason, List<Candidate> sample, List<Candidate> looked) {
        sample.sort(Candidate.BEST_FIRST);
        for (Candidate candidate : sample) {
            if (!(candidate.slot() instanceof Slot.Free free)) {
                continue;
            }
            boolean taken = draft.add(new Planned(unit, from, candidate.host(), free.stage(), reason));
            String code = taken ? PlanReasons.CHOSEN : PlanReasons.CONFLICTS_WITH_PLAN;
            Reason verdict = Reason.of(code, PlanReasons.in("stage", free.stage() - 1));
            looked.remove(candidate);
            looked.add(new Candidate(candidate.host(), candidate.objective(), new Slot.Refused(verdict)));
            if (taken) {
                trace.unit(unit.vms(), reason, alternatives(looked));
                return true;
            }
        }
        return false;
    }

    /** The one taken first, then those possible, then the refused ones, each by objective. */
    private List<Alternative> alternatives(List<Candidate> looked) {
        return looked.stream()
                .sorted(Comparator.comparingInt(DestinationSearch::rank).thenComparing(Candidate.BEST_FIRST))
                .limit(TraceRecorder.ALTERNATIVES)
                .map(candidate -> new Alternative(
                        draft.index().host(candidate.host()).id(), candidate.objective(), verdict(candidate)))
                .toList();
    }

    private static int rank(Candidate candidate) {
        if (candidate.slot() instanceof Slot.Refused refused) {
            return refused.reason().code().equals(PlanReasons.CHOSEN) ? 0 : 2;
        }
        return 1;
    }

    private static Reason verdict(Candidate candidate) {
        return candidate.slot() instanceof Slot.Refused refused ? refused.reason() : Reason.of(PlanReasons.POSSIBLE);
    }
}
