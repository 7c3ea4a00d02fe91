package org.opendrs.sim.cli;

import static org.opendrs.unit.Bytes.gib;
import static org.opendrs.unit.Millicores.cores;

import java.util.ArrayList;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.opendrs.core.plan.CapGoal;
import org.opendrs.json.PlanFile;
import org.opendrs.json.PlanFiles;
import org.opendrs.migration.PlanningRequest;
import org.opendrs.model.ClusterSnapshot;
import org.opendrs.model.HostId;
import org.opendrs.model.HostSnapshot;

/** A plan of many moves, each from a hot host of its own to an empty one of its own, some of them made wrong. */
final class ManyMoves {
    static final int MOVES = 1200;

    /** The entry whose VM is too large for where the first one goes. */
    static final int WRONG = 7;

    private ManyMoves() {}

    static PlanningRequest request() {
        var hosts = new ArrayList<HostSnapshot>();
        for (int i = 0; i < MOVES; i++) {
            long size = i == WRONG ? 20 : 10;
            hosts.add(HostSnapshot.builder(new HostId("hot" + i), gib(2 * size), cores(16))
                    .vm("vm" + i, vm -> vm.memory(gib(size)))
                    .vm("stays" + i, vm -> vm.memory(gib(size)))
                    .build());
            hosts.add(HostSnapshot.builder(new HostId("cold" + i), gib(size + 5), cores(16))
                    .build());
        }
        var cluster = ClusterSnapshot.of(hosts.toArray(HostSnapshot[]::new));
        return CapGoal.byDefault(cluster).request(cluster).build();
    }

    /** Returns the plan with one wrong move, or with this many that go nowhere. */
    static PlanFile planWith(int wrong) {
        return PlanFiles.read(
                "plan.json",
                IntStream.range(0, MOVES)
                        .mapToObj(i -> "{\"vm\":\"vm%d\",\"from\":\"hot%d\",\"to\":\"%s\",\"stage\":0}"
                                .formatted(i, i, destination(i, wrong)))
                        .collect(Collectors.joining(",", "{\"mode\":\"repair\",\"plan\":[", "]}")));
    }

    private static String destination(int entry, int wrong) {
        if (wrong > 1) {
            return (entry < wrong ? "nowhere" : "cold") + entry;
        }
        return "cold" + (entry == WRONG ? 0 : entry);
    }
}
