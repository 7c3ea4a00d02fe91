package org.opendrs.core.balloon;

import org.opendrs.balloon.BalloonPolicy;
import org.opendrs.spi.PolicyProvider;

/** Offers {@link Policies#fixed()} by the name {@code static}. */
public final class StaticProvider implements PolicyProvider {
    @Override
    public String id() {
        return "static";
    }

    @Override
    public String description() {
        return "Splits the host once by reservations, limits and shares.";
    }

    @Override
    public BalloonPolicy create() {
        return Policies.fixed();
    }
}
