package org.opendrs.migration;

/**
 * Decides which VMs should move where.
 *
 * <p>Implementations hold no mutable state and read neither clock nor environment; randomness comes from the seed in the request
 * only, so that a recorded request replays to the same plan. They may be called by any thread.
 */
@FunctionalInterface
public interface MigrationPlanner {
    /** Returns the plan. It may be empty or partial; the trace then says why. */
    MigrationPlan plan(PlanningRequest request);
}
