package org.opendrs.sim.trace;

import org.opendrs.unit.Bytes;

/**
 * A size in which VMs are sold.
 *
 * @param name unique within the trace
 * @param vcpus number of virtual CPUs, one or more
 * @param memory memory, more than zero
 */
public record Flavour(String name, int vcpus, Bytes memory) {}
