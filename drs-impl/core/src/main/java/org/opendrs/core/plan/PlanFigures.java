package org.opendrs.core.plan;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.opendrs.migration.MigrationPlan;
import org.opendrs.migration.Move;
import org.opendrs.migration.PlanningRequest;
import org.opendrs.migration.Stage;
import org.opendrs.model.ClusterSnapshot;
import org.opendrs.model.HostSnapshot;
import org.opendrs.model.Resource;
import org.opendrs.model.ResourceVector;
import org.opendrs.unit.Bytes;

/**
 * A plan in figures, counted anew from the snapshot with the code that checks plans. Utilisation is what the VMs want of a host (of
 * memory at least what ballooning may not take, and all that a VM holds where it arrives), as a ratio of allocatable capacity, when
 * all migrations have ended.
 *
 * @param hosts hosts in the snapshot
 * @param vms VMs in the snapshot, each once
 * @param before the cluster without the plan
 * @param after the cluster when every move has succeeded
 * @param moves VMs that move
 * @param held memory that these VMs hold now; pages that are sent twice are not counted
 * @param stages stages of the plan
 * @param makespan time from the first to the last: the sum over stages of each stage's longest migration as the planner expects it
 */
public record PlanFigures(
        int hosts, int vms, Balance before, Balance after, int moves, Bytes held, int stages, Duration makespan) {

    /**
     * How a cluster is balanced.
     *
     * @param sdCpu population standard deviation over hosts of CPU utilisation; empty if no host has any CPU
     * @param sdMem the same of memory
     * @param maxCpu highest CPU utilisation of a host; empty if no host has any CPU
     * @param maxMem the same of memory
     * @param hostsHot hosts above a cap
     */
    public record Balance(
            OptionalDouble sdCpu, OptionalDouble sdMem, OptionalDouble maxCpu, OptionalDouble maxMem, int hostsHot) {}

    /**
     * Returns the figures. Moves of VMs that are not in the snapshot change nothing.
     *
     * @param cluster the hosts as they are, not with their reserves raised to a cap
     * @param goal says what is hot
     * @param plan the plan
     */
    public static PlanFigures of(ClusterSnapshot cluster, CapGoal goal, MigrationPlan plan) {
        var request = PlanningRequest.builder(cluster).build();
        var facts = new ReplayFacts(request);
        var replay = new Replay(facts, request);
        Balance before = balance(cluster, goal, replay);
        List<Move> moves = plan.moves().toList();
        for (Stage stage : plan.stages()) {
            replay.begin(stage.moves());
        }
        replay.end();
        Bytes held = Bytes.ZERO;
        for (Move move : moves) {
            held = held.plus(facts.home(move.vm())
                    .map(home -> home.vm().memory().actual())
                    .orElse(Bytes.ZERO));
        }
        return new PlanFigures(
                cluster.hosts().size(),
                vms(cluster),
                before,
                balance(cluster, goal, replay),
                moves.size(),
                held,
                plan.stages().size(),
                makespan(plan));
    }

    private static int vms(ClusterSnapshot cluster) {
        return (int) cluster.hosts().stream()
                .flatMap(host -> host.vms().stream())
                .map(vm -> vm.id().value())
                .distinct()
                .count();
    }

    private static Duration makespan(MigrationPlan plan) {
        Duration sum = Duration.ZERO;
        for (Stage stage : plan.stages()) {
            Duration longest = Duration.ZERO;
            for (Move move : stage.moves()) {
                Duration one = move.cost().duration();
                longest = one.compareTo(longest) > 0 ? one : longest;
            }
            sum = sum.plus(longest);
        }
        return sum;
    }

    private static Balance balance(ClusterSnapshot cluster, CapGoal goal, Replay replay) {
        var used = new ArrayList<ResourceVector>();
        int hot = 0;
        for (HostSnapshot host : cluster.hosts()) {
            used.add(replay.usedInTheEnd(host));
            hot += goal.isHot(host, used.get(used.size() - 1)) ? 1 : 0;
        }
        double[] cpu = utilisations(cluster, Resource.CPU, used);
        double[] memory = utilisations(cluster, Resource.MEMORY, used);
        return new Balance(deviation(cpu), deviation(memory), highest(cpu), highest(memory), hot);
    }

    /** A host that has none of the resource has no utilisation of it. */
    private static double[] utilisations(ClusterSnapshot cluster, Resource resource, List<ResourceVector> used) {
        return IntStream.range(0, used.size())
                .filter(h -> cluster.hosts().get(h).allocatable().amount(resource) > 0)
                .mapToDouble(h -> (double) used.get(h).amount(resource)
                        / cluster.hosts().get(h).allocatable().amount(resource))
                .toArray();
    }

    private static OptionalDouble highest(double[] values) {
        double highest = 0;
        for (double value : values) {
            highest = Math.max(highest, value);
        }
        return values.length == 0 ? OptionalDouble.empty() : OptionalDouble.of(highest);
    }

    private static OptionalDouble deviation(double[] values) {
        if (values.length == 0) {
            return OptionalDouble.empty();
        }
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        double mean = sum / values.length;
        double squares = 0;
        for (double value : values) {
            squares += (value - mean) * (value - mean);
        }
        return OptionalDouble.of(Math.sqrt(squares / values.length));
    }
}
