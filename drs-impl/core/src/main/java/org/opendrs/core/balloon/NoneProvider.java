package org.opendrs.core.balloon;

import org.opendrs.balloon.BalloonPolicy;
import org.opendrs.spi.PolicyProvider;

/** Offers {@link Policies#none()} by the name {@code none}. */
public final class NoneProvider implements PolicyProvider {
    @Override
    public String id() {
        return "none";
    }

    @Override
    public String description() {
        return "Leaves every guest as it is.";
    }

    @Override
    public BalloonPolicy create() {
        return Policies.none();
    }
}
