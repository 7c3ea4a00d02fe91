package org.opendrs.sim.tck;

import java.util.Set;
import org.opendrs.spi.Capability;

/** Refuses to check a port that needs real time in virtual time: every call would seem to hang. */
final class RealTime {
    private RealTime() {}

    static void check(Set<Capability> has, TckEnvironment env) {
        if (has.contains(Capability.REAL_TIME) && env.clock().virtual()) {
            throw new IllegalArgumentException(
                    "the port needs real time, but the clock is virtual; give the kit a clock and scheduler in real time");
        }
    }
}
