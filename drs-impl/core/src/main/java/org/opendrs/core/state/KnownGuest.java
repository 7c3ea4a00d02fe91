package org.opendrs.core.state;

import org.opendrs.balloon.GuestHistory;
import org.opendrs.model.VmId;

/**
 * One guest and what is remembered of it.
 *
 * @param vm the guest
 * @param history what is remembered
 */
public record KnownGuest(VmId vm, GuestHistory history) {}
