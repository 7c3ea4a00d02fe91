package org.opendrs.sim.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.opendrs.sim.fault.FaultClass;

class ShrinkerTest {
    @Test
    void onlyTheClassesThatTheFailureNeedsAreKept() {
        var needed = List.of("LATE_COMMAND", "GUEST_PAUSE");

        var smallest = Shrinker.shrink(
                ScenarioOptions.seed(7), options -> options.without().stream().noneMatch(needed::contains));

        assertThat(smallest.without())
                .containsExactlyElementsOf(Arrays.stream(FaultClass.values())
                        .map(Enum::name)
                        .filter(name -> !needed.contains(name))
                        .toList());
    }

    @Test
    void aFailureWithoutFaultsKeepsNone() {
        assertThat(Shrinker.shrink(ScenarioOptions.seed(7), options -> true).without())
                .hasSameSizeAs(FaultClass.values());
    }

    @Test
    void theReplayLineNamesAllThatDiffersFromTheDefaults() {
        var options = Shrinker.shrink(
                ScenarioOptions.seed(7).hours(0.5).swap(GuestSwap.HALF),
                candidate -> candidate.without().equals(List.of("LATE_COMMAND")));

        assertThat(Shrinker.replayLine(options))
                .isEqualTo("drs run faults --seed 7 --hours 0.5 --swap HALF --without LATE_COMMAND");
    }
}
