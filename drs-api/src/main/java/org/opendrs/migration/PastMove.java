package org.opendrs.migration;

import org.opendrs.model.HostId;
import org.opendrs.model.VmId;

/**
 * A migration that has ended.
 *
 * @param vm the VM
 * @param from the host it left
 * @param to the host it went to, or failed to reach
 * @param endedAtNanos when, on the monotonic clock
 * @param succeeded whether it arrived
 */
public record PastMove(VmId vm, HostId from, HostId to, long endedAtNanos, boolean succeeded) {}
