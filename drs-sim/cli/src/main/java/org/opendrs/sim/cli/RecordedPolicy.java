package org.opendrs.sim.cli;

import java.util.HashMap;
import java.util.Map;
import org.opendrs.balloon.BalloonPolicy;
import org.opendrs.core.balloon.WaterfillSettings;
import org.opendrs.sim.scenario.PolicyCatalogue;

/** A balloon policy by name, which works by the settings that were recorded with a turn. */
final class RecordedPolicy {
    private final String name;
    private final Map<WaterfillSettings, BalloonPolicy> policies = new HashMap<>();

    /**
     * Chooses the policy.
     *
     * @throws IllegalArgumentException if there is none with this name; it says which there are
     */
    RecordedPolicy(String name) {
        this.name = name;
        by(WaterfillSettings.DEFAULT);
    }

    /** Returns the policy that works by these settings, if it has any. */
    BalloonPolicy by(WaterfillSettings settings) {
        return policies.computeIfAbsent(settings, own -> PolicyCatalogue.named(name, own));
    }
}
