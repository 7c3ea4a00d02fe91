package org.opendrs.sim.scenario;

/** Which guests have a swap device of their own. */
public enum GuestSwap {
    /** Every guest: a squeeze costs it time. */
    ALL,
    /** Every second guest of each size on each host. */
    HALF,
    /** No guest: a squeeze costs it processes. */
    NONE;

    /** Returns whether the guest with this running number, counted from 0 within its size, has a swap device. */
    boolean has(int number) {
        return this == ALL || (this == HALF && number % 2 == 0);
    }
}
