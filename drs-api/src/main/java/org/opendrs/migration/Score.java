package org.opendrs.migration;

/**
 * How good a placement is.
 *
 * @param objective sum over hosts of the dominant resource's utilisation squared, with a small term for the others; lower is better
 * @param hotHosts hosts above the level at which a resource counts as full
 * @param maxUtilisation largest utilisation of any resource on any host, as a ratio of allocatable capacity
 */
public record Score(double objective, int hotHosts, double maxUtilisation) {}
