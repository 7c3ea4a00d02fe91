package org.opendrs.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import org.opendrs.model.ClusterSnapshot;

/**
 * Reads clusters from files that people hand in: the JSON form of a snapshot ({@link Snapshots}), or an instance in the neutral form of
 * planner benchmarks, whichever the content is. Checks more than a record needs, and names all mistakes at once. Pure; for any thread.
 */
public final class Clusters {
    private Clusters() {}

    /**
     * Returns the cluster in this text. An instance becomes a snapshot with revision 1 whose VMs run with good data and hold and demand
     * all of their memory.
     *
     * @param source where the text comes from, for messages
     * @throws RecordException if it is neither, or contradicts itself; the message has a line for each problem with its line, column,
     *     path and value, and what would be valid
     */
    public static ClusterSnapshot read(String source, String json) {
        var problems = new FileProblems(source, json);
        JsonNode tree = problems.tree();
        if (tree.has("snapshot") || tree.has("schema")) {
            var cluster = SnapshotReader.read(tree, problems);
            problems.orThrow();
            return cluster.orElseThrow();
        }
        if (tree.has("hosts") || tree.has("vms")) {
            var cluster = InstanceReader.read(tree, problems);
            problems.orThrow();
            return cluster;
        }
        var names = new ArrayList<String>();
        tree.fieldNames().forEachRemaining(names::add);
        throw new RecordException(
                source + ":1:1 this is no cluster: it is "
                        + (tree.isObject() ? "an object with the fields " + names : ObjectFields.shown(tree))
                        + "; valid: a snapshot, {\"schema\":1,\"snapshot\":{...}}, or an instance, {\"hosts\":[...],\"vms\":[...]}");
    }
}
