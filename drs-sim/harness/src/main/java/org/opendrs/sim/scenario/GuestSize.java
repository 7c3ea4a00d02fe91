package org.opendrs.sim.scenario;

import org.opendrs.unit.Bytes;

/**
 * Size of a guest.
 *
 * @param vcpus virtual CPUs
 * @param memory memory that it is started with
 */
record GuestSize(int vcpus, Bytes memory) {}
