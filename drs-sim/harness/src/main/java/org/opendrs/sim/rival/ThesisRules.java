package org.opendrs.sim.rival;

import org.opendrs.unit.Bytes;

/**
 * The figures in which the two versions of the thesis' policy differ or agree (THESIS §4 and §6).
 *
 * @param needyRatio a guest is needy if its load is at least this share of what it holds
 * @param step what one grant is measured by
 * @param stepRatio one grant, as a share of {@code step}
 * @param lowRatio the host is short if less than this share of its memory is unused
 * @param refillRatio a short host reclaims until this share is unused
 * @param guestReserved memory that is never counted as a guest's idle memory
 * @param hostUse the host's own use at most; it is not to be had in a request, which counts the overhead of VMs with it
 */
record ThesisRules(
        double needyRatio,
        Step step,
        double stepRatio,
        double lowRatio,
        double refillRatio,
        Bytes guestReserved,
        Bytes hostUse) {
    /** The host's own use in the thesis' experiment, THESIS §8. */
    private static final Bytes HOST_USE = Bytes.bytes(1_200_000_000);

    /** The text: needy at 90 % of current, steps of 10 % of current. */
    static final ThesisRules TEXT = new ThesisRules(0.9, Step.OF_CURRENT, 0.1, 0.1, 0.2, Bytes.mib(200), HOST_USE);

    /** The code's settings: needy at 80 % of current, steps of 10 % of the maximum. */
    static final ThesisRules CODE = new ThesisRules(0.8, Step.OF_MAXIMUM, 0.1, 0.1, 0.2, Bytes.mib(200), HOST_USE);

    /** Returns the same rules for machines of another size than the thesis'. */
    ThesisRules sized(Bytes newGuestReserved, Bytes newHostUse) {
        return new ThesisRules(needyRatio, step, stepRatio, lowRatio, refillRatio, newGuestReserved, newHostUse);
    }

    /** What one grant is measured by. */
    enum Step {
        OF_CURRENT,
        OF_MAXIMUM
    }
}
