package org.opendrs.sim.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.opendrs.spi.Cancellable;

class SimTimeTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final SimTime time = SimTime.startingAt(START);
    private final List<String> log = new ArrayList<>();

    @Test
    void eventsRunInOrderOfTimeAndThenOfSubmission() {
        time.at(20, () -> log.add("c"));
        time.at(10, () -> log.add("a"));
        time.at(20, () -> log.add("d"));
        time.at(10, () -> log.add("b"));
        time.runUntil(30);
        assertThat(log).containsExactly("a", "b", "c", "d");
    }

    @Property(seed = "42")
    void anySetOfEventsRunsInStableOrderOfTime(
            @ForAll @Size(max = 200) List<@IntRange(min = 0, max = 20) Integer> times) {
        SimTime fresh = SimTime.startingAt(START);
        var ran = new ArrayList<Integer>();
        var expected = new ArrayList<Integer>();
        for (int i = 0; i < times.size(); i++) {
            int number = i;
            expected.add(i);
            fresh.at(times.get(i), () -> ran.add(number));
        }
        expected.sort(Comparator.comparing(times::get));
        fresh.runUntil(100);
        assertThat(ran).isEqualTo(expected);
    }

    @Test
    void aCancelledEventDoesNotRunAndDoesNotCount() {
        Cancellable event = time.at(10, () -> log.add("never"));
        event.cancel();
        assertThat(time.step()).isFalse();
        assertThat(log).isEmpty();
        assertThat(time.processedEvents()).isZero();
        assertThat(time.monotonicNanos()).isZero();
    }

    @Test
    void anEventThatQueuesAnotherForNowIsFollowedByIt() {
        time.at(10, () -> time.at(5, () -> log.add("at " + time.monotonicNanos())));
        time.runUntil(10);
        assertThat(log).containsExactly("at 10");
    }

    @Test
    void wallTimeIsTheStartPlusVirtualTime() {
        time.after(Duration.ofSeconds(90), () -> log.add("x"));
        time.step();
        assertThat(time.wall()).isEqualTo(START.plusSeconds(90));
        assertThat(time.virtual()).isTrue();
    }

    @Test
    void runUntilStopsAtItsTimeAndLeavesLaterEvents() {
        time.at(10, () -> log.add("early"));
        time.at(31, () -> log.add("late"));
        time.runUntil(30);
        assertThat(time.monotonicNanos()).isEqualTo(30);
        assertThat(log).containsExactly("early");
    }

    @Test
    void hooksRunAfterEachEvent() {
        time.afterEachEvent(() -> log.add("check"));
        time.at(1, () -> log.add("one"));
        time.at(2, () -> log.add("two"));
        time.runUntil(2);
        assertThat(log).containsExactly("one", "check", "two", "check");
    }

    @Test
    void theSchedulerRunsWorkInOrderOfSubmission() {
        var scheduler = time.scheduler();
        scheduler.schedule(Duration.ZERO, () -> log.add("first"));
        scheduler.execute(() -> log.add("second"));
        scheduler.schedule(Duration.ofNanos(1), () -> log.add("fourth"));
        scheduler.execute(() -> log.add("third"));
        time.runUntil(1);
        assertThat(log).containsExactly("first", "second", "third", "fourth");
    }

    @Test
    void awaitRunsEventsUntilTheStageCompletesAndNoFurther() {
        var stage = new CompletableFuture<String>();
        time.at(10, () -> stage.complete("done"));
        time.at(11, () -> log.add("too far"));
        assertThat(time.scheduler().await(stage)).isEqualTo("done");
        assertThat(time.monotonicNanos()).isEqualTo(10);
        assertThat(log).isEmpty();
    }

    @Test
    void awaitThrowsWhenNothingCanCompleteTheStage() {
        time.at(10, () -> log.add("ran"));
        var never = new CompletableFuture<String>();
        assertThatThrownBy(() -> time.scheduler().await(never)).isInstanceOf(IllegalStateException.class);
        assertThat(log).containsExactly("ran");
    }

    @Test
    void awaitPassesAFailureOn() {
        var stage = new CompletableFuture<String>();
        time.at(10, () -> stage.completeExceptionally(new IllegalArgumentException("bad")));
        assertThatThrownBy(() -> time.scheduler().await(stage))
                .isInstanceOf(CompletionException.class)
                .hasCauseInstanceOf(IllegalArgumentException.class);
    }
}
