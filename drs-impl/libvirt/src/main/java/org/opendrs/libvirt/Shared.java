package org.opendrs.libvirt;

import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.opendrs.spi.DrsClock;

/**
 * What the hosts of one backend have in common.
 *
 * @param settings how patient it is
 * @param readOnly whether nothing can be changed
 * @param qemuMonitor whether QEMU itself is asked for what libvirt has no statistics for
 * @param credentials answers questions of hosts
 * @param clock stamps samples
 * @param timer expires calls
 * @param locks one for each VM
 * @param random jitter; used while hosts are made, on one thread
 */
record Shared(
        LibvirtSettings settings,
        boolean readOnly,
        boolean qemuMonitor,
        Optional<Credentials> credentials,
        DrsClock clock,
        DeadlineTimer timer,
        VmLocks locks,
        RandomGenerator random) {
    /** Returns a back-off of its own for one link. */
    BackOff backOff() {
        return new BackOff(new SplittableRandom(random.nextLong()), settings.firstRetry(), settings.lastRetry());
    }
}
