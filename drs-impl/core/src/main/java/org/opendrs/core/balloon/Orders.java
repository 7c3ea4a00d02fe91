package org.opendrs.core.balloon;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.opendrs.balloon.BalloonHold;
import org.opendrs.balloon.BalloonPlan;
import org.opendrs.balloon.BalloonTarget;
import org.opendrs.explain.Input;
import org.opendrs.explain.Reason;
import org.opendrs.unit.Bytes;

/**
 * Collects what a plan does to each guest, and the ledger as it will then stand. At most one target or hold for each
 * guest.
 */
final class Orders {
    private final GuestTable table;
    private final @Nullable BalloonTarget[] targets;
    private final @Nullable Reason[] holds;
    private long committed;
    private long reclaimed;
    private long granted;

    Orders(GuestTable table) {
        this.table = table;
        targets = new @Nullable BalloonTarget[table.n];
        holds = new @Nullable Reason[table.n];
        committed = table.committedSum;
        for (int i = 0; table.managedGuests < table.n && i < table.n; i++) {
            if (!table.managed[i]) {
                hold(
                        i,
                        BalloonReasons.SCOPE_PREFIX + table.guest(i).scope(),
                        new Input("committed", table.committed[i]));
            }
        }
    }

    /** Returns what the ledger still allows if at most {@code bound} may be committed. */
    long free(long bound) {
        return Math.max(0, bound - committed);
    }

    /**
     * Returns up to what a guest may grow if at most {@code bound} may be committed. While the host is overfull, that is what
     * it holds, or what it shrinks to: to ask for a size that is counted only because a command to it is in doubt would make sure of what does not fit.
     */
    long most(int i, long bound) {
        return table.isOverfull() ? Math.min(table.held[i], table.actual[i]) : table.committed[i] + free(bound);
    }

    long reclaimed() {
        return reclaimed;
    }

    long granted() {
        return granted;
    }

    boolean has(int i) {
        return targets[i] != null;
    }

    /** Returns what the guest was ordered to hold; zero if nothing was ordered. */
    long target(int i) {
        var target = targets[i];
        return target == null ? 0 : target.target().value();
    }

    void set(int i, long target, String code, Input... inputs) {
        targets[i] = new BalloonTarget(
                table.guest(i).vm(), table.guest(i).memory().actual(), Bytes.bytes(target), Reason.of(code, inputs));
        holds[i] = null;
        committed += Math.max(0, target - table.committed[i]);
        reclaimed += Math.max(0, table.after[i] - target);
        granted += Math.max(0, target - table.held[i]);
    }

    void hold(int i, String code, Input... inputs) {
        if (targets[i] == null) {
            holds[i] = Reason.of(code, inputs);
        }
    }

    /** Returns whether nothing is said about the guest yet. */
    boolean isUnexplained(int i) {
        return targets[i] == null && holds[i] == null;
    }

    boolean isEmpty() {
        for (var target : targets) {
            if (target != null) {
                return false;
            }
        }
        return true;
    }

    BalloonPlan plan(Reason outcome, long shortfall) {
        var ordered = new ArrayList<BalloonTarget>();
        collect(ordered, true);
        collect(ordered, false);
        return new BalloonPlan(table.request.host(), outcome, Bytes.bytes(shortfall), ordered, holds());
    }

    private void collect(List<BalloonTarget> ordered, boolean shrinks) {
        for (var target : targets) {
            if (target != null && target.shrinks() == shrinks) {
                ordered.add(target);
            }
        }
    }

    private List<BalloonHold> holds() {
        var list = new ArrayList<BalloonHold>();
        for (int i = 0; i < table.n; i++) {
            var reason = holds[i];
            if (reason != null) {
                list.add(new BalloonHold(table.guest(i).vm(), reason));
            }
        }
        return list;
    }
}
