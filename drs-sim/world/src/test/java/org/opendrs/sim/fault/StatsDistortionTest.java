package org.opendrs.sim.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.opendrs.model.GuestStats;
import org.opendrs.model.VmId;
import org.opendrs.model.VmSample;
import org.opendrs.model.VmState;
import org.opendrs.unit.Bytes;

class StatsDistortionTest {
    private static final Bytes ACTUAL = Bytes.gib(1);

    @Test
    void noneTellsTheTruth() {
        assertThat(lie(StatsDistortion.NONE, 100)).isEqualTo(honest(100));
    }

    @Test
    void zeroHasNothingButAFreshTimeStamp() {
        assertThat(lie(StatsDistortion.ZERO, 100).usable()).isEqualTo(Bytes.ZERO);
        assertThat(lie(StatsDistortion.ZERO, 100).updatedAtSeconds()).isEqualTo(100);
    }

    @Test
    void hugeIsNearTheEndOfTheRange() {
        assertThat(lie(StatsDistortion.HUGE, 100).usable().value()).isGreaterThan(1L << 62);
        assertThat(lie(StatsDistortion.HUGE, 100).majorFaults()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void usableIsAboveActual() {
        assertThat(lie(StatsDistortion.USABLE_ABOVE_ACTUAL, 100).usable()).isGreaterThan(ACTUAL);
    }

    @Test
    void countersFallWithEveryReport() {
        GuestStats before = lie(StatsDistortion.COUNTERS_BACKWARDS, 1_700_000_000);
        GuestStats after = lie(StatsDistortion.COUNTERS_BACKWARDS, 1_700_000_002);
        assertThat(after.swappedIn()).isLessThan(before.swappedIn());
        assertThat(after.swappedOut()).isLessThan(before.swappedOut());
        assertThat(after.majorFaults()).isLessThan(before.majorFaults());
    }

    @Test
    void jumpingLevelsAreAllOrNothingInTurn() {
        assertThat(lie(StatsDistortion.JUMPING, 0).usable()).isEqualTo(ACTUAL);
        assertThat(lie(StatsDistortion.JUMPING, 30).usable()).isEqualTo(Bytes.ZERO);
        assertThat(lie(StatsDistortion.JUMPING, 60).usable()).isEqualTo(ACTUAL);
    }

    @Test
    void anAbsentDriverReportsNothing() {
        assertThat(StatsDistortion.ABSENT.distort(Optional.of(honest(1)), ACTUAL))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void onlyTheGuestsOwnReportIsChanged(StatsDistortion lie) {
        var sample = new VmSample(
                new VmId("vm-1"),
                VmState.RUNNING,
                Bytes.gib(2),
                ACTUAL,
                Bytes.gib(1),
                List.of(),
                Optional.of(honest(100)));
        VmSample distorted = lie.distort(sample);
        assertThat(distorted.guest()).isEqualTo(lie.distort(sample.guest(), ACTUAL));
        assertThat(distorted).usingRecursiveComparison().ignoringFields("guest").isEqualTo(sample);
    }

    @ParameterizedTest
    @EnumSource
    void aGuestWithoutDriverStaysSilent(StatsDistortion lie) {
        assertThat(lie.distort(Optional.empty(), ACTUAL)).isEmpty();
    }

    private static GuestStats lie(StatsDistortion lie, long second) {
        return lie.distort(Optional.of(honest(second)), ACTUAL).orElseThrow();
    }

    private static GuestStats honest(long second) {
        return GuestStats.builder(second)
                .unused(Bytes.mib(100))
                .usable(Bytes.mib(400))
                .diskCaches(Bytes.mib(200))
                .swappedIn(Bytes.mib(2))
                .swappedOut(Bytes.mib(3))
                .majorFaults(17)
                .build();
    }
}
