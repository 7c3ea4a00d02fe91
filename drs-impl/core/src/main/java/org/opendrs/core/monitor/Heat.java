package org.opendrs.core.monitor;

/** How near a host is to being a hotspot for one resource; in rising order. */
public enum Heat {
    /** No recent sample was above the upper level. */
    NORMAL,
    /** Some were, but too few or for too short a time. */
    WARM,
    /** A hotspot, until enough samples in a row are below the lower level. */
    HOT;

    /** Returns the hotter of the two. */
    Heat max(Heat other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
