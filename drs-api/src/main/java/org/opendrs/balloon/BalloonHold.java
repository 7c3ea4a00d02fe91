package org.opendrs.balloon;

import org.opendrs.explain.Reason;
import org.opendrs.model.VmId;

/**
 * A guest that is left as it is.
 *
 * @param vm the guest
 * @param reason why
 */
public record BalloonHold(VmId vm, Reason reason) {}
