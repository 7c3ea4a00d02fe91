package org.opendrs.benchmarks;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.opendrs.core.plan.PlanChecker;
import org.opendrs.core.plan.RepairPlanner;
import org.opendrs.explain.Reason;
import org.opendrs.migration.MigrationPlan;
import org.opendrs.migration.MigrationPlanner;
import org.opendrs.migration.PlanningRequest;
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
import org.opendrs.model.Resource;
import org.opendrs.model.ResourceVector;
import org.opendrs.model.VmId;
import org.opendrs.model.VmSnapshot;
import org.opendrs.model.VmState;
import org.opendrs.monitor.Hotspot;
import org.opendrs.unit.ByteRate;
import org.opendrs.unit.Bytes;
import org.opendrs.unit.Millicores;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Relieving 5 of 100 hosts with 10 VMs each; the others are filled to 40 to 70 % of their CPU. */
@State(Scope.Thread)
public class PlannerBenchmark extends Measured {
    private static final int HOSTS = 100;
    private static final int VMS = 10;
    private static final int EVERY_HOT = 20;
    private static final ResourceVector CAPACITY = ResourceVector.of(Millicores.cores(32), Bytes.gib(128));
    private static final long HOST_MILLICORES = 32_000;
    private static final Bytes VM_MEMORY = Bytes.gib(6);

    private final MigrationPlanner planner = new RepairPlanner();
    private PlanningRequest request = PlanningRequest.builder(new ClusterSnapshot(1, Instant.EPOCH, List.of()))
            .build();
    private MigrationPlan plan = planner.plan(request);

    /** Draws the cluster. */
    @Setup
    public void draw() {
        var random = new SplittableRandom(1);
        var hosts = new ArrayList<HostSnapshot>();
        var hotspots = new ArrayList<Hotspot>();
        for (int h = 0; h < HOSTS; h++) {
            var id = new HostId("host" + (1000 + h));
            boolean hot = h % EVERY_HOT == 0;
            if (hot) {
                hotspots.add(new Hotspot(id, Resource.CPU, Duration.ofMinutes(30), Reason.of("BENCHMARK")));
            }
            hosts.add(host(id, hot ? 0.99 : 0.4 + 0.3 * random.nextDouble(), random));
        }
        request = PlanningRequest.builder(new ClusterSnapshot(1, Instant.EPOCH, hosts))
                .hotspots(hotspots)
                .seed(1)
                .build();
        plan = planner.plan(request);
        if (plan.stages().isEmpty()) {
            throw new IllegalStateException("the planner found nothing to move: " + plan);
        }
    }

    /** Returns the plan. */
    @Benchmark
    public MigrationPlan plan() {
        return planner.plan(request);
    }

    /** Returns what the independent checker has to say about the plan. */
    @Benchmark
    public List<Reason> check() {
        return PlanChecker.check(request, plan);
    }

    private static HostSnapshot host(HostId id, double level, SplittableRandom random) {
        var vms = new ArrayList<VmSnapshot>();
        for (int i = 0; i < VMS; i++) {
            double part = level / VMS * (0.8 + 0.4 * random.nextDouble());
            vms.add(vm(new VmId(id + "-vm" + i), Millicores.millicores((long) (HOST_MILLICORES * part))));
        }
        return new HostSnapshot(id, Instant.EPOCH, HostState.UP, CAPACITY, ResourceVector.ZERO, HostPressure.NONE, vms);
    }

    private static VmSnapshot vm(VmId id, Millicores cpu) {
        var demand = ResourceVector.of(cpu, VM_MEMORY);
        var memory = new MemoryState(
                VM_MEMORY, VM_MEMORY, Bytes.ZERO, Bytes.ZERO, VM_MEMORY, ByteRate.ZERO, ByteRate.ZERO, 0);
        return new VmSnapshot(
                id,
                VmState.RUNNING,
                demand,
                demand,
                memory,
                new Allocation<>(Bytes.ZERO, VM_MEMORY, 1000),
                new Allocation<>(Millicores.ZERO, Millicores.ZERO, 1000),
                GuestFacts.UNKNOWN,
                GuestClass.COOPERATIVE,
                DataQuality.GOOD,
                Duration.ZERO);
    }
}
