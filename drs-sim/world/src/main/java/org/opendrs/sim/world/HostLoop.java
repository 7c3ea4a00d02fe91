package org.opendrs.sim.world;

import java.util.function.IntConsumer;

/**
 * Does the world's work for many hosts. The hosts share nothing meanwhile, so that it may be done for several of them at once; what
 * comes out is the same.
 */
@FunctionalInterface
public interface HostLoop {
    /** One host after the other, on the thread that asks. */
    HostLoop ONE_BY_ONE = (hosts, work) -> {
        for (int host = 0; host < hosts; host++) {
            work.accept(host);
        }
    };

    /** Does the work for the hosts with these numbers from 0 on, and returns when it is done and can be seen by who asks. */
    void each(int hosts, IntConsumer work);
}
