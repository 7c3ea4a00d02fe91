package org.opendrs.sim.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.opendrs.model.HostId;
import org.opendrs.model.VmId;
import org.opendrs.spi.Capability;
import org.opendrs.spi.CommandOutcome;
import org.opendrs.spi.HostCommand;
import org.opendrs.spi.HostControl;
import org.opendrs.unit.Bytes;

class FaultyControlTest {
    private static final Duration DEADLINE = Duration.ofSeconds(5);
    private static final Duration TAKES = Duration.ofMillis(50);
    private static final HostCommand COMMAND =
            new HostCommand.SetMemoryTarget(new HostId("host-a"), new VmId("vm-1"), Bytes.gib(1));

    private final Bench bench = new Bench();
    private final List<Duration> effects = new ArrayList<>();
    private final List<Duration> issues = new ArrayList<>();
    private final Map<FaultClass, HostControl> controls = new EnumMap<>(FaultClass.class);
    private Duration lastIssue = Duration.ZERO;

    @Test
    void withoutFaultsEveryCallIsPassedOnAsItIs() {
        var control = new FaultyControl(port(), bench.site(FaultPlan.calm(1, Bench.LENGTH)));
        var seen = bench.see(control.apply(COMMAND, DEADLINE));
        bench.runTo(Duration.ofMinutes(1));
        assertThat(seen.value()).isEqualTo(new CommandOutcome.Accepted());
        assertThat(seen.at).isEqualTo(TAKES);
        assertThat(bench.injected).isEmpty();
        assertThat(control.capabilities()).containsExactly(Capability.SET_MEMORY_TARGET);
    }

    @Test
    void aLateCommandTakesEffectWithinFortySeconds() {
        for (int i = 0; i < 200; i++) {
            applyAt(i, FaultClass.LATE_COMMAND);
        }
        assertThat(effects).hasSize(200);
        assertThat(delays()).allSatisfy(delay -> assertThat(delay).isBetween(Duration.ZERO, Duration.ofSeconds(40)));
        assertThat(delays()).anyMatch(delay -> delay.compareTo(Duration.ofSeconds(35)) > 0);
    }

    @Test
    void aCommandThatIsLaterThanItsDeadlineHasAnUnknownOutcome() {
        var late = applyUntil(FaultClass.LATE_COMMAND, CommandOutcome.Unknown.class);
        assertThat(late.at.minus(lastIssue)).isEqualTo(DEADLINE);
        bench.runTo(late.at.plusSeconds(60));
        assertThat(effects.get(effects.size() - 1)).isGreaterThan(late.at);
    }

    @Test
    void aCommandThatIsLateButWithinItsDeadlineIsAccepted() {
        var inTime = applyUntil(FaultClass.LATE_COMMAND, CommandOutcome.Accepted.class);
        assertThat(inTime.at).isEqualTo(effects.get(effects.size() - 1));
    }

    @Test
    void aLostCommandIsAcceptedAndHasNoEffect() {
        var seen = applyAt(0, FaultClass.LOST_COMMAND);
        assertThat(seen.value()).isEqualTo(new CommandOutcome.Accepted());
        assertThat(effects).isEmpty();
    }

    @Test
    void aDoubledCommandTakesEffectAgainWithinFiveSeconds() {
        for (int i = 0; i < 100; i++) {
            effects.clear();
            var seen = applyAt(i, FaultClass.DOUBLED_COMMAND);
            assertThat(seen.value()).isEqualTo(new CommandOutcome.Accepted());
            assertThat(effects).hasSize(2);
            assertThat(effects.get(1).minus(effects.get(0))).isBetween(Duration.ZERO, Duration.ofSeconds(5));
        }
    }

    @Test
    void anErrorAfterTheEffectIsAnUnknownOutcomeWithEffect() {
        var seen = applyAt(0, FaultClass.ERROR_AFTER_EFFECT);
        assertThat(seen.value()).isInstanceOf(CommandOutcome.Unknown.class);
        assertThat(effects).hasSize(1);
    }

    @Test
    void aHungCallEndsAtItsDeadlineWithoutEffect() {
        var seen = applyAt(0, FaultClass.HUNG_CALL);
        assertThat(seen.value()).isInstanceOf(CommandOutcome.Unknown.class);
        assertThat(seen.at).isEqualTo(DEADLINE);
        assertThat(effects).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"LATE_COMMAND", "LOST_COMMAND", "ERROR_AFTER_EFFECT", "HUNG_CALL"})
    void theDeadlineIsKeptEvenIfThePortNeverAnswers(FaultClass fault) {
        HostControl dead = port(Optional.of(new CompletableFuture<>()));
        var control = new FaultyControl(dead, bench.always(fault));
        var seen = bench.see(control.apply(COMMAND, DEADLINE));
        bench.runTo(Duration.ofMinutes(2));
        assertThat(seen.value()).isNotNull();
        assertThat(seen.at).isLessThanOrEqualTo(DEADLINE);
    }

    @Test
    void everyFaultIsTold() {
        applyAt(0, FaultClass.LOST_COMMAND);
        assertThat(bench.injected).singleElement().satisfies(fault -> {
            assertThat(fault.fault()).isEqualTo(FaultClass.LOST_COMMAND);
            assertThat(fault.site()).isEqualTo("agent");
            assertThat(fault.detail()).contains("vm-1");
        });
    }

    @Test
    void theSameSeedGivesTheSameFaults() {
        assertThat(run("agent", 3)).isEqualTo(run("agent", 3)).isNotEmpty();
    }

    @Test
    void anotherSeedOrComponentGivesOtherFaults() {
        assertThat(run("agent", 3)).isNotEqualTo(run("agent", 4)).isNotEqualTo(run("other", 3));
    }

    @Test
    void switchingOneClassOffLeavesTheOtherFaultsWhereTheyWere() {
        FaultPlan plan = FaultPlan.calm(9, Bench.LENGTH)
                .with(FaultClass.LATE_COMMAND, 0.2)
                .with(FaultClass.HUNG_CALL, 0.2);
        List<InjectedFault> hungOnly = run("agent", plan.without(FaultClass.LATE_COMMAND));
        assertThat(hungOnly)
                .isNotEmpty()
                .containsAll(run("agent", plan).stream()
                        .filter(fault -> fault.fault() == FaultClass.HUNG_CALL)
                        .toList());
    }

    @Test
    void whenThePlanIsOverNothingIsStruckAnyMore() {
        var control = new FaultyControl(port(), bench.always(FaultClass.LOST_COMMAND));
        bench.runTo(Bench.LENGTH);
        control.apply(COMMAND, DEADLINE);
        bench.runTo(Bench.LENGTH.plusMinutes(1));
        assertThat(effects).hasSize(1);
    }

    /** Issues a command in the given minute and lets the minute pass. */
    private Bench.Seen applyAt(int minute, FaultClass fault) {
        HostControl control = controls.computeIfAbsent(fault, struck -> {
            FaultPlan plan = FaultPlan.calm(5, Duration.ofDays(10)).with(struck, 1);
            return new FaultyControl(port(), bench.site(plan));
        });
        lastIssue = Duration.ofMinutes(minute);
        bench.runTo(lastIssue);
        issues.add(lastIssue);
        var seen = bench.see(control.apply(COMMAND, DEADLINE));
        bench.runTo(lastIssue.plusSeconds(59));
        return seen;
    }

    private Bench.Seen applyUntil(FaultClass fault, Class<?> outcome) {
        for (int minute = 0; minute < 1000; minute++) {
            var seen = applyAt(minute, fault);
            if (outcome.isInstance(seen.value())) {
                return seen;
            }
        }
        throw new AssertionError("no " + outcome.getSimpleName() + " in 1000 tries");
    }

    private List<Duration> delays() {
        var delays = new ArrayList<Duration>();
        for (int i = 0; i < effects.size(); i++) {
            delays.add(effects.get(i).minus(issues.get(i)));
        }
        return delays;
    }

    private static List<InjectedFault> run(String component, long seed) {
        return run(
                component,
                FaultPlan.calm(seed, Bench.LENGTH)
                        .with(FaultClass.LATE_COMMAND, 0.1)
                        .with(FaultClass.DOUBLED_COMMAND, 0.1));
    }

    private static List<InjectedFault> run(String component, FaultPlan plan) {
        var test = new FaultyControlTest();
        var control = new FaultyControl(test.port(), test.bench.site(plan).named(component));
        for (int second = 0; second < 200; second++) {
            test.bench.runTo(Duration.ofSeconds(second));
            control.apply(COMMAND, DEADLINE);
        }
        return test.bench.injected.stream()
                .map(fault -> new InjectedFault(fault.atNanos(), fault.fault(), "", fault.detail()))
                .toList();
    }

    private HostControl port() {
        return port(Optional.empty());
    }

    /** A port that takes 50 ms and notes when the command had its effect, or one that answers with the given stage. */
    private HostControl port(Optional<CompletionStage<CommandOutcome>> fixed) {
        return new HostControl() {
            @Override
            public Set<Capability> capabilities() {
                return EnumSet.of(Capability.SET_MEMORY_TARGET);
            }

            @Override
            public CompletionStage<CommandOutcome> apply(HostCommand command, Duration deadline) {
                if (fixed.isPresent()) {
                    return fixed.get();
                }
                var stage = new CompletableFuture<CommandOutcome>();
                bench.time.after(TAKES, () -> {
                    effects.add(Duration.ofNanos(bench.time.monotonicNanos()));
                    stage.complete(new CommandOutcome.Accepted());
                });
                return stage;
            }
        };
    }
}
