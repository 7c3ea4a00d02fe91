package org.opendrs.sim.bench;

import java.util.List;

/** The benches by name. */
public final class Benches {
    private static final List<Bench> ALL = List.of(
            new ThesisBench(),
            new HotspotBench(),
            new FaultsBench(),
            new ScaleBench(),
            new WorldBench(),
            new ConstantsBench());

    private Benches() {}

    /** Returns all benches. */
    public static List<Bench> all() {
        return ALL;
    }

    /** Returns the names that may be asked for. */
    public static List<String> names() {
        return ALL.stream().map(Bench::name).toList();
    }

    /**
     * Returns the bench with this name.
     *
     * @throws IllegalArgumentException if there is none; it says which there are
     */
    public static Bench named(String name) {
        return ALL.stream()
                .filter(bench -> bench.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("unknown bench '" + name + "'; valid are " + names()));
    }
}
