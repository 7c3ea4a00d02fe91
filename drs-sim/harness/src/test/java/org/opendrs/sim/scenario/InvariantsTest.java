package org.opendrs.sim.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.opendrs.core.monitor.MonitorSettings;
import org.opendrs.model.HostId;
import org.opendrs.model.VmId;
import org.opendrs.sim.guest.GuestSpec;
import org.opendrs.sim.time.SimTime;
import org.opendrs.sim.world.HostSpec;
import org.opendrs.sim.world.SimWorld;
import org.opendrs.sim.world.WorldConstants;
import org.opendrs.spi.HostCommand;
import org.opendrs.unit.Bytes;
import org.opendrs.unit.Millicores;

/** Plays an engine that does what it must not, and expects to be caught. */
class InvariantsTest {
    private static final HostId HOST = new HostId("host");
    private static final VmId ONE = new VmId("one");
    private static final VmId TWO = new VmId("two");
    private static final long SECOND = 1_000_000_000L;

    private final SimTime time = SimTime.startingAt(Instant.EPOCH);
    private final ClusterPlan cluster = new ClusterPlan(
            List.of(HostSpec.of(HOST, Bytes.gib(8), Millicores.cores(8))),
            List.of(guest(ONE), guest(TWO)),
            WorldConstants.DEFAULT);
    private final SimWorld world = cluster.world(time, 1);
    private final KnownGuests known =
            new KnownGuests(MonitorSettings.DEFAULT.staleAfter().toNanos(), 4 * SECOND);
    private final Invariants invariants =
            new Invariants(time, world.truth(), known, cluster.inventory(), new HostReserve(MonitorSettings.DEFAULT));

    @BeforeEach
    void bootAndReport() {
        for (VmId vm : List.of(ONE, TWO)) {
            world.control()
                    .apply(new HostCommand.SetStatsPeriod(HOST, vm, Duration.ofSeconds(2)), Duration.ofSeconds(5));
        }
        sampleAt(10);
    }

    @Test
    void aHarmlessShrinkIsFine() {
        command(ONE, Bytes.gib(2));

        assertThat(invariants.violations()).isEmpty();
    }

    @Test
    void growthBeyondWhatMayBeGivenIsFoundOnceTheHostHasSettled() {
        shrinkAndSettle();

        command(ONE, Bytes.gib(4));
        command(TWO, Bytes.gib(4));

        assertThat(violations()).singleElement().asString().contains("growth of two", "above");
    }

    @Test
    void growthOfAHostThatHasNeverSettledIsNotJudged() {
        command(ONE, Bytes.gib(4));

        assertThat(violations()).isEmpty();
    }

    @Test
    void aTargetAboveTheLimitIsFound() {
        command(ONE, Bytes.gib(5));

        assertThat(violations()).anyMatch(what -> what.contains("above its limit"));
    }

    @Test
    void aCommandToAPausedGuestIsFoundOnceTheEngineCanKnow() {
        world.pause(ONE);
        command(ONE, Bytes.gib(3));
        assertThat(violations()).isEmpty();

        sampleAt(20);
        command(ONE, Bytes.gib(2));

        assertThat(violations()).singleElement().asString().contains("PAUSED");
    }

    @Test
    void aCommandToAGuestWhoseStatisticsStandStillIsFound() {
        world.freezeStats(ONE, true);
        sampleAt(30);
        sampleAt(60);
        sampleAt(70);
        command(ONE, Bytes.gib(2));

        assertThat(violations()).singleElement().asString().contains("stood still");
    }

    @Test
    void aCommandOnAnOldSampleIsFound() {
        time.runUntil(50 * SECOND);
        command(ONE, Bytes.gib(2));

        assertThat(violations()).singleElement().asString().contains("s old");
    }

    @Test
    void aCommandToAMigratingGuestIsFound() {
        known.migrationStarted(ONE);
        command(ONE, Bytes.gib(2));
        known.migrationEnded(ONE);
        command(ONE, Bytes.gib(3));

        assertThat(violations()).singleElement().asString().contains("being migrated");
    }

    private void shrinkAndSettle() {
        command(ONE, Bytes.gib(3));
        command(TWO, Bytes.gib(3));
        sampleAt(20);
        invariants.afterEvent();
        assertThat(violations()).isEmpty();
    }

    private void sampleAt(long second) {
        time.runUntil(second * SECOND);
        var sampling = new SampleTap(world.telemetry(), time, Optional.of(known)).sample(HOST, Duration.ofSeconds(4));
        time.scheduler().await(sampling);
    }

    private void command(VmId vm, Bytes target) {
        var command = new HostCommand.SetMemoryTarget(HOST, vm, target);
        time.scheduler().await(new CommandTap(world.control(), invariants).apply(command, Duration.ofSeconds(5)));
    }

    private List<String> violations() {
        return invariants.violations().stream()
                .map(VariantResult.Violation::what)
                .toList();
    }

    private static PlacedGuest guest(VmId vm) {
        return new PlacedGuest(GuestSpec.of(vm, Bytes.gib(4), 1), HOST, "small");
    }
}
