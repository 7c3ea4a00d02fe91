package org.opendrs.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.opendrs.sim.tck.ClusterStateStoreContract;
import org.opendrs.sim.tck.StoreFaults;
import org.opendrs.sim.tck.TckAllowances;
import org.opendrs.sim.tck.TckEnvironment;
import org.opendrs.sim.time.SimTime;
import org.opendrs.spi.ClusterStateStore;

class MemoryStoreContractTest {
    @Test
    void everyPromiseOfTheContractIsKept() {
        var time = SimTime.startingAt(Instant.EPOCH);
        var store = new MemoryStore(time, time.scheduler());
        var faults = new StoreFaults() {
            @Override
            public boolean compact() {
                store.compact();
                return true;
            }

            @Override
            public boolean abandon(ClusterStateStore.Session session) {
                store.abandon(session);
                return true;
            }
        };
        var environment = new TckEnvironment(time, time.scheduler(), TckAllowances.DEFAULT);
        var result = ClusterStateStoreContract.check(store, faults, "kit/", environment);
        assertThat(result.broken()).isEmpty();
        assertThat(result.leftOut()).isEmpty();
    }
}
