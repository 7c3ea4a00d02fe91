package org.opendrs.engine;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.opendrs.balloon.Promise;
import org.opendrs.engine.Transfer.Phase;
import org.opendrs.migration.InFlightMove;
import org.opendrs.migration.Move;
import org.opendrs.migration.MoveHistory;
import org.opendrs.migration.PastMove;
import org.opendrs.model.HostId;
import org.opendrs.model.VmId;

/**
 * The in-flight ledger: moves under way and what they were promised, and the moves that have ended. One place, so that balloons,
 * planner and executor never see different truths. Confined to the mailbox.
 */
final class InFlightMoves {
    private final SortedMap<VmId, Transfer> transfers = new TreeMap<>();
    private final List<PastMove> past = new ArrayList<>();
    private final long lookBackNanos;
    private MoveHistory history = MoveHistory.EMPTY;

    /**
     * Starts an empty ledger.
     *
     * @param lookBack how far back any rule looks
     */
    InFlightMoves(Duration lookBack) {
        lookBackNanos = lookBack.toNanos();
    }

    /** Takes over the moves of an engine before this one. */
    void remember(MoveHistory moves) {
        past.addAll(moves.moves());
        history = new MoveHistory(past);
    }

    /** Returns the moves that have ended, and those under way as if they had failed now: nobody will learn how they end. */
    MoveHistory leftBehind(long nowNanos) {
        var all = new ArrayList<>(past);
        for (Transfer transfer : transfers.values()) {
            Move move = transfer.move();
            all.add(new PastMove(move.vm(), move.from(), move.to(), nowNanos, false));
        }
        return new MoveHistory(all);
    }

    /** Returns all moves under way, in VM order. */
    Collection<Transfer> transfers() {
        return transfers.values();
    }

    boolean isMoving(VmId vm) {
        return transfers.containsKey(vm);
    }

    boolean isEmpty() {
        return transfers.isEmpty();
    }

    int size() {
        return transfers.size();
    }

    /** Returns whether this is still the VM's move: answers may come after the move was given up. */
    boolean isCurrent(Transfer transfer) {
        return transfers.get(transfer.move().vm()) == transfer;
    }

    /** Returns what the host keeps for VMs that are on their way to it. */
    List<Promise> promisesTo(HostId host) {
        if (transfers.isEmpty()) {
            return List.of();
        }
        var promises = new ArrayList<Promise>();
        for (Transfer transfer : transfers.values()) {
            Move move = transfer.move();
            if (move.to().equals(host) && transfer.phase() != Phase.RESERVING) {
                promises.add(new Promise(move.vm(), move.claim().memory()));
            }
        }
        return promises;
    }

    /** Returns whether room for this VM is kept at this host. */
    boolean isPromised(HostId host, VmId vm) {
        Transfer transfer = transfers.get(vm);
        return transfer != null
                && transfer.phase() != Phase.RESERVING
                && transfer.move().to().equals(host);
    }

    /** Returns the moves under way as the planner sees them. */
    List<InFlightMove> inFlight() {
        var moves = new ArrayList<InFlightMove>(transfers.size());
        for (Transfer transfer : transfers.values()) {
            boolean copying = transfer.phase() == Phase.COPYING || transfer.phase() == Phase.UNCERTAIN;
            moves.add(new InFlightMove(transfer.move(), transfer.startedAtNanos(), copying));
        }
        return moves;
    }

    /** Returns the moves that have ended. */
    MoveHistory history() {
        return history;
    }

    /** Enters a move that was decided. */
    Transfer begin(Move move, long nowNanos) {
        var transfer = new Transfer(move, nowNanos);
        transfers.put(move.vm(), transfer);
        return transfer;
    }

    /** Takes a move out; one that reached the hypervisor is remembered for cooldowns. */
    void end(Transfer transfer, boolean succeeded, long nowNanos) {
        Move move = transfer.move();
        transfers.remove(move.vm());
        past.add(new PastMove(move.vm(), move.from(), move.to(), nowNanos, succeeded));
        past.removeIf(old -> nowNanos - old.endedAtNanos() > lookBackNanos);
        history = new MoveHistory(past);
    }
}
