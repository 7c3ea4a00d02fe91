package org.opendrs.sim.cli;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.opendrs.control.TurnReport;
import org.opendrs.core.state.EngineState;
import org.opendrs.engine.DrsEngine;
import org.opendrs.libvirt.Diagnosis;
import org.opendrs.libvirt.LibvirtHostSpec;
import org.opendrs.model.Automation;
import org.opendrs.model.HostId;
import org.opendrs.model.HostSample;
import org.opendrs.spi.ForwardingTelemetry;
import org.opendrs.spi.Telemetry;

/**
 * Looks at one real host with the eyes of the production engine, which has no hands here: what is seen, is what an agent would see.
 * Every wait has an end. Used by one thread.
 */
final class HostWatch implements AutoCloseable {
    /** The engine's own deadlines end a look; this is for the case that they do not. */
    private static final Duration SLACK = Duration.ofSeconds(10);

    private static final Duration DEFINITIONS_WITHIN = Duration.ofSeconds(2);
    private static final Duration DEFINITIONS_EVERY = Duration.ofMillis(50);

    private final RealHost host;
    private final HostParts parts;
    private final Duration timeout;
    private final DrsEngine engine;
    private volatile @Nullable HostSample newest;
    private volatile @Nullable HostSample before;
    private volatile @Nullable Diagnosis trouble;

    private HostWatch(RealHost host, HostParts parts, Duration timeout, Optional<EngineState> remembered) {
        this.host = host;
        this.parts = parts;
        this.timeout = timeout;
        var builder = DrsEngine.builder()
                .telemetry(new Tap(host.telemetry()))
                .inventory(host.inventory())
                .clock(parts.clock())
                .automation(Automation.ADVISE)
                .withoutPlanner();
        remembered.ifPresent(builder::state);
        engine = builder.build();
    }

    /**
     * Opens a host and takes a first look, from which the next one computes rates.
     *
     * @throws HostTrouble if it does not answer, or not us
     */
    static HostWatch open(
            LibvirtHostSpec spec, HostAccess access, Duration timeout, HostParts parts, Optional<EngineState> state) {
        RealHost host = parts.opener().open(spec, access);
        try {
            HostSample first = answer(host, timeout, host.telemetry().sample(host.id(), timeout));
            waitForDefinitions(host, first, parts);
        } catch (HostTrouble e) {
            host.close();
            throw e;
        }
        var watch = new HostWatch(host, parts, timeout, state);
        try {
            watch.look();
            return watch;
        } catch (HostTrouble e) {
            watch.close();
            throw e;
        }
    }

    /** They are read after the first sample, and may be missing for good. */
    private static void waitForDefinitions(RealHost host, HostSample sample, HostParts parts) {
        long most = DEFINITIONS_WITHIN.dividedBy(DEFINITIONS_EVERY);
        for (long i = 0;
                i < most && host.definitions().get().size() < sample.vms().size();
                i++) {
            parts.pause().accept(DEFINITIONS_EVERY);
        }
    }

    RealHost host() {
        return host;
    }

    /** Lets time pass and looks. */
    HostLook lookAfter(Duration time) {
        parts.pause().accept(time);
        return look();
    }

    /** Looks so many times, each time after this time, and returns what was seen last. */
    HostLook lookAfter(Duration time, int times) {
        for (int i = 1; i < times; i++) {
            lookAfter(time);
        }
        return lookAfter(time);
    }

    private HostLook look() {
        var snapshot = answer(host, timeout.plus(SLACK), engine.monitoring().observe()).hosts().stream()
                .filter(seen -> seen.id().equals(host.id()))
                .findFirst()
                .orElseThrow(() -> HostTrouble.silent(host.uri(), timeout, new IllegalStateException("not seen")));
        return new HostLook(
                snapshot, Optional.ofNullable(newest), Optional.ofNullable(before), Optional.ofNullable(trouble));
    }

    /** Has the engine decide once, which changes nothing on the host. */
    TurnReport decide() {
        return answer(host, timeout.plus(SLACK), engine.turn());
    }

    /** Returns what the engine remembers now. */
    EngineState state() {
        return answer(host, timeout, engine.state());
    }

    /**
     * Waits for an answer of the host.
     *
     * @throws HostTrouble if there is none
     */
    <T> T answer(CompletionStage<T> stage) {
        return answer(host, timeout, stage);
    }

    private static <T> T answer(RealHost host, Duration patience, CompletionStage<T> stage) {
        try {
            // Whoever promises an answer by the deadline may be a moment late.
            return stage.toCompletableFuture().get(patience.plusSeconds(1).toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw HostTrouble.of(host.uri(), e.getCause() == null ? e : e.getCause(), patience);
        } catch (TimeoutException e) {
            throw HostTrouble.silent(host.uri(), patience, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw HostTrouble.silent(host.uri(), patience, e);
        }
    }

    @Override
    public void close() {
        engine.close();
        host.close();
    }

    /** Keeps the counters that pass by: the engine's snapshot lacks those that only people want to see. */
    private final class Tap extends ForwardingTelemetry {
        Tap(Telemetry telemetry) {
            super(telemetry);
        }

        @Override
        public CompletionStage<HostSample> sample(HostId id, Duration deadline) {
            return super.sample(id, deadline).whenComplete((sample, failure) -> {
                trouble = failure == null ? null : Diagnosis.of(host.uri(), failure);
                if (failure == null) {
                    before = newest;
                    newest = sample;
                }
            });
        }
    }
}
