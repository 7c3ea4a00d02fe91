package org.opendrs.migration;

import java.time.Duration;
import org.opendrs.unit.Bytes;

/**
 * What a migration is expected to cost.
 *
 * @param transferred memory sent over the network
 * @param duration from start to end
 */
public record MigrationCost(Bytes transferred, Duration duration) {}
