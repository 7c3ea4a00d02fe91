package org.opendrs.sim.world;

import org.opendrs.sim.world.WorldConstants.Constant;

/** Tells a host that merely does not answer from one whose connection is known to be lost. */
final class HostSilence {
    private final WorldState world;
    private final long keepalive;

    HostSilence(WorldState world) {
        this.world = world;
        this.keepalive = world.constants().duration(Constant.KEEPALIVE).toNanos();
    }

    boolean connectionLost(SimHost host) {
        return !host.up() && world.time().monotonicNanos() - host.downSince() >= keepalive;
    }
}
