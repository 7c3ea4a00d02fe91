package org.opendrs.sim.fault;

import java.time.Duration;
import java.util.concurrent.CompletionStage;
import org.opendrs.migration.Move;
import org.opendrs.spi.FencingToken;
import org.opendrs.spi.MigrationExecutor;
import org.opendrs.spi.MigrationOutcome;

/**
 * Puts faults between an engine and a migration executor: migrations that fail, migrations whose end nobody learns, hung calls.
 * A migration that is said to have failed has not been started, so the VM is where the port says it is.
 */
public final class FaultyMigrations implements MigrationExecutor {
    /** Time after which a migration breaks: at once if the destination refuses, 10 s for a cut link, some more for a slow one. */
    private static final Duration LATEST_BREAK = Duration.ofSeconds(30);

    private final MigrationExecutor port;
    private final FaultSite site;
    private final FaultDice dice;

    /** Decorates a port. */
    public FaultyMigrations(MigrationExecutor port, FaultSite site) {
        this.port = port;
        this.site = site;
        this.dice = new FaultDice(
                site,
                "migrations",
                FaultClass.MIGRATION_FAILS,
                FaultClass.MIGRATION_OUTCOME_UNKNOWN,
                FaultClass.HUNG_CALL);
    }

    @Override
    public CompletionStage<MigrationOutcome> migrate(Move move, FencingToken token, Duration deadline) {
        return dice.roll()
                .map(hit -> struck(hit, move, token, deadline))
                .orElseGet(() -> port.migrate(move, token, deadline));
    }

    private CompletionStage<MigrationOutcome> struck(
            FaultDice.Hit hit, Move move, FencingToken token, Duration deadline) {
        site.tell(hit.fault(), "migration of " + move.vm() + " from " + move.from() + " to " + move.to());
        Answer<MigrationOutcome> answer = Answer.within(
                deadline, site, late -> late.give(new MigrationOutcome.Unknown("no answer within " + deadline)));
        Duration delay = Delays.share(hit.detail(), LATEST_BREAK);
        switch (hit.fault()) {
            case MIGRATION_FAILS ->
                site.after(
                        delay, () -> answer.give(new MigrationOutcome.Failed("connection to the destination broke")));
            case MIGRATION_OUTCOME_UNKNOWN -> {
                var unknown = new MigrationOutcome.Unknown("connection to the source broke");
                port.migrate(move, token, deadline).whenComplete((outcome, failure) -> answer.give(unknown));
                site.after(delay, () -> answer.give(unknown));
            }
            default -> {
                // HUNG_CALL: nothing is started, and only the deadline answers.
            }
        }
        return answer.stage();
    }
}
