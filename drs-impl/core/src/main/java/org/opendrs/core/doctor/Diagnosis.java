package org.opendrs.core.doctor;

import java.util.List;
import org.opendrs.balloon.GuestScope;
import org.opendrs.model.GuestClass;
import org.opendrs.model.VmId;

/**
 * What was found about a guest.
 *
 * @param vm the guest
 * @param managed whether its balloon is moved when it is needed
 * @param scope why, if it is not
 * @param guestClass how it answers to its balloon
 * @param findings what an operator should know, worst first
 */
public record Diagnosis(VmId vm, boolean managed, GuestScope scope, GuestClass guestClass, List<Finding> findings) {
    /** Copies the list. */
    public Diagnosis {
        findings = List.copyOf(findings);
    }
}
