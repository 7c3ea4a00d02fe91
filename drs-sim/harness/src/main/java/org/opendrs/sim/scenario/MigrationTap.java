package org.opendrs.sim.scenario;

import java.time.Duration;
import java.util.concurrent.CompletionStage;
import org.opendrs.migration.Move;
import org.opendrs.spi.FencingToken;
import org.opendrs.spi.MigrationExecutor;
import org.opendrs.spi.MigrationOutcome;

/** Stands between the engine and its migration executor and notes which VMs the engine has under way. */
final class MigrationTap implements MigrationExecutor {
    private final MigrationExecutor port;
    private final KnownGuests known;

    MigrationTap(MigrationExecutor port, KnownGuests known) {
        this.port = port;
        this.known = known;
    }

    @Override
    public CompletionStage<MigrationOutcome> migrate(Move move, FencingToken token, Duration deadline) {
        known.migrationStarted(move.vm());
        var stage = port.migrate(move, token, deadline);
        stage.whenComplete((outcome, failure) -> known.migrationEnded(move.vm()));
        return stage;
    }
}
