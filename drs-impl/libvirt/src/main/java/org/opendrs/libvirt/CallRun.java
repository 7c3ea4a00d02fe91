package org.opendrs.libvirt;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.opendrs.spi.Cancellable;
import org.opendrs.spi.HypervisorException;
import org.opendrs.spi.HypervisorException.Kind;

/**
 * One call on its way through a {@link CallRunner}.
 *
 * @param <T> what it returns
 */
final class CallRun<T> implements Runnable {
    private final String what;
    private final NativeCall<T> call;
    private final CallRunner runner;
    private final Consumer<T> late;
    private final CompletableFuture<T> result = new CompletableFuture<>();
    private final AtomicReference<Phase> phase = new AtomicReference<>(Phase.WAITING);

    private enum Phase {
        WAITING,
        RUNNING,
        OVERDUE,
        ENDED
    }

    CallRun(String what, NativeCall<T> call, CallRunner runner, Consumer<T> late) {
        this.what = what;
        this.call = call;
        this.runner = runner;
        this.late = late;
    }

    CompletionStage<T> result() {
        return result;
    }

    void fail(HypervisorException failure) {
        result.completeExceptionally(failure);
    }

    /** The timer is of no use once the call has ended. */
    void expireWith(Cancellable timer) {
        result().whenComplete((value, failure) -> timer.cancel());
    }

    @Override
    public void run() {
        if (!phase.compareAndSet(Phase.WAITING, Phase.RUNNING)) {
            return;
        }
        T value = null;
        Throwable failure = null;
        try {
            value = call.make();
        } catch (HypervisorException | RuntimeException | LinkageError e) {
            failure = e;
        } finally {
            end(value, failure);
        }
    }

    private void end(@Nullable T value, @Nullable Throwable failure) {
        if (!phase.compareAndSet(Phase.RUNNING, Phase.ENDED)) {
            runner.returned(what);
            if (value != null) {
                late.accept(value);
            }
        } else if (value != null) {
            result.complete(value);
        } else {
            fail(Failures.asHypervisorException(failure, what));
        }
    }

    void expire(Duration deadline) {
        if (phase.compareAndSet(Phase.WAITING, Phase.ENDED)) {
            fail(new HypervisorException(Kind.TIMEOUT, what + ": could not start within " + Seconds.of(deadline)));
        } else if (phase.compareAndSet(Phase.RUNNING, Phase.OVERDUE)) {
            runner.hangs(what);
            fail(new HypervisorException(Kind.TIMEOUT, what + ": no answer within " + Seconds.of(deadline)));
        }
    }
}
