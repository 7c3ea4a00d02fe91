package org.opendrs.agent;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.opendrs.model.HostId;
import org.opendrs.model.HostSample;
import org.opendrs.spi.Telemetry;

/**
 * A look before the first turn. A backend meets the guests in a sample and reads their definitions after it, and an engine that goes on
 * from what was remembered may command them in its first turn: by then it has to be known whose balloon must not be moved.
 */
final class FirstLook {
    private static final Duration EVERY = Duration.ofMillis(50);

    /** A definition takes a millisecond; after 2 s whoever is not known is left alone. */
    private static final int TIMES = 40;

    private final Backend backend;
    private final List<HostSample> samples = new ArrayList<>();

    private FirstLook(Backend backend) {
        this.backend = backend;
    }

    /** Returns a stage that completes once the definitions are known or will not be soon; it never fails. */
    static CompletionStage<Void> at(Backend backend, Telemetry telemetry, Duration deadline) {
        var look = new FirstLook(backend);
        CompletionStage<Void> all = CompletableFuture.completedFuture(null);
        for (HostId host : telemetry.hosts()) {
            all = all.thenCompose(before -> telemetry.sample(host, deadline))
                    .thenAccept(look.samples::add)
                    // Whoever does not answer is told of in the first turn.
                    .exceptionally(failure -> null);
        }
        return all.thenCompose(seen -> look.untilNamed(TIMES));
    }

    private CompletionStage<Void> untilNamed(int times) {
        boolean named = samples.stream()
                .flatMap(sample -> sample.vms().stream())
                .allMatch(vm -> backend.names().apply(vm.id()).isPresent());
        if (named || times == 0) {
            return CompletableFuture.completedFuture(null);
        }
        var later = CompletableFuture.delayedExecutor(EVERY.toMillis(), TimeUnit.MILLISECONDS);
        return CompletableFuture.runAsync(() -> {}, later).thenCompose(passed -> untilNamed(times - 1));
    }
}
