package org.opendrs.sim.fault;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.opendrs.spi.Cancellable;

/**
 * The one answer to a call that a fault has struck. Whatever comes first counts, and the deadline always comes.
 *
 * @param <T> what the port answers
 */
final class Answer<T> {
    private final CompletableFuture<T> future = new CompletableFuture<>();

    private Answer() {}

    /** Returns an answer that gives up at the deadline in the way that the port prescribes. */
    static <T> Answer<T> within(Duration deadline, FaultSite site, Consumer<Answer<T>> giveUp) {
        var answer = new Answer<T>();
        Cancellable timer = site.after(deadline, () -> giveUp.accept(answer));
        answer.stage().whenComplete((value, failure) -> timer.cancel());
        return answer;
    }

    void give(T value) {
        future.complete(value);
    }

    void fail(Exception failure) {
        future.completeExceptionally(failure);
    }

    /** Gives what the stage gives, as soon as it does. */
    void follow(CompletionStage<T> stage) {
        stage.whenComplete((value, failure) -> {
            if (failure == null) {
                future.complete(value);
            } else {
                future.completeExceptionally(cause(failure));
            }
        });
    }

    CompletionStage<T> stage() {
        return future;
    }

    private static Throwable cause(Throwable failure) {
        Throwable cause = failure.getCause();
        return failure instanceof CompletionException && cause != null ? cause : failure;
    }
}
