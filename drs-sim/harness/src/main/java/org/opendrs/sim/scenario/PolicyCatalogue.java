package org.opendrs.sim.scenario;

import java.util.List;
import java.util.stream.Stream;
import org.opendrs.balloon.BalloonPolicy;
import org.opendrs.core.balloon.Policies;
import org.opendrs.core.balloon.WaterfillProvider;
import org.opendrs.core.balloon.WaterfillSettings;
import org.opendrs.sim.rival.Rivals;
import org.opendrs.spi.PolicyProvider;

/** All balloon policies by name: those of the library and the rivals. */
public final class PolicyCatalogue {
    private PolicyCatalogue() {}

    /** Returns the names that may be asked for. */
    public static List<String> names() {
        return providers().map(PolicyProvider::id).toList();
    }

    /**
     * Returns the policy with this name.
     *
     * @throws IllegalArgumentException if there is none; it says which there are
     */
    public static BalloonPolicy named(String name) {
        return providers()
                .filter(provider -> provider.id().equals(name))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException("--policy: unknown policy '" + name + "'; valid are " + names()))
                .create();
    }

    /**
     * Returns the policy with this name; the library's own one works by these settings.
     *
     * @throws IllegalArgumentException if there is none; it says which there are
     */
    public static BalloonPolicy named(String name, WaterfillSettings settings) {
        return name.equals(new WaterfillProvider().id()) ? Policies.waterfill(settings) : named(name);
    }

    private static Stream<PolicyProvider> providers() {
        return Stream.concat(Policies.providers().stream(), Rivals.providers().stream());
    }
}
