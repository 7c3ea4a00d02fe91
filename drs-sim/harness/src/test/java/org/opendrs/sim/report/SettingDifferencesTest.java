package org.opendrs.sim.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.opendrs.config.DrsSettings;
import org.opendrs.config.SettingsReader;

class SettingDifferencesTest {
    @Test
    void theDefaultsDifferInNothing() {
        assertThat(SettingDifferences.from(DrsSettings.DEFAULT)).isEmpty();
    }

    @Test
    void whatDiffersIsNamedWithItsDefault() {
        var settings = SettingsReader.parse(
                "test", "turns: {period: 20s}\nmonitoring: {cpuReserve: 2, minimumReserve: 2GiB}\n");

        assertThat(SettingDifferences.from(settings))
                .containsExactly(
                        "turns.period = 20.0 s (default 10.0 s)",
                        "monitoring.minimumReserve = 2 GiB (default 1 GiB)",
                        "monitoring.cpuReserve = 2.0 cores (default 0.0 cores)");
    }
}
