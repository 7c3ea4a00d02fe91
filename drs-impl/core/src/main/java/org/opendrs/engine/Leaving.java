package org.opendrs.engine;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.opendrs.balloon.BalloonPlan;

/** An engine on its way out: waits for what is under way, hands back, waits again, and tells what is left. Confined to the mailbox. */
final class Leaving {
    /** Between two looks whether all commands are settled; they usually are within milliseconds. */
    private static final Duration LOOK_EVERY = Duration.ofMillis(50);

    /** Between two looks at hosts of which there is no news; counters are read about once a second. */
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

    private final Mailbox mailbox;
    private final Cadence cadence;
    private final CompletableFuture<Farewell> result = new CompletableFuture<>();
    private List<BalloonPlan> plans = List.of();
    private int commands;

    Leaving(Mailbox mailbox, Cadence cadence) {
        this.mailbox = mailbox;
        this.cadence = cadence;
    }

    CompletionStage<Farewell> result() {
        return result;
    }

    /** Begins; any thread. */
    void begin(OnStop what, Duration patience) {
        mailbox.after(patience, this::finish);
        mailbox.post(() -> cadence.part(parting -> whenSettled(() -> handBack(parting, what))));
    }

    /** Looks until there is news of a host: what the last turn has just seen tells nothing of what it then asked for. */
    private void handBack(Parting parting, OnStop what) {
        if (what == OnStop.HOLD || !parting.mayAct()) {
            finish();
            return;
        }
        parting.handBack(what == OnStop.RELEASE, (planned, issued) -> {
            plans = planned;
            commands = issued;
            if (planned.isEmpty() && !result.isDone()) {
                mailbox.after(LOOK_AGAIN, () -> handBack(parting, what));
            } else {
                whenSettled(this::finish);
            }
        });
    }

    private void whenSettled(Runnable next) {
        if (result.isDone()) {
            return;
        }
        if (cadence.isSettled()) {
            next.run();
        } else {
            mailbox.after(LOOK_EVERY, () -> whenSettled(next));
        }
    }

    private void finish() {
        if (!result.isDone()) {
            result.complete(new Farewell(cadence.state(), plans, commands, cadence.isSettled()));
        }
    }
}
