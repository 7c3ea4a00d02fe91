package org.opendrs.libvirt;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.opendrs.spi.HypervisorException;
import org.opendrs.spi.HypervisorException.Kind;

/** What went wrong in futures, without their wrapping. */
final class Failures {
    private Failures() {}

    /** Returns the failure as callers of the ports know it. */
    static HypervisorException asHypervisorException(@Nullable Throwable failure, String what) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (cause instanceof HypervisorException expected) {
            return expected;
        }
        return cause == null
                ? new HypervisorException(Kind.BACKEND_ERROR, what + ": nothing came back")
                : new HypervisorException(Kind.BACKEND_ERROR, what + ": " + cause, cause);
    }

    /** Passes the outcome of one future on to another. */
    static <T> void relay(CompletionStage<T> from, CompletableFuture<T> to) {
        from.whenComplete((value, failure) -> {
            if (failure == null) {
                to.complete(value);
            } else {
                to.completeExceptionally(asHypervisorException(failure, "call"));
            }
        });
    }
}
