package org.opendrs.core.balloon;

import java.util.List;
import org.opendrs.balloon.BalloonPolicy;
import org.opendrs.spi.PolicyProvider;

/** The balloon policies of this library. All are stateless and may be shared. */
public final class Policies {
    private Policies() {}

    /** Returns the policy that never commands anything. */
    public static BalloonPolicy none() {
        return new NoBallooning();
    }

    /** Returns the policy that splits the host once by reservations, limits and shares and never looks at demand. */
    public static BalloonPolicy fixed() {
        return new StaticPolicy();
    }

    /** Returns the default policy with its default settings. */
    public static BalloonPolicy waterfill() {
        return waterfill(WaterfillSettings.DEFAULT);
    }

    /** Returns the default policy: demand first, safety before comfort, the rest by shares, within a strict ledger. */
    public static BalloonPolicy waterfill(WaterfillSettings settings) {
        return new WaterfillPolicy(settings);
    }

    /** Returns the providers of all policies here; the first one is the default. */
    public static List<PolicyProvider> providers() {
        return List.of(new WaterfillProvider(), new StaticProvider(), new NoneProvider());
    }
}
