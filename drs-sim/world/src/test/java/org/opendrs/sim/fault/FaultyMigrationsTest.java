package org.opendrs.sim.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.opendrs.explain.Reason;
import org.opendrs.migration.MigrationCost;
import org.opendrs.migration.Move;
import org.opendrs.model.HostId;
import org.opendrs.model.ResourceVector;
import org.opendrs.model.VmId;
import org.opendrs.spi.FencingToken;
import org.opendrs.spi.MigrationExecutor;
import org.opendrs.spi.MigrationOutcome;
import org.opendrs.unit.Bytes;

class FaultyMigrationsTest {
    private static final Duration DEADLINE = Duration.ofMinutes(10);
    private static final Duration TAKES = Duration.ofSeconds(40);
    private static final MigrationOutcome DONE =
            new MigrationOutcome.Completed(TAKES, Duration.ofMillis(100), Bytes.gib(1));

    private final Bench bench = new Bench();
    private int started;
    private boolean silent;

    @Test
    void withoutFaultsAMigrationIsPassedOn() {
        var seen = migrate(bench.site(FaultPlan.calm(1, Bench.LENGTH)));
        assertThat(seen.value()).isEqualTo(DONE);
        assertThat(seen.at).isEqualTo(TAKES);
    }

    @Test
    void aFailedMigrationHasNotMovedTheGuest() {
        var seen = migrate(bench.always(FaultClass.MIGRATION_FAILS));
        assertThat(seen.value()).isInstanceOf(MigrationOutcome.Failed.class);
        assertThat(seen.at).isLessThan(Duration.ofSeconds(30));
        assertThat(started).isZero();
    }

    @Test
    void anUnknownOutcomeComesWhileTheMigrationGoesOn() {
        var seen = migrate(bench.always(FaultClass.MIGRATION_OUTCOME_UNKNOWN));
        assertThat(seen.value()).isInstanceOf(MigrationOutcome.Unknown.class);
        assertThat(seen.at).isLessThan(TAKES);
        assertThat(started).isEqualTo(1);
    }

    @Test
    void aHungCallStartsNothingAndEndsAtItsDeadline() {
        var seen = migrate(bench.always(FaultClass.HUNG_CALL));
        assertThat(seen.value()).isInstanceOf(MigrationOutcome.Unknown.class);
        assertThat(seen.at).isEqualTo(DEADLINE);
        assertThat(started).isZero();
    }

    @ParameterizedTest
    @EnumSource(names = {"MIGRATION_FAILS", "MIGRATION_OUTCOME_UNKNOWN", "HUNG_CALL"})
    void theDeadlineIsKeptEvenIfItIsShortAndThePortNeverAnswers(FaultClass fault) {
        silent = true;
        Duration shortly = Duration.ofMillis(1);
        var seen = bench.see(new FaultyMigrations(port(), bench.always(fault)).migrate(move(), token(), shortly));
        bench.runTo(Duration.ofMinutes(1));
        assertThat(seen.value()).isInstanceOf(MigrationOutcome.class);
        assertThat(seen.at).isLessThanOrEqualTo(shortly);
        assertThat(bench.injected)
                .singleElement()
                .extracting(InjectedFault::fault)
                .isEqualTo(fault);
    }

    private Bench.Seen migrate(FaultSite site) {
        var seen = bench.see(new FaultyMigrations(port(), site).migrate(move(), token(), DEADLINE));
        bench.runTo(Duration.ofMinutes(20));
        return seen;
    }

    private MigrationExecutor port() {
        return (move, token, deadline) -> {
            started++;
            var stage = new CompletableFuture<MigrationOutcome>();
            if (!silent) {
                bench.time.after(TAKES, () -> stage.complete(DONE));
            }
            return stage;
        };
    }

    private static FencingToken token() {
        return new FencingToken(1);
    }

    private static Move move() {
        return new Move(
                new VmId("vm-1"),
                new HostId("host-a"),
                new HostId("host-b"),
                ResourceVector.ZERO,
                new MigrationCost(Bytes.gib(1), TAKES),
                Reason.of("TEST"));
    }
}
