package org.opendrs.model;

import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.opendrs.unit.Bytes;
import org.opendrs.unit.Millicores;

/**
 * Amounts of several resources: usage, demand, capacity or reserve. A resource that is not named has the amount zero, and one
 * of which there is nothing is not named: two vectors are equal exactly if all their amounts are.
 *
 * <p>Immutable. CPU and memory are held apart from the open rest because nearly every vector has just these two.
 */
public final class ResourceVector {
    /** Nothing of anything. */
    public static final ResourceVector ZERO = new ResourceVector(0, 0, Collections.emptySortedMap());

    private static final SortedSet<Resource> CPU_AND_MEMORY =
            Collections.unmodifiableSortedSet(new TreeSet<>(List.of(Resource.CPU, Resource.MEMORY)));

    private final long cpu;
    private final long memory;
    private final SortedMap<Resource, Long> others;

    private ResourceVector(long cpu, long memory, SortedMap<Resource, Long> others) {
        this.cpu = cpu;
        this.memory = memory;
        this.others = others;
    }

    /** Returns a vector of CPU and memory. */
    public static ResourceVector of(Millicores cpu, Bytes memory) {
        return new ResourceVector(cpu.value(), memory.value(), Collections.emptySortedMap());
    }

    /** Returns the CPU share of this vector. */
    public Millicores cpu() {
        return Millicores.millicores(cpu);
    }

    /** Returns the memory share of this vector. */
    public Bytes memory() {
        return Bytes.bytes(memory);
    }

    /** Returns the amount of the given resource in its base unit; zero if it is not named. */
    public long amount(Resource resource) {
        if (resource.equals(Resource.CPU)) {
            return cpu;
        }
        if (resource.equals(Resource.MEMORY)) {
            return memory;
        }
        return others.getOrDefault(resource, 0L);
    }

    /** Returns CPU, memory and every further resource of which there is something, in name order. */
    public SortedSet<Resource> resources() {
        if (others.isEmpty()) {
            return CPU_AND_MEMORY;
        }
        var all = new TreeSet<>(others.keySet());
        all.add(Resource.CPU);
        all.add(Resource.MEMORY);
        return Collections.unmodifiableSortedSet(all);
    }

    /**
     * Returns a copy in which one resource has the given amount; zero takes it out.
     *
     * @throws IllegalArgumentException if the amount is negative
     */
    public ResourceVector with(Resource resource, long amount) {
        if (amount < 0) {
            throw new IllegalArgumentException(resource + " must be >= 0 " + resource.unit() + ", got " + amount);
        }
        if (resource.equals(Resource.CPU)) {
            return new ResourceVector(amount, memory, others);
        }
        if (resource.equals(Resource.MEMORY)) {
            return new ResourceVector(cpu, amount, others);
        }
        var copy = new TreeMap<>(others);
        if (amount == 0) {
            copy.remove(resource);
        } else {
            copy.put(resource, amount);
        }
        return new ResourceVector(cpu, memory, Collections.unmodifiableSortedMap(copy));
    }

    /** Returns whether there is something of no other resource than CPU and memory. */
    public boolean isCpuAndMemory() {
        return others.isEmpty();
    }

    /** Returns the sum, resource by resource. */
    public ResourceVector plus(ResourceVector other) {
        var sum = new ResourceVector(Math.addExact(cpu, other.cpu), Math.addExact(memory, other.memory), others);
        if (other.others.isEmpty()) {
            return sum;
        }
        for (var entry : other.others.entrySet()) {
            sum = sum.with(entry.getKey(), Math.addExact(sum.amount(entry.getKey()), entry.getValue()));
        }
        return sum;
    }

    /** Returns the difference, resource by resource, never below zero. */
    public ResourceVector minusOrZero(ResourceVector other) {
        var rest = new ResourceVector(Math.max(0, cpu - other.cpu), Math.max(0, memory - other.memory), others);
        if (others.isEmpty()) {
            return rest;
        }
        for (var entry : others.entrySet()) {
            long left = entry.getValue() - other.amount(entry.getKey());
            rest = rest.with(entry.getKey(), Math.max(0, left));
        }
        return rest;
    }

    /** Returns whether no resource here exceeds its amount in {@code capacity}. */
    public boolean fitsWithin(ResourceVector capacity) {
        if (cpu > capacity.cpu || memory > capacity.memory) {
            return false;
        }
        return others.entrySet().stream().allMatch(e -> e.getValue() <= capacity.amount(e.getKey()));
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof ResourceVector that
                && cpu == that.cpu
                && memory == that.memory
                && others.equals(that.others);
    }

    @Override
    public int hashCode() {
        return Objects.hash(cpu, memory, others);
    }

    @Override
    public String toString() {
        return "cpu=" + cpu + " memory=" + memory + (others.isEmpty() ? "" : " " + others);
    }
}
