package org.opendrs.sim.scenario;

import org.opendrs.sim.workload.WorkloadSource;

/** What the guests of a group do. */
@FunctionalInterface
interface GuestLoad {
    /** Returns what a guest of this size does; {@code number} counts the guests of the group from 0. */
    WorkloadSource of(GuestSize size, int number);
}
