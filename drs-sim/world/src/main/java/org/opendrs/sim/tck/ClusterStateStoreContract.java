package org.opendrs.sim.tck;

import org.opendrs.spi.ClusterStateStore;

/**
 * What every {@link ClusterStateStore} promises: atomic transactions at one revision, exact guards, watches without gap or
 * repetition, sessions that take their keys with them, definite and indefinite failures, size limits.
 */
public final class ClusterStateStoreContract {
    private ClusterStateStoreContract() {}

    /**
     * Checks every promise that can be checked from one client. Takes about half a minute of the environment's time.
     *
     * @param store the store, which others may use meanwhile
     * @param faults troubles that the store can be made to have
     * @param prefix printable ASCII, of at most 64 characters; all keys under it belong to the kit, which deletes them at the end
     */
    public static ContractResult check(ClusterStateStore store, StoreFaults faults, String prefix, TckEnvironment env) {
        var findings = new Findings();
        var keys = new StoreKeys(store, prefix, env, findings);
        try {
            new TxnChecks(keys).run();
            new ContentionChecks(keys).run();
            new WatchChecks(keys, faults).run();
            new SessionChecks(keys, faults).run();
        } catch (StoreKeys.NoAnswer e) {
            // Noted where it happened; what follows would only repeat it.
            findings.leftOut("the remaining promises", "after a first call without answer: " + e.getMessage());
        } finally {
            keys.deleteAll();
        }
        return findings.result();
    }
}
