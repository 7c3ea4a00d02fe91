/**
 * Decides which VMs move where, checks such plans and explains them.
 *
 * <p>Pure: data in, plan out; no clock, thread, log, I/O, and no randomness but from the seed in the request. Depends on drs-api
 * only. Start at {@link org.opendrs.core.plan.RepairPlanner}, which finds a plan; {@link org.opendrs.core.plan.PlanChecker} proves
 * any plan without trusting a planner (it shares no code with it but the codes in {@link org.opendrs.core.plan.PlanReasons}), and
 * {@link org.opendrs.core.plan.PlanExplainer} answers why one VM did not go to one host. The hypothetical state at one stage of a
 * plan is {@code Placement}; the filters beside it are one rule each. {@link org.opendrs.core.plan.CapGoal} asks for a plan on a
 * snapshot alone, {@link org.opendrs.core.plan.RepairBound} says what any such plan needs at least.
 */
@NullMarked
package org.opendrs.core.plan;

import org.jspecify.annotations.NullMarked;
