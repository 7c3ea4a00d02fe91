package org.opendrs.sim.guest;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opendrs.sim.world.WorldConstants;

class FreeFiguresTest {
    private static final double MIB = 1 << 20;

    private final GuestFigures guests = WorldConstants.DEFAULT.guests();

    /** Where balloons of real guests stall. */
    @ParameterizedTest
    @CsvSource({"256, 2.5", "384, 3.5", "512, 4.4", "1024, 39", "2048, 43", "4096, 75"})
    void guestsHoldBackWhatRealOnesDo(long maximumMib, double measured) {
        assertThat(minimumMib(maximumMib)).isCloseTo(measured, Percentage.withPercentage(13));
    }

    @Test
    void neverMoreThanATwentiethIsKeptForHugePages() {
        assertThat(minimumMib(640)).isLessThan(640 / 20.0).isGreaterThan(28);
    }

    @Test
    void aGuestJustTooSmallForHugePagesKeepsATenthOfThat() {
        assertThat(minimumMib(554)).isLessThan(5);
        assertThat(minimumMib(556)).isGreaterThan(25);
    }

    @Test
    void largeGuestsKeepMoreByTheirSizeThanForHugePages() {
        assertThat(minimumMib(64 * 1024)).isGreaterThan(3 * 22);
    }

    private double minimumMib(long maximumMib) {
        long maximum = (long) (maximumMib * MIB);
        long reserve = guests.kernelReserveFixed() + (long) (guests.kernelReserveShare() * maximum);
        return guests.free().minimum(maximum, maximum - reserve) / MIB;
    }
}
