package org.opendrs.core.balloon;

import org.opendrs.balloon.BalloonPolicy;
import org.opendrs.spi.PolicyProvider;

/** Offers {@link Policies#waterfill()} by the name {@code waterfill}. */
public final class WaterfillProvider implements PolicyProvider {
    @Override
    public String id() {
        return "waterfill";
    }

    @Override
    public String description() {
        return "Shares memory by demand, safety and shares, and moves it only when somebody needs it.";
    }

    @Override
    public BalloonPolicy create() {
        return Policies.waterfill();
    }
}
