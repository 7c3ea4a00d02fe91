package org.opendrs.spi;

import java.time.Duration;
import org.opendrs.unit.Bytes;

/** How a migration ended. */
public sealed interface MigrationOutcome {
    /**
     * The VM runs at the destination.
     *
     * @param duration from start to end
     * @param downtime time in which it ran nowhere
     * @param transferred memory sent over the network
     */
    record Completed(Duration duration, Duration downtime, Bytes transferred) implements MigrationOutcome {}

    /**
     * The VM did not move and runs at the source, if it still exists.
     *
     * @param detail the backend's own words
     */
    record Failed(String detail) implements MigrationOutcome {}

    /**
     * Nobody knows where the VM is: look at both hosts before deciding again.
     *
     * @param detail the backend's own words
     */
    record Unknown(String detail) implements MigrationOutcome {}
}
