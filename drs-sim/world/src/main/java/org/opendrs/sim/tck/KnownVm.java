package org.opendrs.sim.tck;

import org.opendrs.model.HostId;
import org.opendrs.model.VmId;

/**
 * A running guest that a kit may watch and gently change: at rest, with a balloon driver that reports, not migrating.
 *
 * @param host the host that it runs on
 * @param vm the guest
 */
public record KnownVm(HostId host, VmId vm) {}
