package org.opendrs.model;

/**
 * Identifies one virtual machine in the whole cluster, usually by its UUID.
 *
 * @param value 1 to 256 characters, not blank
 */
public record VmId(String value) implements Comparable<VmId> {
    /**
     * Checks the identifier.
     *
     * @throws IllegalArgumentException if it is blank or too long
     */
    public VmId {
        Identifiers.check("VM", value);
    }

    @Override
    public int compareTo(VmId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
