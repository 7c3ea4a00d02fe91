package org.opendrs.spi;

import org.opendrs.balloon.BalloonPolicy;

/**
 * Makes a balloon policy available by name. Found through an explicit list first, through {@code java.util.ServiceLoader} with a
 * given class loader second.
 */
public interface PolicyProvider {
    /** Returns the unique lower-case name, such as {@code waterfill}. */
    String id();

    /** Returns one sentence on what the policy does. */
    String description();

    /** Returns an instance with default settings. */
    BalloonPolicy create();
}
