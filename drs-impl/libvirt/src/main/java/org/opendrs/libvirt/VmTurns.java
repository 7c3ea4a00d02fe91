package org.opendrs.libvirt;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiFunction;
import org.opendrs.model.VmId;
import org.opendrs.spi.Cancellable;
import org.opendrs.spi.CommandOutcome;
import org.opendrs.spi.CommandOutcome.Refusal;
import org.opendrs.spi.CommandOutcome.Refused;
import org.opendrs.spi.DrsClock;

/**
 * Commands to one VM reach libvirt in the order in which they were given, also if the first one is overdue: what is asked last shall
 * hold. Safe for use by any thread.
 */
final class VmTurns {
    private final DeadlineTimer timer;
    private final DrsClock clock;
    private final Map<VmId, CompletableFuture<Boolean>> last = new ConcurrentHashMap<>();

    VmTurns(DeadlineTimer timer, DrsClock clock) {
        this.timer = timer;
        this.clock = clock;
    }

    /**
     * Sends a command as soon as those before it have ended.
     *
     * @param send sends it, given what is left of the deadline and what to run when it has ended, which is when the native call has
     *     returned or will never be made
     * @return completes at the deadline at the latest; with BUSY if it was not sent until then
     */
    CompletionStage<CommandOutcome> run(
            VmId vm, Duration deadline, BiFunction<Duration, Runnable, CompletionStage<CommandOutcome>> send) {
        var mine = new CompletableFuture<Boolean>();
        CompletionStage<Boolean> before = last.put(vm, mine);
        Runnable ended = () -> {
            last.remove(vm, mine);
            mine.complete(true);
        };
        if (before == null) {
            return send.apply(deadline, ended);
        }
        long start = clock.monotonicNanos();
        var waits = new AtomicBoolean(true);
        var result = new CompletableFuture<CommandOutcome>();
        Cancellable expiry = timer.after(deadline, () -> {
            if (waits.compareAndSet(true, false)) {
                result.complete(new Refused(Refusal.BUSY, "an earlier command to " + vm + " has not returned"));
            }
        });
        before.whenComplete((done, failure) -> {
            if (waits.compareAndSet(true, false)) {
                expiry.cancel();
                Duration left = deadline.minusNanos(clock.monotonicNanos() - start);
                send.apply(left, ended).whenComplete((outcome, never) -> result.complete(outcome));
            } else {
                ended.run();
            }
        });
        return result;
    }
}
