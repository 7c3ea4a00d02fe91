package org.opendrs.sim.cli;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.opendrs.core.plan.PlanChecker;
import org.opendrs.core.plan.StatedMove;
import org.opendrs.explain.Input;
import org.opendrs.explain.Reason;
import org.opendrs.json.PlanFile;
import org.opendrs.migration.MigrationPlan;
import org.opendrs.migration.Move;
import org.opendrs.migration.PlanningRequest;
import org.opendrs.model.HostId;
import org.opendrs.model.VmId;

/**
 * What the checker has against the moves of a stated plan, told apart into causes and what follows from them: a fault follows from a
 * move if it is gone once that move is left out. One wrong move can fill a host, and then every other move to that host is over its
 * capacity.
 */
final class MoveFaults {
    /** So many moves are tried as the cause of the rest; what is wrong beyond them is told without being told apart. */
    private static final int MOST_TRIED = 16;

    /**
     * What all trials together may cost, see {@link #cost}: a few seconds. That is all that {@link #MOST_TRIED} asks for unless
     * hundreds of moves are involved; what is left over is told without being told apart.
     */
    private static final long MOST_COST = 20_000_000;

    private final PlanFile stated;
    private final PlanExcerpt excerpt;
    private final MigrationPlan plan;
    private final List<Reason> ofPlan = new ArrayList<>();
    private final Map<Integer, List<Reason>> causes = new TreeMap<>();
    private int followUps;
    private long spent;
    private boolean toldApart = true;

    MoveFaults(PlanningRequest request, PlanFile stated) {
        this.stated = stated;
        excerpt = new PlanExcerpt(request, stated);
        var all = new TreeSet<Integer>();
        IntStream.range(0, stated.plan().size()).forEach(all::add);
        plan = plan(request, all);
        tellApart(all, faults(request, all, plan, ofPlan));
    }

    /** Returns the plan as it is stated. */
    MigrationPlan plan() {
        return plan;
    }

    /** Returns the faults that are about no single move. */
    List<Reason> ofPlan() {
        return ofPlan;
    }

    /** Returns the faults of the moves that are wrong by themselves, by their positions in the file. */
    Map<Integer, List<Reason>> causes() {
        return causes;
    }

    /** Returns how many faults of other moves are gone once those moves are left out. */
    int followUps() {
        return followUps;
    }

    /** Returns whether causes were told apart from what follows from them as far as that goes; false if it would take too long. */
    boolean toldApart() {
        return toldApart;
    }

    private void tellApart(NavigableSet<Integer> all, Map<Integer, List<Reason>> found) {
        var left = new TreeSet<>(all);
        var open = found;
        while (!open.isEmpty() && causes.size() < MOST_TRIED) {
            var part = excerpt.around(open.keySet(), left);
            spent += cost(part) * Math.min(MOST_TRIED, open.size());
            if (spent > MOST_COST) {
                toldApart = false;
                break;
            }
            Trial worst = worst(part, open);
            causes.put(worst.cause(), open.getOrDefault(worst.cause(), List.of()));
            left.remove(worst.cause());
            int before = count(open) - causes.get(worst.cause()).size();
            open = worst.rest();
            followUps += before - count(open);
        }
        causes.putAll(open);
    }

    /** What is left of the faults without one move. */
    private record Trial(int cause, Map<Integer, List<Reason>> rest) {}

    /** Tries the first of the moves that have faults, and returns the one without which the fewest are left; of equals the first. */
    private Trial worst(PlanExcerpt.Part part, Map<Integer, List<Reason>> open) {
        return open.keySet().stream()
                .limit(MOST_TRIED)
                .map(candidate -> without(candidate, part, open))
                .min(Comparator.comparingInt(trial -> count(trial.rest())))
                .orElseThrow();
    }

    private Trial without(int candidate, PlanExcerpt.Part part, Map<Integer, List<Reason>> open) {
        var rest = new TreeSet<>(part.entries());
        rest.remove(candidate);
        var moves = plan(part.request(), rest);
        return new Trial(candidate, known(open, faults(part.request(), rest, moves, new ArrayList<>())));
    }

    /** Returns how much the checker looks at: every VM, and of every move every other one. */
    private static long cost(PlanExcerpt.Part part) {
        long moves = part.entries().size();
        return moves * moves
                + part.request().cluster().hosts().stream()
                        .mapToLong(host -> host.vms().size())
                        .sum();
    }

    /** Returns those faults that were there before: what a move's absence brings about is nobody's fault. */
    private static Map<Integer, List<Reason>> known(Map<Integer, List<Reason>> before, Map<Integer, List<Reason>> now) {
        var known = new TreeMap<Integer, List<Reason>>();
        now.forEach((entry, faults) -> {
            var same = before.getOrDefault(entry, List.of()).stream()
                    .filter(old ->
                            faults.stream().anyMatch(fault -> fault.code().equals(old.code())))
                    .toList();
            if (!same.isEmpty()) {
                known.put(entry, same);
            }
        });
        return known;
    }

    private static int count(Map<Integer, List<Reason>> faults) {
        return faults.values().stream().mapToInt(List::size).sum();
    }

    private MigrationPlan plan(PlanningRequest of, NavigableSet<Integer> entries) {
        MigrationPlan moves = StatedMove.plan(
                of,
                entries.stream()
                        .map(entry -> stated.plan().get(entry))
                        .map(step -> new StatedMove(step.vm(), step.from(), step.to(), step.stage()))
                        .toList());
        long revision = stated.request()
                .map(PlanFile.Asked::revision)
                .orElse(OptionalLong.empty())
                .orElse(moves.basedOn());
        return new MigrationPlan(revision, moves.stages(), moves.before(), moves.after(), moves.trace());
    }

    /** Returns the faults by position in the file; those of no single move are added to the others. */
    private Map<Integer, List<Reason>> faults(
            PlanningRequest of, NavigableSet<Integer> entries, MigrationPlan part, List<Reason> others) {
        // Looked up, because there may be a fault for each of thousands of entries.
        var lastEntries = new TreeMap<Step, Integer>();
        for (int entry : entries) {
            var step = stated.plan().get(entry);
            lastEntries.put(new Step(step.vm(), step.from(), step.to()), entry);
        }
        var byEntry = new TreeMap<Integer, List<Reason>>();
        for (Reason fault : PlanChecker.checkMoves(of, part)) {
            Optional<Integer> entry = entry(fault, lastEntries, part);
            if (entry.isPresent()) {
                byEntry.computeIfAbsent(entry.get(), e -> new ArrayList<>()).add(fault);
            } else {
                others.add(fault);
            }
        }
        return byEntry;
    }

    /** The checker counts by stage and move; the file's owner counts entries. Of equal entries it is the last that is left. */
    private Optional<Integer> entry(Reason fault, Map<Step, Integer> entries, MigrationPlan part) {
        Optional<Long> stage = input(fault, "stage");
        Optional<Long> number = input(fault, "move");
        if (stage.isEmpty() || number.isEmpty()) {
            return Optional.empty();
        }
        Move move = part.stages()
                .get(stage.get().intValue())
                .moves()
                .get(number.get().intValue());
        return Optional.ofNullable(entries.get(new Step(move.vm(), move.from(), move.to())));
    }

    /** What an entry says, but for its stage. */
    private record Step(VmId vm, HostId from, HostId to) implements Comparable<Step> {
        private static final Comparator<Step> ORDER =
                Comparator.comparing(Step::vm).thenComparing(Step::from).thenComparing(Step::to);

        @Override
        public int compareTo(Step other) {
            return ORDER.compare(this, other);
        }
    }

    private static Optional<Long> input(Reason fault, String name) {
        return fault.inputs().stream()
                .filter(input -> input.name().equals(name))
                .map(Input::value)
                .findFirst();
    }
}
