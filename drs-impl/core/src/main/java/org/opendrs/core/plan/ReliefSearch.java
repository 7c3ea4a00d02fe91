package org.opendrs.core.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Finds the VMs whose departure cures a host: with the fewest moves, among these with the least memory to send.
 *
 * <p>Searches depth first for one move, then two, and so on, and cuts a branch off that cannot cover the excess any more. Where the
 * search would be too long, or nothing cures the host, it names the unit that takes the largest part of the excess away; the
 * greedy choice never needs fewer moves, and with one hot resource it needs no more.
 */
final class ReliefSearch {
    /** Largest number of moves that is searched for; beyond it the choice is greedy. Each further move costs a factor of ten to thirty. */
    private static final int MAX_MOVES = 6;

    /** Branches looked at for one host, about a millisecond. */
    private static final int MAX_VISITS = 20_000;

    private final List<MoveUnit> units;
    private final long[] excess;
    private final double[][] bestPerMove;
    private int visits;
    private long bestCost = Long.MAX_VALUE;
    private List<MoveUnit> best = List.of();
    private final List<MoveUnit> picked = new ArrayList<>();

    private ReliefSearch(List<MoveUnit> units, long[] excess) {
        this.excess = excess;
        this.units = new ArrayList<>(units);
        this.units.sort(
                Comparator.comparingDouble((MoveUnit unit) -> -share(unit)).thenComparingInt(unit -> unit.vms()[0]));
        bestPerMove = new double[units.size() + 1][excess.length];
        for (int i = units.size() - 1; i >= 0; i--) {
            for (int r = 0; r < excess.length; r++) {
                MoveUnit unit = this.units.get(i);
                bestPerMove[i][r] = Math.max(bestPerMove[i + 1][r], (double) unit.relief(r) / unit.size());
            }
        }
    }

    /**
     * Returns the units to move, or just the first of them if no complete answer was found; empty if no unit takes anything away.
     *
     * @param units those that may leave
     * @param excess amount above the target for each hot resource, not all zero
     */
    static List<MoveUnit> pick(List<MoveUnit> units, long[] excess) {
        List<MoveUnit> useful =
                units.stream().filter(unit -> helps(unit, excess)).toList();
        if (useful.isEmpty()) {
            return List.of();
        }
        return new ReliefSearch(useful, excess).pick();
    }

    private static boolean helps(MoveUnit unit, long[] excess) {
        for (int r = 0; r < excess.length; r++) {
            if (excess[r] > 0 && unit.relief(r) > 0) {
                return true;
            }
        }
        return false;
    }

    /** Returns the part of the excess that the unit takes away, for each move that this costs. */
    private double share(MoveUnit unit) {
        double share = 0;
        for (int r = 0; r < excess.length; r++) {
            if (excess[r] > 0) {
                share += (double) Math.min(excess[r], unit.relief(r)) / excess[r];
            }
        }
        return share / unit.size();
    }

    private List<MoveUnit> pick() {
        for (int moves = 1; moves <= MAX_MOVES && visits < MAX_VISITS; moves++) {
            descend(0, moves, excess.clone(), 0);
            if (!best.isEmpty()) {
                return best;
            }
        }
        return List.of(units.get(0));
    }

    private void descend(int from, int movesLeft, long[] left, long cost) {
        visits++;
        if (isCovered(left)) {
            if (cost < bestCost) {
                bestCost = cost;
                best = List.copyOf(picked);
            }
            return;
        }
        for (int i = from; i < units.size() && visits < MAX_VISITS; i++) {
            if (!canCover(i, movesLeft, left)) {
                return;
            }
            MoveUnit unit = units.get(i);
            long costWith = cost + unit.cost().transferred().value();
            if (unit.size() <= movesLeft && costWith < bestCost) {
                picked.add(unit);
                descend(i + 1, movesLeft - unit.size(), without(left, unit), costWith);
                picked.remove(picked.size() - 1);
            }
        }
    }

    private boolean canCover(int from, int movesLeft, long[] left) {
        for (int r = 0; r < left.length; r++) {
            if (left[r] > bestPerMove[from][r] * movesLeft) {
                return false;
            }
        }
        return true;
    }

    private static boolean isCovered(long[] left) {
        for (long amount : left) {
            if (amount > 0) {
                return false;
            }
        }
        return true;
    }

    private static long[] without(long[] left, MoveUnit unit) {
        long[] rest = left.clone();
        for (int r = 0; r < rest.length; r++) {
            rest[r] = Math.max(0, rest[r] - unit.relief(r));
        }
        return rest;
    }
}
