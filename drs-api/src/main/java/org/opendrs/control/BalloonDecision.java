package org.opendrs.control;

import org.opendrs.balloon.BalloonPlan;
import org.opendrs.balloon.BalloonRequest;

/**
 * A balloon policy's question and answer, enough to replay it.
 *
 * @param request what it was asked
 * @param plan what it said
 */
public record BalloonDecision(BalloonRequest request, BalloonPlan plan) {}
