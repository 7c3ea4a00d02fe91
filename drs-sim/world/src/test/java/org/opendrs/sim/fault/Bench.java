package org.opendrs.sim.fault;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.opendrs.sim.time.SimTime;

/** Virtual time, a plan, and what was injected: what every test of a decorator needs. */
final class Bench {
    static final Duration LENGTH = Duration.ofHours(1);

    final SimTime time = SimTime.startingAt(Instant.EPOCH);
    final List<InjectedFault> injected = new ArrayList<>();

    FaultSite site(FaultPlan plan) {
        return FaultSite.starting(plan, time, injected::add).named("agent");
    }

    /** Returns a site at which one class strikes every call. */
    FaultSite always(FaultClass fault) {
        return site(FaultPlan.calm(5, LENGTH).with(fault, 1));
    }

    /** Lets time pass up to the given duration since the start. */
    void runTo(Duration since) {
        time.runUntil(since.toNanos());
    }

    /** Notes when the stage completes and with what. */
    Seen see(CompletionStage<?> stage) {
        var seen = new Seen();
        stage.whenComplete((value, failure) -> {
            boolean wrapped = failure instanceof CompletionException && failure.getCause() != null;
            seen.values.add(failure == null ? value : wrapped ? failure.getCause() : failure);
            seen.at = Duration.ofNanos(time.monotonicNanos());
        });
        return seen;
    }

    /** What a stage gave. */
    static final class Seen {
        final List<Object> values = new ArrayList<>();
        Duration at = Duration.ofDays(-1);

        Object value() {
            if (values.size() != 1) {
                throw new AssertionError("the stage completed " + values.size() + " times");
            }
            return values.get(0);
        }
    }
}
