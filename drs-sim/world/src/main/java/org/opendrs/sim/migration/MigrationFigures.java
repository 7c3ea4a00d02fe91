package org.opendrs.sim.migration;

/**
 * How migrations behave. The values stand in the world's constants, where each has its source.
 *
 * @param setupSeconds time before the first byte is sent
 * @param switchSeconds time from the last byte until the VM runs at the destination
 * @param downtimeLimit the VM is stopped once the rest can be sent in this many seconds
 * @param maxRounds rounds after which a migration that does not converge fails
 * @param flatRounds rounds without a smaller rest after which it fails
 */
public record MigrationFigures(
        double setupSeconds, double switchSeconds, double downtimeLimit, int maxRounds, int flatRounds) {}
