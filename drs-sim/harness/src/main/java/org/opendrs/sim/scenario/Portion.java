package org.opendrs.sim.scenario;

import org.opendrs.unit.Bytes;

/**
 * An amount of memory or CPU in a description that fits guests of several sizes: a share of the guest's own, plus a fixed amount.
 *
 * @param share of what the guest has
 * @param fixed in bytes or cores
 */
record Portion(double share, double fixed) {
    static final Portion NONE = new Portion(0, 0);

    double of(double whole) {
        return share * whole + fixed;
    }

    Bytes memory(GuestSize size) {
        return Bytes.bytes(Math.round(of((double) size.memory().value())));
    }

    /** A guest can use no more cores than it has. */
    double cores(GuestSize size) {
        return Math.min(size.vcpus(), of(size.vcpus()));
    }
}
