package org.opendrs.sim.rival;

import java.util.List;
import org.opendrs.balloon.BalloonPolicy;
import org.opendrs.spi.PolicyProvider;
import org.opendrs.unit.Bytes;

/** The rivals by name. All of them are stateless functions of the request; they may be shared and called by any thread. */
public final class Rivals {
    private Rivals() {}

    /** Returns the policy {@code thesis-text}: the thesis' text with its defects repaired. */
    public static BalloonPolicy thesisText() {
        return new ThesisPolicy(ThesisRules.TEXT);
    }

    /** Returns the policy {@code thesis-code}: thresholds and steps of the thesis' program, with its defects repaired. */
    public static BalloonPolicy thesisCode() {
        return new ThesisPolicy(ThesisRules.CODE);
    }

    /**
     * Returns the policy {@code thesis-text} with its two amounts for machines of another size.
     *
     * @param guestReserved memory that is never counted as a guest's idle memory; 200 MiB in the thesis, whose guests have 2 and
     *     4 GiB
     * @param hostUse what the host uses itself at most; 1.2 GB in the thesis' experiment, on hosts of 16 GiB
     */
    public static BalloonPolicy thesisText(Bytes guestReserved, Bytes hostUse) {
        return new ThesisPolicy(ThesisRules.TEXT.sized(guestReserved, hostUse));
    }

    /** Returns the policy {@code thesis-code} with its two amounts for machines of another size, as {@link #thesisText(Bytes, Bytes)}. */
    public static BalloonPolicy thesisCode(Bytes guestReserved, Bytes hostUse) {
        return new ThesisPolicy(ThesisRules.CODE.sized(guestReserved, hostUse));
    }

    /** Returns all rivals, in name order. */
    public static List<PolicyProvider> providers() {
        return List.of(
                new Rival("thesis-code", "the 2016 thesis, thresholds and steps of its program", thesisCode()),
                new Rival("thesis-text", "the 2016 thesis, as its text describes it", thesisText()));
    }

    private record Rival(String id, String description, BalloonPolicy policy) implements PolicyProvider {
        @Override
        public BalloonPolicy create() {
            return policy;
        }
    }
}
