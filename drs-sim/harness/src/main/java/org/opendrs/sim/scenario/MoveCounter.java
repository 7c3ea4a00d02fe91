package org.opendrs.sim.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.opendrs.model.HostId;
import org.opendrs.model.VmId;

/** Counts migrations, and those that take a VM back to where it was a short while ago. */
final class MoveCounter {
    /** A VM that is back at a former host within this time has been moved to and fro. */
    private static final double RETURN_SECONDS = 1800;

    private final Map<VmId, List<Departure>> departures = new TreeMap<>();
    private long started;
    private long returned;

    void started() {
        started++;
    }

    /** A VM has arrived. */
    void completed(VmId vm, HostId from, HostId to, double atSeconds) {
        var former = departures.computeIfAbsent(vm, id -> new ArrayList<>());
        boolean back = former.stream()
                .anyMatch(left -> left.host().equals(to) && atSeconds - left.atSeconds() <= RETURN_SECONDS);
        returned += back ? 1 : 0;
        former.add(new Departure(from, atSeconds));
    }

    VariantResult.Moves result() {
        return new VariantResult.Moves(started, returned);
    }

    private record Departure(HostId host, double atSeconds) {}
}
