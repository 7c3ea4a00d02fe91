package org.opendrs.core.doctor;

import org.opendrs.balloon.GuestHistory;
import org.opendrs.balloon.GuestScope;
import org.opendrs.model.VmSnapshot;

/**
 * All that is known of one guest.
 *
 * @param vm what was seen of it last
 * @param history what is remembered of it
 * @param scope whether it may be commanded
 * @param traits what its definition says
 */
public record GuestCase(VmSnapshot vm, GuestHistory history, GuestScope scope, GuestTraits traits) {}
