package org.opendrs.sim.tck;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.opendrs.spi.DrsClock;
import org.opendrs.spi.TurnScheduler;

/**
 * What a kit needs from whoever runs it. A kit is called on a thread that is not the scheduler's own.
 *
 * @param clock the clock that the port uses
 * @param scheduler lets time pass: waiting for a stage runs or awaits whatever completes it
 * @param allowances how patient the kit is
 */
public record TckEnvironment(DrsClock clock, TurnScheduler scheduler, TckAllowances allowances) {
    /** Lets this much time pass. */
    void pass(Duration time) {
        var over = new CompletableFuture<Boolean>();
        scheduler.schedule(time, () -> over.complete(true));
        scheduler.await(over);
    }
}
