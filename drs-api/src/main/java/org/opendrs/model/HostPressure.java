package org.opendrs.model;

import org.opendrs.unit.ByteRate;
import org.opendrs.unit.Bytes;

/**
 * Signs that a host is short of something.
 *
 * @param swapIn rate at which the host reads guest memory back from swap
 * @param swapUsed swap occupancy; sticky, for display only
 * @param readyRatio share of the wanted CPU time that virtual CPUs spent waiting, 0 to 1
 */
public record HostPressure(ByteRate swapIn, Bytes swapUsed, double readyRatio) {
    /** No pressure at all. */
    public static final HostPressure NONE = new HostPressure(ByteRate.ZERO, Bytes.ZERO, 0);
}
