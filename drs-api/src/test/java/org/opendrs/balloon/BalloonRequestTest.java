package org.opendrs.balloon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.opendrs.unit.Bytes.gib;
import static org.opendrs.unit.Bytes.mib;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.opendrs.model.GuestFacts;
import org.opendrs.model.HostId;
import org.opendrs.model.VmId;
import org.opendrs.unit.Bytes;

class BalloonRequestTest {
    @Test
    void aSmallHostKeepsTheLeastReserveAndPool() {
        var request = BalloonRequest.host(gib(8)).build();

        assertThat(request.host()).isEqualTo(new HostId("host"));
        assertThat(request.reserve()).isEqualTo(gib(1));
        assertThat(request.pool()).isEqualTo(mib(256));
        assertThat(request.capacity()).isEqualTo(mib(8 * 1024 - 1024 - 256));
    }

    @Test
    void aLargeHostKeepsAPartOfItsMemory() {
        var request = BalloonRequest.host(gib(100)).build();

        assertThat(request.reserve()).isEqualTo(gib(5));
        assertThat(request.pool()).isEqualTo(gib(2));
    }

    @Test
    void promisesAreAddedUpAndCannotBeSharedOut() {
        var request = BalloonRequest.host(gib(8))
                .reserve(gib(1))
                .pool(gib(1))
                .promise(new Promise(new VmId("x"), gib(1)))
                .promise(new Promise(new VmId("y"), gib(2)))
                .build();

        assertThat(request.promised()).isEqualTo(gib(3));
        assertThat(request.capacity()).isEqualTo(gib(3));
    }

    @Property(seed = "42")
    void whatCanBeSharedOutIsNeverNegativeAndNeverMoreThanTheHostHas(
            @ForAll @LongRange(max = 64) long total,
            @ForAll @LongRange(max = 64) long reserve,
            @ForAll @LongRange(max = 64) long pool,
            @ForAll @LongRange(max = 64) long promised) {
        var request = BalloonRequest.host(gib(total))
                .reserve(gib(reserve))
                .pool(gib(pool))
                .promise(new Promise(new VmId("x"), gib(promised)))
                .build();

        assertThat(request.capacity()).isEqualTo(gib(Math.max(0, total - reserve - pool - promised)));
    }

    @Test
    void guestsStandInIdOrder() {
        var request = BalloonRequest.host(gib(8))
                .guest("b", g -> g.maximum(gib(1)))
                .guest("a", g -> g.maximum(gib(1)))
                .build();

        assertThat(request.guests()).extracting(BalloonGuest::vm).containsExactly(new VmId("a"), new VmId("b"));
    }

    @Test
    void aGuestThatStandsTwiceIsRefusedAndNamed() {
        var builder = BalloonRequest.host(gib(8))
                .guest("a", g -> g.maximum(gib(1)))
                .guest("b", g -> g.maximum(gib(1)))
                .guest("a", g -> g.maximum(gib(2)));

        assertThatThrownBy(builder::build)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("guest a");
    }

    @Test
    void whatGuestsMayComeToHoldIsAddedUp() {
        var request = BalloonRequest.host(gib(8))
                .guest("booting", g -> g.current(gib(1)).maximum(gib(3)).scope(GuestScope.BOOTING))
                .guest("resting", g -> g.current(gib(1)).maximum(gib(3)))
                .build();

        assertThat(request.committed()).isEqualTo(gib(4));
    }

    @Test
    void aGuestOfWhichOnlyTheMaximumIsKnownHasCautiousDefaults() {
        var guest = guest(new BalloonGuest.Builder(new VmId("a")).maximum(gib(2)));

        assertThat(guest.memory().actual()).isEqualTo(gib(2));
        assertThat(guest.memory().usable()).isEqualTo(Bytes.ZERO);
        assertThat(guest.memory().load()).isEqualTo(gib(2));
        assertThat(guest.allocation().reservation()).isEqualTo(Bytes.ZERO);
        assertThat(guest.allocation().limit()).isEqualTo(gib(2));
        assertThat(guest.allocation().shares()).isEqualTo(1000);
        assertThat(guest.facts()).isEqualTo(GuestFacts.UNKNOWN);
        assertThat(guest.scope()).isEqualTo(GuestScope.MANAGED);
        assertThat(guest.history()).isEqualTo(GuestHistory.none());
    }

    @Test
    void freePagesAreAllThatIsUsableUnlessSaidOtherwise() {
        var builder = new BalloonGuest.Builder(new VmId("a")).maximum(gib(2)).usable(gib(1));

        assertThat(guest(builder).memory().unused()).isEqualTo(gib(1));
        assertThat(guest(builder.unused(mib(10))).memory().unused()).isEqualTo(mib(10));
    }

    @Test
    void aGuestWithoutAMaximumIsRefusedAndNamed() {
        refuses(new BalloonGuest.Builder(new VmId("a")).current(gib(1)), "guest a", "maximum");
    }

    @Test
    void aGuestThatHoldsMoreThanItsMaximumIsRefusedWithTheFigures() {
        refuses(new BalloonGuest.Builder(new VmId("a")).maximum(gib(1)).current(gib(2)), "guest a", "1 GiB", "2 GiB");
    }

    @Test
    void aGuestThatCouldUseMoreThanItHoldsIsRefusedWithTheFigures() {
        refuses(
                new BalloonGuest.Builder(new VmId("a"))
                        .maximum(gib(4))
                        .current(gib(2))
                        .usable(gib(3)),
                "guest a",
                "2 GiB",
                "3 GiB");
    }

    @Test
    void moreFreePagesThanUsableMemoryAreRefusedWithTheFigures() {
        refuses(
                new BalloonGuest.Builder(new VmId("a"))
                        .maximum(gib(4))
                        .usable(gib(1))
                        .unused(gib(2)),
                "guest a",
                "unused 2 GiB",
                "usable 1 GiB");
    }

    @Test
    void aReservationAboveTheMaximumIsRefusedAndTheGuestNamed() {
        refuses(
                new BalloonGuest.Builder(new VmId("a")).maximum(gib(1)).reservation(gib(2)),
                "guest a",
                "reservation 2 GiB",
                "1 GiB");
    }

    @Test
    void sharesBelowOneAreRefusedAndTheGuestNamed() {
        refuses(new BalloonGuest.Builder(new VmId("a")).maximum(gib(1)).shares(0), "guest a", "shares", "0");
    }

    private static BalloonGuest guest(BalloonGuest.Builder builder) {
        return builder.build();
    }

    private static void refuses(BalloonGuest.Builder builder, String... parts) {
        assertThatThrownBy(builder::build)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll(parts);
    }
}
