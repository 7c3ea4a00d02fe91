package org.opendrs.model;

/**
 * What the operator has given a VM of one resource.
 *
 * @param reservation guaranteed minimum
 * @param limit hard maximum, not below the reservation
 * @param shares relative weight under contention, one or more
 * @param <Q> the quantity, {@code Bytes} or {@code Millicores}
 */
public record Allocation<Q extends Comparable<? super Q>>(Q reservation, Q limit, long shares) {
    /**
     * Checks the three against each other.
     *
     * @throws IllegalArgumentException if the limit is below the reservation or the shares are not positive
     */
    public Allocation {
        if (limit.compareTo(reservation) < 0) {
            throw new IllegalArgumentException("limit " + limit + " is below the reservation " + reservation
                    + "; raise the limit or lower the reservation");
        }
        if (shares < 1) {
            throw new IllegalArgumentException("shares must be >= 1, got " + shares);
        }
    }
}
