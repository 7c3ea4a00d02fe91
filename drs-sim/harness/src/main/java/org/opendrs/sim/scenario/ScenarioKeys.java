package org.opendrs.sim.scenario;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Every key of a scenario file, by the place where it may stand. What reads a place, and what documents it, take it from here. */
final class ScenarioKeys {
    static final List<String> ROOT = List.of(
            "name",
            "seed",
            "length",
            "step",
            "policies",
            "automation",
            "migration",
            "settings",
            "hosts",
            "overcommitment",
            "vms",
            "rules",
            "restart",
            "faults",
            "checks");
    static final List<String> HOST = List.of("name", "count", "cores", "memory", "swap", "link");
    static final List<String> GUEST = List.of(
            "name",
            "count",
            "vcpus",
            "memory",
            "swap",
            "autodeflate",
            "balloon",
            "host",
            "workload",
            "allocation",
            "automation",
            "arrivals",
            "leaves");
    static final List<String> ALLOCATION = List.of("memory", "cpu");
    static final List<String> ARRIVALS = List.of("at", "every", "trace", "skip", "share");
    static final List<String> LEAVES = List.of("after");
    static final List<String> WORKLOADS = List.of("jobs", "constant", "steps", "leak", "burst", "boot", "trace");
    static final List<String> WORKLOAD =
            List.of("jobs", "constant", "steps", "leak", "burst", "boot", "trace", "writes");
    static final List<String> CONSTANT = List.of("cores", "memory");
    static final List<String> STEPS = List.of("at", "cores", "memory");
    static final List<String> LEAK = List.of("cores", "memory", "from", "rate", "upTo");
    static final List<String> BURST = List.of("cores", "memory", "peakCores", "peakMemory", "after", "lasts", "every");
    static final List<String> BOOT = List.of("cores", "memory", "lasts", "restCores", "restMemory");
    static final List<String> TRACE = List.of("name", "first", "skip", "memory");
    static final List<String> WRITES = List.of("rate", "hotSet");

    private ScenarioKeys() {}

    /** Returns the keys by place, as the reference calls it. */
    static Map<String, List<String>> all() {
        var all = new TreeMap<String, List<String>>();
        all.put("", ROOT);
        all.put("hosts", HOST);
        all.put("vms", GUEST);
        all.put("vms.allocation", ALLOCATION);
        all.put("vms.allocation.memory", Given.KEYS);
        all.put("vms.allocation.cpu", Given.KEYS);
        all.put("vms.arrivals", ARRIVALS);
        all.put("vms.leaves", LEAVES);
        all.put("vms.workload", WORKLOAD);
        all.put("vms.workload.constant", CONSTANT);
        all.put("vms.workload.steps", STEPS);
        all.put("vms.workload.leak", LEAK);
        all.put("vms.workload.burst", BURST);
        all.put("vms.workload.boot", BOOT);
        all.put("vms.workload.trace", TRACE);
        all.put("vms.workload.writes", WRITES);
        return all;
    }
}
