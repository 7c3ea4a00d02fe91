package org.opendrs.sim.tck;

import org.opendrs.spi.ClusterStateStore;

/** Troubles that a kit asks a store to have, where the store's tests can bring them about. */
public interface StoreFaults {
    /** No trouble can be made; the promises that need some are left out. */
    StoreFaults NONE = new StoreFaults() {};

    /** Makes the store forget the changes up to now, as a distributed one does after a while; returns whether it did. */
    default boolean compact() {
        return false;
    }

    /** Stops the renewals of a session, as if its owner had died; returns whether it did. */
    default boolean abandon(ClusterStateStore.Session session) {
        return false;
    }
}
