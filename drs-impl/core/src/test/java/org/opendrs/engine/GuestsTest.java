package org.opendrs.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.opendrs.unit.Bytes.gib;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.opendrs.balloon.GuestScope;
import org.opendrs.core.balloon.WaterfillSettings;
import org.opendrs.model.DataQuality;
import org.opendrs.model.HostId;
import org.opendrs.model.HostSnapshot;
import org.opendrs.model.VmId;
import org.opendrs.unit.Millicores;

/** One guest of one host in turns of 10 s. */
class GuestsTest {
    private static final HostId HOST = new HostId("host");
    private static final VmId WEB = new VmId("web");
    private static final long TURN = 10_000_000_000L;

    private final Guests guests = new Guests(WaterfillSettings.DEFAULT, Duration.ofMinutes(1));
    private long now;

    @Test
    void aGuestThatNeverReportsIsNotTakenForANewOneAgain() {
        turns(20, DataQuality.MISSING);
        for (int turn = 0; turn < 300; turn++) {
            turns(1, DataQuality.MISSING);
            assertThat(scope(DataQuality.MISSING)).isEqualTo(GuestScope.NO_DATA);
        }
    }

    @Test
    void whatAGuestHasTaughtIsNotForgottenWhileItIsPausedForLong() {
        turns(5, DataQuality.GOOD);
        turns(300, DataQuality.STALE);
        assertThat(scope(DataQuality.GOOD)).isEqualTo(GuestScope.MANAGED);
    }

    @Test
    void aGuestThatNoHostReportsIsForgotten() {
        turns(5, DataQuality.GOOD);
        for (int turn = 0; turn < 200; turn++) {
            now += TURN;
            guests.prune(now);
        }
        assertThat(guests.remembered()).isEmpty();
    }

    private void turns(int count, DataQuality quality) {
        for (int turn = 0; turn < count; turn++) {
            now += TURN;
            guests.learn(guests.study(host(quality), now), now);
            guests.prune(now);
        }
    }

    private GuestScope scope(DataQuality quality) {
        return guests.describe(HOST, now)
                .of(host(quality).vm(WEB).orElseThrow(), false)
                .scope();
    }

    private static HostSnapshot host(DataQuality quality) {
        return HostSnapshot.builder(HOST, gib(16), Millicores.cores(4))
                .vm("web", vm -> vm.holds(gib(2)).maximum(gib(2)).memory(gib(1)).quality(quality))
                .build();
    }
}
