package org.opendrs.model;

/**
 * Identifies one host (hypervisor node) in the cluster.
 *
 * @param value 1 to 256 characters, not blank
 */
public record HostId(String value) implements Comparable<HostId> {
    /**
     * Checks the identifier.
     *
     * @throws IllegalArgumentException if it is blank or too long
     */
    public HostId {
        Identifiers.check("host", value);
    }

    @Override
    public int compareTo(HostId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
