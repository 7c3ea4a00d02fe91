package org.opendrs.sim.rival;

import java.util.List;
import org.opendrs.balloon.BalloonPolicy;
import org.opendrs.spi.PolicyProvider;

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
