package org.opendrs.core.doctor;

import org.opendrs.explain.Reason;

/**
 * Something that an operator should know.
 *
 * @param severity how bad it is
 * @param reason what was found, as a code of {@link DoctorReasons} with its figures
 * @param remedy what to do about it
 */
public record Finding(Severity severity, Reason reason, Remedy remedy) {
    /** How bad it is; in rising order. */
    public enum Severity {
        /** Could be better. */
        HINT,
        /** Passes by itself, but explains why nothing happens now. */
        WAIT,
        /** Works, at a risk. */
        RISK,
        /** Does not work until somebody does something. */
        FAULT
    }
}
