package org.opendrs.sim.scenario;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.opendrs.config.OperatorValues;
import org.opendrs.config.TextSection;
import org.opendrs.sim.trace.ArrivalTrace;
import org.opendrs.sim.trace.TraceCatalogue;
import org.opendrs.sim.trace.TraceException;
import org.opendrs.sim.trace.UsageTrace;

/** The recordings that one text names, each read once. What is wrong with one is a problem of the text where it is named. */
final class TraceShelf {
    /** The remedy stands first. */
    private static final String REMEDY = "give --traces DIR or set DRS_TRACES, a folder that holds this recording; ";

    /** How people come to recordings, by the beginning of their names. All are public. */
    private static final Map<String, String> ORIGINS = new TreeMap<>();

    static {
        ORIGINS.put("planetlab", "PlanetLab days come with CloudSim (workload/planetlab)");
        ORIGINS.put("bitbrains", "Bitbrains months are GWA-T-12 of the Grid Workloads Archive");
        ORIGINS.put("google", "Google's are pseudo-VMs of the cluster trace of 2011");
        ORIGINS.put("azure", "arrivals are the Azure Public Dataset V1");
    }

    private final TraceCatalogue catalogue;
    private final Map<String, UsageTrace> usage = new TreeMap<>();
    private final Map<String, ArrivalTrace> arrivals = new TreeMap<>();

    private final Set<String> failed = new TreeSet<>();
    private boolean toldOrigins;

    TraceShelf(TraceCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** Returns what VMs used, from the recording that this key names. */
    Optional<UsageTrace> usage(TextSection text, String key) {
        return text.text(key, "the name of a recording such as planetlab:20110303")
                .flatMap(name -> read(text, key, name, usage, catalogue::usage));
    }

    /** Returns when VMs came, from the recording that this key names. */
    Optional<ArrivalTrace> arrivals(TextSection text, String key) {
        return text.text(key, "the name of a recording such as azure-v1")
                .flatMap(name -> read(text, key, name, arrivals, catalogue::arrivals));
    }

    private <T> Optional<T> read(
            TextSection text, String key, String name, Map<String, T> read, Function<String, T> reader) {
        if (failed.contains(name)) {
            return Optional.empty();
        }
        try {
            return Optional.of(read.computeIfAbsent(name, reader));
        } catch (TraceException e) {
            failed.add(name);
            text.problem(key, e.isMissing() ? missing(name, e) : String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    /** Tells of the first what there is and how to come to more; the others would only repeat it. */
    private String missing(String name, TraceException e) {
        if (toldOrigins) {
            return "trace " + OperatorValues.quoted(name) + ": there is no such trace either";
        }
        toldOrigins = true;
        return catalogue
                .nearby(name)
                .map(folder -> e.getMessage() + "; did you mean --traces " + folder + "?")
                .orElseGet(() -> origin(name)
                        .map(origin -> REMEDY + e.getMessage() + "; " + origin)
                        .orElse(String.valueOf(e.getMessage())));
    }

    /** Returns how people come to the recording; empty if there is no such kind, which no folder can hold. */
    private static Optional<String> origin(String name) {
        return ORIGINS.entrySet().stream()
                .filter(origin -> name.startsWith(origin.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }
}
