package org.opendrs.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.opendrs.config.SettingsException;
import org.opendrs.model.Automation;
import org.opendrs.model.VmId;

class AgentSettingsFileTest {
    private static AgentSettings read(String yaml) {
        return AgentSettingsFile.parse("agent.yaml", yaml);
    }

    private static boolean isChosen(AgentSettings settings, String name) {
        return settings.guests().has(new VmId("4711"), Optional.of(name));
    }

    @Test
    void aGuestWhoseNameIsNotKnownYetIsNotChosenButIfAllAre() {
        assertThat(read("").guests().has(new VmId("4711"), Optional.empty())).isTrue();
        assertThat(read("guests: {except: [db]}").guests().has(new VmId("4711"), Optional.empty()))
                .isFalse();
        assertThat(read("guests: {only: [\"4711\"]}").guests().has(new VmId("4711"), Optional.of("db")))
                .isTrue();
    }

    @Test
    void anEmptyTextAdvisesOnTheLocalHostAndTouchesNothing() {
        var settings = read("");

        assertThat(settings.uri()).isEqualTo("qemu:///system");
        assertThat(settings.mode()).isEqualTo(Automation.ADVISE);
        assertThat(settings.onStop()).isEqualTo(OnStopSetting.HOLD);
        assertThat(settings.qemuMonitor()).isFalse();
        assertThat(settings.guests().isAll()).isTrue();
    }

    @Test
    void everyKeyIsRead() {
        var settings = read("""
                uri: test:///default
                mode: act
                on-stop: spread
                qemu-monitor: true
                state: /tmp/drs/state.json
                state-every: 3
                guests: {only: ["web*", db1], except: [web-test]}
                settings: {turns: {period: 20s}, ballooning: {foreign: {backOff: 5m}}}
                """);

        assertThat(settings.mode()).isEqualTo(Automation.ACT);
        assertThat(settings.onStop()).isEqualTo(OnStopSetting.SPREAD);
        assertThat(settings.qemuMonitor()).isTrue();
        assertThat(settings.state()).isEqualTo(Path.of("/tmp/drs/state.json"));
        assertThat(settings.stateEvery()).isEqualTo(3);
        assertThat(settings.settings().turns().period()).isEqualTo(Duration.ofSeconds(20));
        assertThat(settings.settings().ballooning().foreign().backOff()).isEqualTo(Duration.ofMinutes(5));
        assertThat(List.of("web1", "web-test", "db1", "db2").stream().filter(name -> isChosen(settings, name)))
                .containsExactly("web1", "db1");
    }

    @Test
    void allMistakesAreToldAtOnceWithTheirPlaces() {
        assertThatThrownBy(() -> read("mod: act\non-stop: release\nsettings: {turns: {period: 0s}}\n"))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("agent.yaml has 3 problems")
                .hasMessageContaining("mod")
                .hasMessageContaining("did you mean 'mode'?")
                .hasMessageContaining("on-stop")
                .hasMessageContaining("settings.turns.period");
    }

    @Test
    void aNameIsNoPatternButForItsStars() {
        var settings = read("guests: {only: [\"a.c*\"]}");

        assertThat(isChosen(settings, "a.c9")).isTrue();
        assertThat(isChosen(settings, "abc9")).isFalse();
    }

    @Test
    void differencesAreToldByName() {
        var before = read("");
        var after = read("mode: act\nsettings: {turns: {period: 20s}}\n");

        assertThat(SettingsDifference.between(before, after))
                .containsExactly("mode: advise -> act", "settings.turns.period: 10 s -> 20 s");
        assertThat(SettingsDifference.between(before, read(""))).isEmpty();
    }
}
