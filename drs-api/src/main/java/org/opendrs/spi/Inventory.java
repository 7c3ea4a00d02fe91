package org.opendrs.spi;

import java.time.Duration;
import java.util.concurrent.CompletionStage;

/** Reads what the orchestrator has decided: allocations, rules, maintenance, running operations. Safe for use by any thread. */
public interface Inventory {
    /**
     * Reads the current truth. An implementation that has not changed should return the same instance again.
     *
     * @return a stage with the view, or failed; the engine then goes on with the last one and says so
     */
    CompletionStage<InventoryView> read(Duration deadline);
}
