package org.opendrs.sim.tck;

import static org.assertj.core.api.Assertions.assertThat;

import org.opendrs.sim.time.SimTime;

/** Runs the kit for stores on a tiny one. */
final class StoreChecks {
    private StoreChecks() {}

    static TckEnvironment environment(SimTime time) {
        return new TckEnvironment(time, time.scheduler(), TckAllowances.DEFAULT);
    }

    static ContractResult check(TinyStore store, SimTime time) {
        return ClusterStateStoreContract.check(store, store, "tck/", environment(time));
    }

    static void expectBroken(String promise, TinyStore store, SimTime time) {
        assertThat(check(store, time).broken()).isNotEmpty().anyMatch(text -> text.startsWith(promise + ":"));
    }
}
