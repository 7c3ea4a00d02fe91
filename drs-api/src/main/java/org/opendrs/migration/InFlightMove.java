package org.opendrs.migration;

/**
 * A move that was decided in an earlier turn and has not ended.
 *
 * @param move the move
 * @param startedAtNanos when it was decided, on the monotonic clock
 * @param copying whether the hypervisor has started; before that, memory is being reserved and freed at the destination
 */
public record InFlightMove(Move move, long startedAtNanos, boolean copying) {}
