package org.opendrs.sim.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.concurrent.CompletionStage;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.opendrs.model.VmId;
import org.opendrs.model.VmState;
import org.opendrs.sim.guest.GuestSpec;
import org.opendrs.sim.workload.LoadProfile;
import org.opendrs.sim.workload.Workloads;
import org.opendrs.spi.CommandOutcome;
import org.opendrs.spi.MigrationOutcome;
import org.opendrs.spi.MigrationOutcome.Completed;
import org.opendrs.spi.MigrationOutcome.Failed;
import org.opendrs.unit.ByteRate;
import org.opendrs.unit.Bytes;
import org.opendrs.unit.Millicores;

/** Migrations against LAB §6: its link speeds, its guests, its table of failures. */
class MigrationTest {
    @Test
    void aQuietGuestTakesItsTouchedPagesOverTheLink() {
        TestWorld world = link(64, hog(Bytes.mib(800), ByteRate.ZERO));
        double touched = touched(world);
        Completed done = completed(world, world.migrate("g", TestWorld.A, TestWorld.B));
        assertThat((double) done.transferred().value()).isCloseTo(touched, Percentage.withPercentage(1));
        assertThat(seconds(done.duration()))
                .isCloseTo(0.3 + touched / ByteRate.mibPerSecond(64).value(), within(0.02));
        assertThat(seconds(done.downtime())).isBetween(0.06, 0.38);
        assertThat(world.vm("g").host()).isEqualTo(TestWorld.B);
    }

    @Test
    void freedPagesAreSentAndBallooningSavesThem() {
        LoadProfile freed = Workloads.constant(0.1, Bytes.mib(800)).jump(Duration.ofSeconds(60), 0, Bytes.ZERO);
        TestWorld plain = link(64, guest().withWorkload(freed));
        Bytes whole =
                completed(plain, plain.migrate("g", TestWorld.A, TestWorld.B)).transferred();
        TestWorld ballooned = link(64, guest().withWorkload(freed));
        ballooned.aim("g", Bytes.mib(256));
        ballooned.seconds(5);
        Bytes part = completed(ballooned, ballooned.migrate("g", TestWorld.A, TestWorld.B))
                .transferred();
        assertThat((double) whole.value() / part.value()).isBetween(3.0, 12.0);
    }

    @Test
    void dirtyingCostsNoMoreThanTheGeometricBound() {
        for (long rate : new long[] {5, 10, 20}) {
            TestWorld world = link(32, dirtier(rate));
            double touched = touched(world);
            Completed done = completed(world, world.migrate("g", TestWorld.A, TestWorld.B));
            double bound = touched / (1 - rate * 1e6 / ByteRate.mibPerSecond(32).value());
            assertThat(done.transferred().value() / bound).as("rate %s", rate).isBetween(0.7, 1.0);
            assertThat((double) done.transferred().value()).isGreaterThan(touched + rate * 1e6);
        }
    }

    @Test
    void aGuestThatDirtiesFasterThanTheLinkNeverConverges() {
        TestWorld world = link(32, dirtier(40));
        var outcome = world.answer(world.migrate("g", TestWorld.A, TestWorld.B));
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Failed.class, failed -> assertThat(failed.detail()).contains("did not converge"));
        assertThat(world.vm("g").host()).isEqualTo(TestWorld.A);
        assertThat(world.vm("g").migrating()).isFalse();
        assertThat(world.sample(TestWorld.B).vms()).isEmpty();
    }

    @Test
    void whatAGuestTouchesMeanwhileIsSentAsWell() {
        LoadProfile grows = Workloads.constant(0.1, Bytes.mib(100)).jump(Duration.ofSeconds(98), 0.1, Bytes.mib(500));
        TestWorld world = link(64, guest().withWorkload(grows));
        Completed done = completed(world, world.migrate("g", TestWorld.A, TestWorld.B));
        assertThat(done.transferred().toMib()).isCloseTo(580, Percentage.withPercentage(5));
    }

    @Test
    void twoMigrationsShareTheLink() {
        TestWorld world = link(
                64,
                hog(Bytes.mib(800), ByteRate.ZERO),
                GuestSpec.of(new VmId("h"), Bytes.gib(1), 1)
                        .withBaseUse(Bytes.mib(80))
                        .withWorkload(Workloads.constant(0.1, Bytes.mib(800))));
        var first = world.migrate("g", TestWorld.A, TestWorld.B);
        var second = world.migrate("h", TestWorld.A, TestWorld.B);
        double alone = 0.3 + 880.0 / 64;
        assertThat(seconds(completed(world, first).duration())).isCloseTo(2 * alone, Percentage.withPercentage(15));
        assertThat(seconds(completed(world, second).duration())).isCloseTo(2 * alone, Percentage.withPercentage(15));
    }

    @Test
    void bothHostsListAVmThatMigrates() {
        TestWorld world = link(16, hog(Bytes.mib(150), ByteRate.ZERO));
        world.migrate("g", TestWorld.A, TestWorld.B);
        world.seconds(5);
        assertThat(world.sample(TestWorld.A, "g").state()).isEqualTo(VmState.MIGRATING_OUT);
        var incoming = world.sample(TestWorld.B, "g");
        assertThat(incoming.state()).isEqualTo(VmState.MIGRATING_IN);
        assertThat(incoming.resident()).isBetween(Bytes.mib(60), Bytes.mib(130));
        assertThat(incoming.guest()).isEmpty();
        assertThat(world.vm("g").host()).isEqualTo(TestWorld.A);
        assertThat(world.vm("g").migrating()).isTrue();
    }

    @Test
    void aCommandDuringAMigrationIsBusyAndASecondMigrationIsRefused() {
        TestWorld world = link(16, hog(Bytes.mib(150), ByteRate.ZERO));
        var first = world.migrate("g", TestWorld.A, TestWorld.B);
        world.seconds(1);
        assertThat(world.aim("g", Bytes.mib(512)))
                .isInstanceOfSatisfying(
                        CommandOutcome.Refused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(CommandOutcome.Refusal.BUSY));
        assertThat(world.answer(world.migrate("g", TestWorld.A, TestWorld.B))).isInstanceOf(Failed.class);
        assertThat(completed(world, first)).isNotNull();
    }

    @Test
    void balloonAndMemoryArriveAsTheyWere() {
        TestWorld world = link(64, hog(Bytes.mib(200), ByteRate.ZERO));
        world.aim("g", Bytes.mib(512));
        world.seconds(10);
        Bytes resident = world.vm("g").resident();
        completed(world, world.migrate("g", TestWorld.A, TestWorld.B));
        world.seconds(3);
        assertThat(world.vm("g").actual()).isEqualTo(Bytes.mib(512));
        assertThat(world.vm("g").target()).isEqualTo(Bytes.mib(512));
        assertThat(world.vm("g").resident().toMib()).isCloseTo(resident.toMib(), within(20.0));
        assertThat(world.sample(TestWorld.A).vms()).isEmpty();
        assertThat(world.sample(TestWorld.B, "g").vcpus().get(0).runNanos())
                .as("threads count anew")
                .isLessThan(5_000_000_000L);
    }

    @Test
    void aCrashOfTheDestinationLeavesTheVmAtTheSource() {
        TestWorld world = link(16, hog(Bytes.mib(150), ByteRate.ZERO));
        var stage = world.migrate("g", TestWorld.A, TestWorld.B);
        world.seconds(3);
        world.world.crash(TestWorld.B);
        assertThat(world.answer(stage)).isInstanceOf(Failed.class);
        world.seconds(5);
        assertThat(world.vm("g").host()).isEqualTo(TestWorld.A);
        assertThat(world.sample(TestWorld.A, "g").state()).isEqualTo(VmState.RUNNING);
    }

    @Test
    void aCrashOfTheSourceLosesTheVmOnBoth() {
        TestWorld world = link(16, hog(Bytes.mib(150), ByteRate.ZERO));
        var stage = world.migrate("g", TestWorld.A, TestWorld.B);
        world.seconds(3);
        world.world.crash(TestWorld.A);
        assertThat(world.answer(stage)).isInstanceOf(Failed.class);
        assertThat(world.world.truth().vm(new VmId("g"))).isEmpty();
        assertThat(world.sample(TestWorld.B).vms()).isEmpty();
    }

    @Test
    void aShutdownEndsTheMigration() {
        TestWorld world = link(16, hog(Bytes.mib(150), ByteRate.ZERO));
        var stage = world.migrate("g", TestWorld.A, TestWorld.B);
        world.seconds(3);
        world.world.shutdown(new VmId("g"));
        assertThat(world.answer(stage)).isInstanceOf(Failed.class);
        assertThat(world.sample(TestWorld.A).vms()).isEmpty();
        assertThat(world.sample(TestWorld.B).vms()).isEmpty();
    }

    @Test
    void atTheDeadlineTheOutcomeIsUnknownAndTheMigrationGoesOn() {
        TestWorld world = link(16, hog(Bytes.mib(150), ByteRate.ZERO));
        var stage = world.migrate("g", TestWorld.A, TestWorld.B, 1, Duration.ofSeconds(2));
        assertThat(world.answer(stage)).isInstanceOf(MigrationOutcome.Unknown.class);
        world.seconds(30);
        assertThat(world.vm("g").host()).isEqualTo(TestWorld.B);
    }

    @Test
    void movesThatCannotBeAreRefused() {
        TestWorld world = link(64, hog(Bytes.mib(50), ByteRate.ZERO));
        assertThat(world.answer(world.migrate("g", TestWorld.B, TestWorld.A))).isInstanceOf(Failed.class);
        assertThat(world.answer(world.migrate("nobody", TestWorld.A, TestWorld.B)))
                .isInstanceOf(Failed.class);
        assertThat(world.answer(world.migrate("g", TestWorld.A, TestWorld.A))).isInstanceOf(Failed.class);
        assertThat(completed(world, world.migrate("g", TestWorld.A, TestWorld.B, 7, TestWorld.LONG)))
                .isNotNull();
        assertThat(world.answer(world.migrate("g", TestWorld.B, TestWorld.A, 6, TestWorld.LONG)))
                .as("an older token")
                .isInstanceOf(Failed.class);
    }

    @Test
    void aDestinationThatIsDownIsRefusedAfterAFewSeconds() {
        TestWorld world = link(64, hog(Bytes.mib(50), ByteRate.ZERO));
        world.world.crash(TestWorld.B);
        double start = world.now();
        assertThat(world.answer(world.migrate("g", TestWorld.A, TestWorld.B))).isInstanceOf(Failed.class);
        assertThat(world.now() - start).isCloseTo(3.1, within(0.01));
    }

    private static Completed completed(TestWorld world, CompletionStage<MigrationOutcome> stage) {
        MigrationOutcome outcome = world.answer(stage);
        assertThat(outcome).isInstanceOf(Completed.class);
        return (Completed) outcome;
    }

    private static double touched(TestWorld world) {
        // Resident memory less the process' own 40 MiB; nothing is swapped here.
        return world.vm("g").resident().value() - 40.0 * (1 << 20);
    }

    private static double seconds(Duration time) {
        return time.toNanos() / 1e9;
    }

    private static GuestSpec guest() {
        return GuestSpec.of(new VmId("g"), Bytes.gib(1), 1).withBaseUse(Bytes.mib(80));
    }

    private static GuestSpec hog(Bytes memory, ByteRate writes) {
        return guest().withWorkload(Workloads.constant(0.1, memory).writing(writes, Bytes.mib(64)));
    }

    /** LAB §6: a guest with 146 MB to send that overwrites 64 MB. */
    private static GuestSpec dirtier(long megabytesPerSecond) {
        return hog(Bytes.mib(66), new ByteRate(megabytesPerSecond * 1_000_000));
    }

    private static TestWorld link(long mibPerSecond, GuestSpec... guests) {
        var host = HostSpec.of(TestWorld.A, Bytes.gib(64), Millicores.cores(4))
                .withLink(ByteRate.mibPerSecond(mibPerSecond));
        return TestWorld.of(WorldConstants.DEFAULT.with(WorldConstants.Constant.CACHE_GROWTH, 0), host, guests)
                .seconds(100);
    }
}
