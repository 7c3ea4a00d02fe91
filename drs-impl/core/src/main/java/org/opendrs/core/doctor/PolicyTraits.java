package org.opendrs.core.doctor;

import java.util.Optional;

/**
 * What the operator wrote into the metadata of a guest's definition.
 *
 * @param isWritten whether there is anything
 * @param mayAct whether it lets the guest's balloon be moved
 * @param problem what is wrong with it, so that it cannot be used; empty if nothing is
 */
public record PolicyTraits(boolean isWritten, boolean mayAct, Optional<String> problem) {
    /** Nothing was written, and nothing is forbidden. */
    public static final PolicyTraits NONE = new PolicyTraits(false, true, Optional.empty());
}
