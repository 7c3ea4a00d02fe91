package org.opendrs.core.plan;

import org.opendrs.unit.Bytes;

/**
 * What a repair may be asked for beyond the request, mostly by people who plan by hand.
 *
 * @param measure how destinations are ranked
 * @param maxHeld memory that all moving VMs together may hold
 */
public record RepairOptions(BalanceMeasure measure, Bytes maxHeld) {
    /** Dominant resource, any amount of memory. */
    public static final RepairOptions DEFAULT = new RepairOptions(BalanceMeasure.DOMINANT, Bytes.bytes(Long.MAX_VALUE));
}
