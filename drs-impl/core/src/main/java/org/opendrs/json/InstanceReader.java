package org.opendrs.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.opendrs.model.Allocation;
import org.opendrs.model.ClusterSnapshot;
import org.opendrs.model.DataQuality;
import org.opendrs.model.GuestClass;
import org.opendrs.model.GuestFacts;
import org.opendrs.model.HostId;
import org.opendrs.model.HostPressure;
import org.opendrs.model.HostSnapshot;
import org.opendrs.model.HostState;
import org.opendrs.model.MemoryState;
import org.opendrs.model.ResourceVector;
import org.opendrs.model.VmId;
import org.opendrs.model.VmSnapshot;
import org.opendrs.model.VmState;
import org.opendrs.unit.ByteRate;
import org.opendrs.unit.Bytes;
import org.opendrs.unit.Millicores;

/**
 * Reads the neutral form in which benchmark instances for planners are exchanged: {@code
 * {"seed":1,"hosts":[{"id","cores","mem"}],"vms":[{"id","host","vcpus","mem","cpuLoad","memLoad","dirtyMiBps"}]}}, memory in MiB, load in
 * cores. A VM's memory is allocated for good, so it is reserved whole.
 */
final class InstanceReader {
    private static final long MOST_CORES = 100_000;
    private static final long MOST_MIB = 1L << 30;
    private static final long MOST_DIRTY_MIBPS = 1_000_000;
    private static final long SHARES_PER_VCPU = 1000;
    private static final BigDecimal MILLICORES = BigDecimal.valueOf(1000);

    /** Stands for an id that could not be read. */
    private static final String UNKNOWN = "?";

    private final FileProblems problems;
    private final Map<String, Host> hosts = new LinkedHashMap<>();
    private final Set<String> vms = new TreeSet<>();

    private InstanceReader(FileProblems problems) {
        this.problems = problems;
    }

    /** A host while it is filled. */
    private static final class Host {
        private final String path;
        private final long cores;
        private final long mib;
        private boolean isSound;
        private long usedMillicores;
        private long usedMib;
        private final List<VmSnapshot> vms = new ArrayList<>();

        Host(String path, long cores, long mib) {
            this.path = path;
            this.cores = cores;
            this.mib = mib;
        }
    }

    /** Returns the cluster; what is wrong is added to the problems. */
    static ClusterSnapshot read(JsonNode tree, FileProblems problems) {
        var reader = new InstanceReader(problems);
        var fields = new ObjectFields("", tree, problems);
        fields.optionalWhole("seed", Long.MIN_VALUE, Long.MAX_VALUE);
        var hosts = fields.list("hosts");
        for (var element : hosts) {
            reader.host(new ObjectFields(element.path(), element.node(), problems));
        }
        if (hosts.isEmpty() && tree.path("hosts").isArray() && !tree.path("vms").isEmpty()) {
            fields.complain("hosts", "is an empty list; valid: the hosts on which the VMs run");
        }
        for (var element : fields.list("vms")) {
            reader.vm(new ObjectFields(element.path(), element.node(), problems));
        }
        fields.refuseOthers();
        reader.checkCapacity();
        return problems.count() > 0 ? new ClusterSnapshot(1, Instant.EPOCH, List.of()) : reader.cluster();
    }

    private void host(ObjectFields fields) {
        String id = id(fields, "id");
        int before = problems.count();
        var host = new Host(fields.path(), fields.whole("cores", 1, MOST_CORES), fields.whole("mem", 1, MOST_MIB));
        host.isSound = problems.count() == before;
        fields.refuseOthers();
        if (hosts.putIfAbsent(id, host) != null && !id.equals(UNKNOWN)) {
            fields.complain("id", "the host '" + id + "' stands twice; valid: each id once");
        }
    }

    private static String id(ObjectFields fields, String name) {
        String id = fields.text(name);
        try {
            return new VmId(id).value();
        } catch (IllegalArgumentException e) {
            fields.complain(name, "is not valid: " + e.getMessage());
            return UNKNOWN;
        }
    }

    private void vm(ObjectFields fields) {
        String id = id(fields, "id");
        String home = id(fields, "host");
        int before = problems.count();
        long vcpus = fields.whole("vcpus", 1, MOST_CORES);
        long mib = fields.whole("mem", 1, MOST_MIB);
        boolean isSized = problems.count() == before;
        BigDecimal load = fields.number("cpuLoad", 0, MOST_CORES);
        fields.optionalNumber("memLoad", 0, MOST_MIB)
                .filter(used -> isSized && used.compareTo(BigDecimal.valueOf(mib)) > 0)
                .ifPresent(used -> fields.complain("memLoad", "is more than mem, " + mib + " MiB"));
        fields.optionalNumber("dirtyMiBps", 0, MOST_DIRTY_MIBPS);
        fields.refuseOthers();
        if (isSized && load.compareTo(BigDecimal.valueOf(vcpus)) > 0) {
            fields.complain("cpuLoad", "is more than the VM's " + vcpus + " vcpus; valid: 0 to " + vcpus);
        }
        if (!vms.add(id) && !id.equals(UNKNOWN)) {
            fields.complain("id", "the VM '" + id + "' stands twice; valid: each id once");
        }
        Host host = hosts.get(home);
        if (host == null) {
            missing(fields, home);
            return;
        }
        long millicores =
                load.multiply(MILLICORES).setScale(0, RoundingMode.HALF_UP).longValueExact();
        host.usedMillicores += millicores;
        host.usedMib += mib;
        host.vms.add(snapshot(new VmId(id), vcpus, Bytes.mib(mib), Millicores.millicores(millicores)));
    }

    /** Where hosts could not be read, no VM can be blamed for naming one of them. */
    private void missing(ObjectFields fields, String home) {
        if (!home.equals(UNKNOWN) && !hosts.isEmpty() && !hosts.containsKey(UNKNOWN)) {
            fields.complain("host", "there is no host '" + home + "'; valid: the id of one of the hosts");
        }
    }

    private static VmSnapshot snapshot(VmId id, long vcpus, Bytes memory, Millicores load) {
        var used = ResourceVector.of(load, memory);
        return new VmSnapshot(
                id,
                VmState.RUNNING,
                used,
                used,
                new MemoryState(memory, memory, Bytes.ZERO, Bytes.ZERO, memory, ByteRate.ZERO, ByteRate.ZERO, 0),
                new Allocation<>(memory, memory, Math.max(1, memory.value() >> 20)),
                new Allocation<>(Millicores.ZERO, Millicores.cores(vcpus), vcpus * SHARES_PER_VCPU),
                GuestFacts.UNKNOWN,
                GuestClass.COOPERATIVE,
                DataQuality.GOOD,
                Duration.ZERO);
    }

    private void checkCapacity() {
        for (Host host : hosts.values()) {
            if (host.isSound && host.usedMib > host.mib) {
                problems.add(
                        FileProblems.field(host.path, "mem"),
                        "its VMs have " + host.usedMib + " MiB, the host " + host.mib
                                + " MiB; valid: not more than it has");
            }
            if (host.isSound && host.usedMillicores > host.cores * 1000) {
                problems.add(
                        FileProblems.field(host.path, "cores"),
                        "its VMs use " + host.usedMillicores + " millicores, the host has " + host.cores * 1000
                                + "; valid: not more than it has");
            }
        }
    }

    private ClusterSnapshot cluster() {
        var built = new ArrayList<HostSnapshot>();
        hosts.forEach((id, host) -> built.add(new HostSnapshot(
                new HostId(id),
                Instant.EPOCH,
                HostState.UP,
                ResourceVector.of(Millicores.cores(host.cores), Bytes.mib(host.mib)),
                ResourceVector.ZERO,
                HostPressure.NONE,
                host.vms)));
        return new ClusterSnapshot(1, Instant.EPOCH, built);
    }
}
