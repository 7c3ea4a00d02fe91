package org.opendrs.sim.cli;

import java.util.ArrayList;
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

/**
 * What the checker has against the moves of a stated plan, told apart into causes and what follows from them: a fault follows from a
 * move if it is gone once that move is left out. One wrong move can fill a host, and then every other move to that host is over its
 * capacity.
 */
final class MoveFaults {
    /** So many moves are tried as the cause of the rest; what is wrong beyond them is told without being told apart. */
    private static final int MOST_TRIED = 16;

    private final PlanningRequest request;
    private final PlanFile stated;
    private final MigrationPlan plan;
    private final List<Reason> ofPlan = new ArrayList<>();
    private final Map<Integer, List<Reason>> causes = new TreeMap<>();
    private int followUps;

    MoveFaults(PlanningRequest request, PlanFile stated) {
        this.request = request;
        this.stated = stated;
        var all = new TreeSet<Integer>();
        IntStream.range(0, stated.plan().size()).forEach(all::add);
        plan = plan(all);
        tellApart(all, faults(all, plan, ofPlan));
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

    private void tellApart(NavigableSet<Integer> all, Map<Integer, List<Reason>> found) {
        var left = new TreeSet<>(all);
        var open = found;
        while (!open.isEmpty() && causes.size() < MOST_TRIED) {
            int cause = worst(left, open);
            causes.put(cause, open.getOrDefault(cause, List.of()));
            left.remove(cause);
            int before = count(open) - causes.get(cause).size();
            open = known(open, faults(left, plan(left), new ArrayList<>()));
            followUps += before - count(open);
        }
        causes.putAll(open);
    }

    /** Returns the move without which the fewest faults are left; of equals the first. */
    private int worst(NavigableSet<Integer> entries, Map<Integer, List<Reason>> open) {
        int worst = -1;
        int fewest = Integer.MAX_VALUE;
        for (int candidate : open.keySet().stream().limit(MOST_TRIED).toList()) {
            var rest = new TreeSet<>(entries);
            rest.remove(candidate);
            int count = count(known(open, faults(rest, plan(rest), new ArrayList<>())));
            if (count < fewest) {
                fewest = count;
                worst = candidate;
            }
        }
        return worst;
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

    private MigrationPlan plan(NavigableSet<Integer> entries) {
        MigrationPlan moves = StatedMove.plan(
                request,
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
    private Map<Integer, List<Reason>> faults(NavigableSet<Integer> entries, MigrationPlan part, List<Reason> others) {
        var byEntry = new TreeMap<Integer, List<Reason>>();
        for (Reason fault : PlanChecker.checkMoves(request, part)) {
            Optional<Integer> entry = entry(fault, entries, part);
            if (entry.isPresent()) {
                byEntry.computeIfAbsent(entry.get(), e -> new ArrayList<>()).add(fault);
            } else {
                others.add(fault);
            }
        }
        return byEntry;
    }

    /** The checker counts by stage and move; the file's owner counts entries. */
    private Optional<Integer> entry(Reason fault, NavigableSet<Integer> entries, MigrationPlan part) {
        Optional<Long> stage = input(fault, "stage");
        Optional<Long> number = input(fault, "move");
        if (stage.isEmpty() || number.isEmpty()) {
            return Optional.empty();
        }
        Move move = part.stages()
                .get(stage.get().intValue())
                .moves()
                .get(number.get().intValue());
        return entries.descendingSet().stream()
                .filter(entry -> {
                    var step = stated.plan().get(entry);
                    return step.vm().equals(move.vm())
                            && step.from().equals(move.from())
                            && step.to().equals(move.to());
                })
                .findFirst();
    }

    private static Optional<Long> input(Reason fault, String name) {
        return fault.inputs().stream()
                .filter(input -> input.name().equals(name))
                .map(Input::value)
                .findFirst();
    }
}
