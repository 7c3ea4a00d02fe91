package org.opendrs.sim.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScenarioRunnerTest {
    private static final ScenarioOptions SHORT = ScenarioOptions.seed(1).hours(0.25);

    @Test
    void theSameSeedGivesTheSameRun() {
        var first = run("thesis", SHORT);
        var second = run("thesis", SHORT);

        assertThat(second.eventHash()).isEqualTo(first.eventHash());
        assertThat(second.variants())
                .usingRecursiveComparison()
                .ignoringFields("effort.wallSeconds", "effort.cpuSeconds")
                .isEqualTo(first.variants());
    }

    @Test
    void anotherSeedGivesAnotherRun() {
        assertThat(run("thesis", SHORT.policies("none")).eventHash())
                .isNotEqualTo(run("thesis", ScenarioOptions.seed(2).hours(0.25).policies("none"))
                        .eventHash());
    }

    @Test
    void theThesisIsRunByFourPoliciesInTheSameCluster() {
        var result = run("thesis", SHORT);

        assertThat(result.variants())
                .extracting(VariantResult::policy)
                .containsExactly("none", "thesis-text", "thesis-code", "waterfill");
        assertThat(result.variants()).allSatisfy(variant -> {
            assertThat(variant.hosts()).isEqualTo(5);
            assertThat(variant.vms()).isEqualTo(35);
            assertThat(variant.moves()).isEmpty();
            assertThat(variant.relief()).isEmpty();
            assertThat(variant.engine().turns()).isEqualTo(90);
            assertThat(variant.engine().firstWithoutReason()).isEmpty();
        });
    }

    @Test
    void withoutBallooningNothingIsCommandedAndHostsSwap() {
        var none =
                run("thesis", ScenarioOptions.seed(1).hours(1).policies("none")).variant("none");

        assertThat(none.engine().balloonCommands()).isZero();
        assertThat(none.swap().hostMax()).isGreaterThan(1000);
        assertThat(none.swap().settledAfterSeconds()).isEmpty();
    }

    @Test
    void theStrictLedgerKeepsHostsFromReadingSwapOnceTheyHaveSettled() {
        var ours = run("thesis", ScenarioOptions.seed(1).hours(1).policies("waterfill"))
                .variant("waterfill");

        assertThat(ours.swap().settledAfterSeconds()).isPresent();
        assertThat(ours.swap().hostInSettled()).isZero();
    }

    @Test
    void rivalsAreNotHeldToTheLedger() {
        var text = run("thesis", ScenarioOptions.seed(1).hours(1).policies("thesis-text"))
                .variant("thesis-text");

        assertThat(text.engine().balloonCommands()).isGreaterThan(500);
    }

    @Test
    void aClusterWithoutGuestSwapHasNoFigureForIt() {
        var options = SHORT.policies("waterfill").swap(GuestSwap.NONE);

        assertThat(run("thesis", options).variant("waterfill").swap().guestMean())
                .isEmpty();
    }

    @Test
    void anIdleClusterIsLeftAloneWithReason() {
        var idle = run("idle", ScenarioOptions.seed(1).hours(2)).variant("waterfill");

        assertThat(idle.engine().balloonCommands()).isZero();
        assertThat(idle.moves()).contains(new VariantResult.Moves(0, 0));
        assertThat(idle.jobs()).isEmpty();
        assertThat(idle.engine().turns()).isEqualTo(720);
        assertThat(idle.engine().firstWithoutReason()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void aHotspotIsRelievedWithinTenTurnsAndMakesNoOther(long seed) {
        var ours = run("hotspot", ScenarioOptions.seed(seed)).variant("waterfill");

        var relief = ours.relief().orElseThrow();
        assertThat(relief.turns().orElse(Long.MAX_VALUE)).isBetween(1L, 10L);
        assertThat(relief.newHotspots()).isZero();
        assertThat(relief.planViolations()).isZero();
        assertThat(ours.moves().orElseThrow().migrations()).isPositive();
        assertThat(ours.moves().orElseThrow().returned()).isZero();
        assertThat(ours.shortage().hotspotSeconds()).isPositive();
        assertThat(ours.engine().firstWithoutReason()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void noPromiseIsBrokenUnderFaults(long seed) {
        var result = run("faults", ScenarioOptions.seed(seed).hours(0.5));

        assertThat(result.variant("waterfill").invariants()).isEmpty();
        assertThat(result.variant("waterfill").hosts()).isBetween(6, 8);
    }

    @Test
    void classesOfFaultCanBeLeftOut() {
        var options = new ScenarioOptions(
                1, SHORT.policies(), SHORT.hours(), GuestSwap.ALL, false, List.of("lost_command", "LYING_STATS"));

        assertThat(Scenarios.named("faults", options).faults().orElseThrow().toString())
                .doesNotContain("LOST_COMMAND", "LYING_STATS")
                .contains("FROZEN_STATS");
    }

    @Test
    void progressGoesFromTheFirstVariantToTheEndOfTheLast() {
        var fractions = new ArrayList<Double>();
        ScenarioRunner.run(
                Scenarios.named("thesis", SHORT.policies("none", "waterfill")), (what, part) -> fractions.add(part));

        assertThat(fractions).isSorted().endsWith(1.0);
    }

    @Test
    void whatDoesNotExistIsRefusedWithWhatDoes() {
        assertThatThrownBy(() -> Scenarios.named("nowhere", SHORT))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("nowhere", "thesis", "hotspot", "idle", "faults", "scale");
        assertThatThrownBy(() -> Scenarios.named("thesis", SHORT.policies("best")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("best", "waterfill", "thesis-text");
        assertThatThrownBy(() -> SHORT.hours(-1)).hasMessageContaining("-1");
    }

    private static ScenarioResult run(String scenario, ScenarioOptions options) {
        return ScenarioRunner.run(Scenarios.named(scenario, options), Progress.SILENT);
    }
}
