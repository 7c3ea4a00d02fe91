package org.opendrs.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.opendrs.model.ClusterSnapshot;
import org.opendrs.model.HostSnapshot;
import org.opendrs.model.HostState;
import org.opendrs.model.VmSnapshot;
import org.opendrs.model.VmState;

/** Reads a snapshot from a file that a person may have edited: all mistakes at once, contradictions among them. */
final class SnapshotReader {
    private static final String ROOT = "snapshot";

    private final FileProblems problems;
    private final RecordFaults records;
    private final Map<String, String> hosts = new LinkedHashMap<>();
    private final Map<String, String> runningOn = new LinkedHashMap<>();

    private SnapshotReader(FileProblems problems) {
        this.problems = problems;
        records = new RecordFaults(problems);
    }

    /** Returns the cluster, or empty if something is wrong, which then is among the problems. */
    static Optional<ClusterSnapshot> read(JsonNode tree, FileProblems problems) {
        var fields = new ObjectFields("", tree, problems);
        fields.whole("schema", Snapshots.SCHEMA, Snapshots.SCHEMA);
        Optional<ObjectFields> body = fields.object(ROOT);
        fields.refuseOthers();
        return body.isEmpty() ? Optional.empty() : new SnapshotReader(problems).body(tree.get(ROOT));
    }

    private Optional<ClusterSnapshot> body(JsonNode node) {
        var cluster = records.check(ROOT, node, ClusterSnapshot.class);
        JsonNode list = node.path("hosts");
        for (int h = 0; h < list.size(); h++) {
            host(ROOT + ".hosts[" + h + "]", list.get(h));
        }
        return cluster;
    }

    private void host(String path, JsonNode node) {
        String id = node.path("id").asText();
        String other = hosts.putIfAbsent(id, path);
        if (other != null && !id.isBlank()) {
            problems.add(
                    path + ".id", "the host '" + id + "' stands twice, also at " + other + "; valid: each id once");
        }
        Optional<HostSnapshot> host = records.bind(node, HostSnapshot.class);
        host.ifPresent(sound -> new HostFigures(path, sound, problems).check());
        JsonNode list = node.path("vms");
        boolean isSampled = host.filter(SnapshotReader::isSampled).isPresent();
        var seen = new TreeSet<String>();
        for (int v = 0; v < list.size(); v++) {
            vm(path + ".vms[" + v + "]", list.get(v), isSampled, seen, host);
        }
    }

    private static boolean isSampled(HostSnapshot host) {
        return host.state() == HostState.UP || host.state() == HostState.MAINTENANCE;
    }

    private void vm(String path, JsonNode node, boolean isSampled, Set<String> seen, Optional<HostSnapshot> host) {
        String id = node.path("id").asText();
        if (!seen.add(id) && !id.isBlank()) {
            problems.add(path + ".id", "the VM '" + id + "' stands twice on this host; valid: each id once");
        }
        Optional<VmSnapshot> vm = records.bind(node, VmSnapshot.class);
        if (vm.isEmpty()) {
            return;
        }
        new VmFigures(path, vm.get(), problems).check(host);
        // A host that was not sampled may still show a VM that has left it; a migration shows the VM at both ends.
        boolean runs = vm.get().state() == VmState.RUNNING || vm.get().state() == VmState.PAUSED;
        if (isSampled && runs) {
            String elsewhere = runningOn.putIfAbsent(id, path);
            if (elsewhere != null && !sameHost(elsewhere, path)) {
                problems.add(
                        path + ".id",
                        "the VM '" + id + "' runs on two hosts, also at " + elsewhere
                                + "; valid: on one, or MIGRATING_OUT and MIGRATING_IN");
            }
        }
    }

    private static boolean sameHost(String a, String b) {
        return a.substring(0, a.lastIndexOf(".vms[")).equals(b.substring(0, b.lastIndexOf(".vms[")));
    }
}
