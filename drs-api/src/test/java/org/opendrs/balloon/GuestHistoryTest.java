package org.opendrs.balloon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.opendrs.balloon.GuestHistory.NEVER;
import static org.opendrs.unit.Bytes.gib;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.opendrs.model.VmId;
import org.opendrs.unit.ByteRate;
import org.opendrs.unit.Bytes;

class GuestHistoryTest {
    private static final long COMMANDED_AT = 100;

    @Test
    void aGuestThatWasNeverCommandedCountsWithWhatItHolds() {
        assertThat(GuestHistory.none().committed(gib(2))).isEqualTo(gib(2));
        assertThat(GuestHistory.none().isUncertain()).isFalse();
    }

    @Test
    void aGrantCountsBeforeItIsTaken() {
        assertThat(history(Optional.of(gib(3)), Optional.empty(), NEVER, Bytes.ZERO)
                        .committed(gib(2)))
                .isEqualTo(gib(3));
    }

    @Test
    void aShrinkCountsOnlyWhenItIsCarriedOut() {
        assertThat(history(Optional.of(gib(1)), Optional.empty(), NEVER, Bytes.ZERO)
                        .committed(gib(2)))
                .isEqualTo(gib(2));
    }

    @Test
    void aCommandOfWhichNobodyKnowsYetCounts() {
        assertThat(history(Optional.of(gib(1)), Optional.of(gib(4)), NEVER, Bytes.ZERO)
                        .committed(gib(2)))
                .isEqualTo(gib(4));
    }

    @Test
    void aTargetInDoubtCountsWithAndWithoutAPendingOne() {
        assertThat(history(Optional.empty(), Optional.empty(), NEVER, gib(5)).committed(gib(2)))
                .isEqualTo(gib(5));
        assertThat(history(Optional.empty(), Optional.of(gib(3)), NEVER, gib(5)).committed(gib(2)))
                .isEqualTo(gib(5));
    }

    @Test
    void theLastCommandIsUncertainOnlyIfItsOutcomeTurnedOutUnknownSinceItWasSent() {
        assertThat(history(Optional.empty(), Optional.of(gib(3)), COMMANDED_AT, Bytes.ZERO)
                        .isUncertain())
                .isTrue();
        assertThat(history(Optional.empty(), Optional.of(gib(3)), COMMANDED_AT - 1, Bytes.ZERO)
                        .isUncertain())
                .isFalse();
        assertThat(history(Optional.of(gib(3)), Optional.empty(), COMMANDED_AT, Bytes.ZERO)
                        .isUncertain())
                .isFalse();
    }

    @Test
    void theDistanceToNeverDoesNotOverflow() {
        assertThat(Long.MAX_VALUE / 2 - NEVER).isPositive();
        assertThat(Long.MIN_VALUE / 2 - NEVER).isNegative();
    }

    @Test
    void aBootingGuestCountsWithItsMaximumWhateverItHolds() {
        assertThat(guest(GuestScope.BOOTING).committed()).isEqualTo(gib(8));
        assertThat(guest(GuestScope.PAUSED).committed()).isEqualTo(gib(2));
    }

    private static BalloonGuest guest(GuestScope scope) {
        return new BalloonGuest.Builder(new VmId("a"))
                .maximum(gib(8))
                .current(gib(2))
                .scope(scope)
                .build();
    }

    private static GuestHistory history(
            Optional<Bytes> target, Optional<Bytes> pending, long uncertainSince, Bytes doubted) {
        return new GuestHistory(
                Bytes.ZERO,
                ByteRate.ZERO,
                Bytes.ZERO,
                NEVER,
                NEVER,
                0,
                false,
                target,
                COMMANDED_AT,
                NEVER,
                NEVER,
                NEVER,
                Bytes.ZERO,
                NEVER,
                0,
                Bytes.ZERO,
                pending,
                uncertainSince,
                doubted,
                0,
                0,
                SizeWatch.NONE,
                Optional.empty());
    }
}
