package org.opendrs.sim.fault;

/** Is told of every fault at the instant at which it is put in, on the thread of virtual time. */
@FunctionalInterface
public interface FaultListener {
    /** A listener that ignores everything. */
    FaultListener NONE = fault -> {};

    /** Receives a fault. Must not throw. */
    void injected(InjectedFault fault);
}
