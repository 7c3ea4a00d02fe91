package org.opendrs.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.opendrs.unit.ByteRate;

class PlanningLimitsTest {
    private static final PlanningLimits D = PlanningLimits.DEFAULT;

    @Test
    void theReverseOfAMoveNeverQualifiesByDefault() {
        assertThat(D.sourceLevel()).isLessThan(D.destinationLevel());
    }

    @ParameterizedTest
    @CsvSource({"0, 0.85", "0.9, 0.85", "0.8, 1.01", "NaN, 0.85", "0.8, NaN"})
    void levelsOutOfRangeOrOrderAreRefusedWithTheirValues(double source, double destination) {
        assertThatThrownBy(() -> limits(source, destination, 2, D.bandwidth(), D.cooldown()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll(Double.toString(source), Double.toString(destination));
    }

    @Test
    void levelsMayBeEqualAndFull() {
        assertThat(limits(1, 1, 2, D.bandwidth(), D.cooldown()).sourceLevel()).isEqualTo(1);
    }

    @Test
    void countsBelowOneAreRefusedByName() {
        assertThatThrownBy(() -> limits(0.8, 0.85, 0, D.bandwidth(), D.cooldown()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("outgoingPerHost=0");
    }

    @Test
    void aMigrationThatSendsNothingIsRefused() {
        assertThatThrownBy(() -> limits(0.8, 0.85, 2, ByteRate.ZERO, D.cooldown()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("bandwidth");
    }

    @Test
    void aNegativeTimeIsRefusedByName() {
        assertThatThrownBy(() -> limits(0.8, 0.85, 2, D.bandwidth(), Duration.ofSeconds(-1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("cooldown=PT-1S");
    }

    @Test
    void aLongestCooldownBelowTheCooldownIsRefusedWithBoth() {
        assertThatThrownBy(() -> limits(0.8, 0.85, 2, D.bandwidth(), Duration.ofHours(3)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("PT2H", "PT3H");
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -0.1, 1.1, Double.NaN})
    void aPartOfTheVmsThatIsNoneIsRefusedWithItsValue(double part) {
        assertThatThrownBy(() -> D.withLeavingPerHour(part))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(Double.toString(part));
    }

    @Test
    void thePastMattersAsLongAsTheLongestCooldownAndTheMovesThatMadeItSo() {
        assertThat(D.lookBack()).isEqualTo(Duration.ofHours(4));
    }

    private static PlanningLimits limits(
            double source, double destination, int outgoing, ByteRate bandwidth, Duration cooldown) {
        return new PlanningLimits(
                source,
                destination,
                outgoing,
                D.incomingPerHost(),
                D.sampledDestinations(),
                D.maxMoves(),
                bandwidth,
                cooldown,
                D.noReturn(),
                D.cooldownWindow(),
                D.longestCooldown(),
                D.leavingPerHour());
    }
}
