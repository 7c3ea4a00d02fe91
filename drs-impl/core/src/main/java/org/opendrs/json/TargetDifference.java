package org.opendrs.json;

import org.opendrs.unit.Bytes;

/**
 * How far the balloon targets of one policy are from those that were recorded in one turn.
 *
 * @param targets VMs whose target differs; one that only one of the two commands counts
 * @param bytes sum of the differences; a VM that is not commanded keeps what it has
 */
public record TargetDifference(long targets, Bytes bytes) {
    /** No difference. */
    public static final TargetDifference NONE = new TargetDifference(0, Bytes.ZERO);

    /** Returns the sum of both. */
    public TargetDifference plus(TargetDifference other) {
        return new TargetDifference(targets + other.targets, bytes.plus(other.bytes));
    }
}
