package org.opendrs.model;

/**
 * A kind of resource that hosts have and VMs use. CPU and memory are built in; an embedder may add others, which then take part
 * in capacity checks without further code.
 *
 * @param name unique lower-case name such as {@code cpu}
 * @param unit the base unit that amounts are counted in, for display
 */
public record Resource(String name, String unit) implements Comparable<Resource> {
    /** CPU, in millicores. */
    public static final Resource CPU = new Resource("cpu", "millicores");

    /** Memory, in bytes. */
    public static final Resource MEMORY = new Resource("memory", "bytes");

    /**
     * Checks the names.
     *
     * @throws IllegalArgumentException if one of them is blank
     */
    public Resource {
        if (name.isBlank() || unit.isBlank()) {
            throw new IllegalArgumentException(
                    "a resource needs a name and a unit, got '" + name + "' and '" + unit + "'");
        }
    }

    @Override
    public int compareTo(Resource other) {
        int byName = name.compareTo(other.name);
        return byName != 0 ? byName : unit.compareTo(other.unit);
    }

    @Override
    public String toString() {
        return name;
    }
}
