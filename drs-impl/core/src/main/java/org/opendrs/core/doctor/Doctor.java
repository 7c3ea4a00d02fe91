package org.opendrs.core.doctor;

import java.util.List;

/** Tells what keeps guests from being cared for, what endangers them, and what to do about it. Pure; any thread. */
public final class Doctor {
    private Doctor() {}

    /**
     * Returns what is to be said of a guest.
     *
     * @param nowNanos the monotonic clock, on which the history's instants are
     */
    public static Diagnosis examine(GuestCase patient, long nowNanos) {
        return GuestDoctor.examine(patient, nowNanos);
    }

    /** Returns what is to be said of a host, worst first. */
    public static List<Finding> examine(HostCase patient) {
        return HostDoctor.examine(patient).worstFirst();
    }
}
