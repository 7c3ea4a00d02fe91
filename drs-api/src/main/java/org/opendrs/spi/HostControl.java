package org.opendrs.spi;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletionStage;

/** Asks hosts to do something. Safe for use by any thread. */
public interface HostControl {
    /** Returns which commands are understood. Constant over the life of the instance. */
    Set<Capability> capabilities();

    /**
     * Issues a command once; there are no retries in here.
     *
     * @return a stage with the outcome, at the deadline at the latest with {@link CommandOutcome.Unknown}; it never fails
     */
    CompletionStage<CommandOutcome> apply(HostCommand command, Duration deadline);
}
