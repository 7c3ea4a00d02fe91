package org.opendrs.core.plan;

import org.opendrs.model.Resource;
import org.opendrs.model.ResourceVector;

/** Turns a level, a ratio of allocatable capacity, into amounts. */
final class Levels {
    private Levels() {}

    /** Returns the level of one amount, rounded down so that a full host is never over its level. */
    static long of(long allocatable, double level) {
        return (long) Math.floor(allocatable * level);
    }

    /** Returns the level of every resource of a host. */
    static ResourceVector of(ResourceVector allocatable, double level) {
        ResourceVector result = ResourceVector.ZERO;
        for (Resource resource : allocatable.resources()) {
            result = result.with(resource, of(allocatable.amount(resource), level));
        }
        return result;
    }
}
