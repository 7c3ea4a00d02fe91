package org.opendrs.sim.fault;

/**
 * A fault that has just been put in.
 *
 * @param atNanos when, on the monotonic clock
 * @param fault its class
 * @param site where: the name of the decorated component, or of the host or guest
 * @param detail what exactly, in one line
 */
public record InjectedFault(long atNanos, FaultClass fault, String site, String detail) {}
