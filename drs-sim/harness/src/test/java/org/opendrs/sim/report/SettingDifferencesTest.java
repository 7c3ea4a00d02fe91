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
                        "turns.period = 20s (default 10s)",
                        "monitoring.minimumReserve = 2GiB (default 1GiB)",
                        "monitoring.cpuReserve = 2 (default 0)");
    }
}
