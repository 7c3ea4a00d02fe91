package org.opendrs.core.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.opendrs.unit.ByteRate;
import org.opendrs.unit.Bytes;
import org.opendrs.unit.Millicores;

class SettingsTest {
    @Test
    void theDefaultsAreThoseOfTheDesign() {
        var d = MonitorSettings.DEFAULT;
        assertThat(d.staleAfter()).isEqualTo(Duration.ofSeconds(30));
        assertThat(d.unreachableAfter()).isEqualTo(Duration.ofMinutes(2));
        assertThat(d.minimumReserve()).isEqualTo(Bytes.gib(1));
        assertThat(d.reserveRatio()).isEqualTo(0.05);
        assertThat(d.cpuReserve()).isEqualTo(Millicores.ZERO);
        assertThat(d.publishing()).isEqualTo(new PublishSettings(0.05, 0.02, Duration.ofMinutes(10), 0.1));
    }

    @Test
    void aHostCannotBeUnreachableBeforeItIsStale() {
        assertThatThrownBy(() -> monitoring(Duration.ofSeconds(30), Duration.ofSeconds(20), 0.05))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("unreachableAfter must be between PT30S and PT24H, got PT20S");
    }

    @Test
    void aRatioThatIsNoNumberIsRefused() {
        assertThatThrownBy(() -> monitoring(Duration.ofSeconds(30), Duration.ofMinutes(2), Double.NaN))
                .hasMessage("reserveRatio must be between 0.0 and 0.5, got NaN");
    }

    @Test
    void moreSamplesThanTheWindowHasAreRefused() {
        assertThatThrownBy(() -> hotspots(0.95, ByteRate.ZERO, 7, 6))
                .hasMessage("enterSamples must be between 1 and 6, got 7");
    }

    @Test
    void aLowerLevelAboveTheUpperOneIsRefused() {
        assertThatThrownBy(() -> hotspots(0.8, ByteRate.ZERO, 4, 6))
                .hasMessage("cpuLeave must be between 0.0 and 0.8, got 0.85");
        assertThatThrownBy(() -> hotspots(0.95, ByteRate.mibPerSecond(2), 4, 6))
                .hasMessageContaining("swapInLeave")
                .hasMessageContaining("raise swapInEnter");
    }

    @Test
    void aRefreshWithoutPauseIsRefused() {
        assertThatThrownBy(() -> new PublishSettings(0.05, 0.02, Duration.ofSeconds(1), 0.1))
                .hasMessage("refresh must be between PT10S and PT24H, got PT1S");
    }

    private static MonitorSettings monitoring(Duration stale, Duration unreachable, double ratio) {
        return new MonitorSettings(
                stale,
                unreachable,
                Bytes.gib(1),
                ratio,
                Millicores.ZERO,
                HotspotSettings.DEFAULT,
                PublishSettings.DEFAULT);
    }

    private static HotspotSettings hotspots(double cpuEnter, ByteRate swapInLeave, int enter, int window) {
        var d = HotspotSettings.DEFAULT;
        return new HotspotSettings(
                cpuEnter,
                d.cpuLeave(),
                d.readyEnter(),
                d.readyLeave(),
                d.deficitEnter(),
                d.deficitLeave(),
                d.deficitHold(),
                d.swapInEnter(),
                swapInLeave,
                d.swapInSamples(),
                enter,
                window,
                d.leaveSamples());
    }
}
