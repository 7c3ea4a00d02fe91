package org.opendrs.spi;

import java.time.Duration;
import java.util.concurrent.CompletionStage;
import org.opendrs.migration.Move;

/** Carries out one migration: by the hypervisor itself, or by the job engine of an orchestrator. Safe for use by any thread. */
public interface MigrationExecutor {
    /**
     * Starts the migration.
     *
     * @return a stage with the outcome, at the deadline at the latest with {@link MigrationOutcome.Unknown}; it never fails
     */
    CompletionStage<MigrationOutcome> migrate(Move move, FencingToken token, Duration deadline);
}
