package org.opendrs.engine;

import java.util.List;
import java.util.function.Function;
import org.opendrs.model.VmId;

/**
 * What is known of the guests of one host, in id order. A host has mostly the same guests from one turn to the next, so that whoever walks
 * through them in order finds each at its place. Looking ten thousand names up in a map took a seventh of a turn: each look-up waits
 * several times for memory that is in no cache. Immutable.
 *
 * @param vms the guests
 * @param known what is known of each, in the same order
 */
record Roster<T>(List<VmId> vms, List<T> known) {
    private static final Roster<?> EMPTY = new Roster<>(List.of(), List.of());

    Roster {
        vms = List.copyOf(vms);
        known = List.copyOf(known);
    }

    @SuppressWarnings("unchecked") // it holds nothing
    static <T> Roster<T> empty() {
        return (Roster<T>) EMPTY;
    }

    /**
     * Begins at the first guest.
     *
     * @param others finds a guest that is not at its place
     */
    Walk<T> walk(Function<VmId, T> others) {
        return new Walk<>(this, others);
    }

    /** One walk through the guests, by one thread. */
    static final class Walk<T> {
        private final Roster<T> roster;
        private final Function<VmId, T> others;
        private int next;
        private boolean missed;

        private Walk(Roster<T> roster, Function<VmId, T> others) {
            this.roster = roster;
            this.others = others;
        }

        /** Returns what is known of the guest. Any may be asked for; one that comes in id order costs no search. */
        T find(VmId vm) {
            if (next < roster.vms.size() && roster.vms.get(next).equals(vm)) {
                return roster.known.get(next++);
            }
            missed = true;
            skipTo(vm);
            return others.apply(vm);
        }

        /** Guests that are gone do not hold up those behind them. */
        private void skipTo(VmId vm) {
            while (next < roster.vms.size() && roster.vms.get(next).compareTo(vm) <= 0) {
                next++;
            }
        }

        /** Returns whether exactly the guests of the roster were asked for, in order. */
        boolean foundAll() {
            return !missed && next == roster.vms.size();
        }
    }
}
