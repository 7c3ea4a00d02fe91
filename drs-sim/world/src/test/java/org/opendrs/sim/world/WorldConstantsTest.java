package org.opendrs.sim.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.opendrs.sim.world.WorldConstants.Constant;

class WorldConstantsTest {
    @Test
    void everyConstantNamesItsSource() {
        assertThat(Constant.values())
                .allSatisfy(
                        constant -> assertThat(constant.source()).matches("(LAB|THESIS|ALGORITHMS|Linux|choice).{5,}"));
    }

    @Test
    void oneConstantCanBeScaledByName() {
        WorldConstants doubled = WorldConstants.DEFAULT.scaled("SWAP_PENALTY", 2);
        assertThat(doubled.get(Constant.SWAP_PENALTY)).isEqualTo(16);
        assertThat(doubled.guests().swapPenalty()).isEqualTo(16);
        assertThat(doubled.get(Constant.TOUCH_RATE)).isEqualTo(WorldConstants.DEFAULT.get(Constant.TOUCH_RATE));
        assertThat(WorldConstants.DEFAULT.get(Constant.SWAP_PENALTY)).isEqualTo(8);
    }

    @Test
    void anUnknownNameIsAnErrorThatListsTheKnownOnes() {
        assertThatThrownBy(() -> WorldConstants.DEFAULT.scaled("SWAP", 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("SWAP_PENALTY");
    }

    @Test
    void aStepMustBePositive() {
        assertThatThrownBy(() -> WorldConstants.DEFAULT.withStep(Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(WorldConstants.DEFAULT.withStep(Duration.ofSeconds(5)).step())
                .isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void theKernelReserveIsTheLineThroughWhatWasMeasured() {
        var guests = WorldConstants.DEFAULT.guests();
        double mib = 1 << 20;
        assertThat((guests.kernelReserveFixed() + guests.kernelReserveShare() * 256 * mib) / mib)
                .isBetween(37.6, 37.62);
        assertThat((guests.kernelReserveFixed() + guests.kernelReserveShare() * 1024 * mib) / mib)
                .isBetween(50.72, 50.74);
    }

    /** Each constant must do something: tables with it halved and doubled would be lies else. */
    @Test
    void everyConstantIsReadSomewhere() {
        for (Constant constant : Constant.values()) {
            WorldConstants changed = WorldConstants.DEFAULT.scaled(constant.name(), 2);
            boolean somewhere = !changed.guests().equals(WorldConstants.DEFAULT.guests())
                    || !changed.migrations().equals(WorldConstants.DEFAULT.migrations())
                    || constant.name()
                            .matches("STEP|HOST_.*|SWAP_DISK|IDLE_RECOGNISED|MIGRATION_BYTES_PER_CORE|.*LATENCY")
                    || constant.name().matches("KEEPALIVE|NO_ROUTE");
            assertThat(somewhere).as(constant.name()).isTrue();
        }
    }
}
