package org.opendrs.engine;

import org.opendrs.migration.Move;
import org.opendrs.model.ClusterSnapshot;
import org.opendrs.model.HostId;
import org.opendrs.model.HostState;
import org.opendrs.model.VmState;

/** Where a moving VM is, by what the hosts show. */
final class Sighting {
    private Sighting() {}

    /** Returns where the VM of this move runs. A host that did not answer proves nothing. */
    static Place of(Move move, ClusterSnapshot snapshot) {
        boolean seenAll = answered(snapshot, move.from()) && answered(snapshot, move.to());
        if (runsOn(snapshot, move.to(), move)) {
            return Place.DESTINATION;
        }
        if (runsOn(snapshot, move.from(), move)) {
            return Place.SOURCE;
        }
        return seenAll ? Place.NOWHERE : Place.UNSEEN;
    }

    private static boolean answered(ClusterSnapshot snapshot, HostId host) {
        return snapshot.host(host).map(h -> answered(h.state())).orElse(false);
    }

    private static boolean answered(HostState state) {
        return state == HostState.UP || state == HostState.MAINTENANCE;
    }

    private static boolean runsOn(ClusterSnapshot snapshot, HostId host, Move move) {
        return snapshot.host(host)
                .filter(h -> answered(h.state()))
                .flatMap(h -> h.vm(move.vm()))
                .map(vm -> vm.state() != VmState.MIGRATING_IN)
                .orElse(false);
    }

    /** Places a moving VM can be found at. */
    enum Place {
        /** Still where it was. */
        SOURCE,
        /** Where it went. */
        DESTINATION,
        /** On neither, though both answered. */
        NOWHERE,
        /** At least one of them did not answer, and the other does not show it. */
        UNSEEN
    }
}
