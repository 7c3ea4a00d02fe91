package org.opendrs.sim.cli;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.opendrs.core.plan.PlanChecker;
import org.opendrs.core.plan.PlanFigures;
import org.opendrs.core.plan.PlanReasons;
import org.opendrs.core.plan.RepairBound;
import org.opendrs.explain.DecisionTrace;
import org.opendrs.explain.DecisionTrace.HostTrace;
import org.opendrs.explain.DecisionTrace.VmTrace;
import org.opendrs.explain.Reason;
import org.opendrs.json.Decimals;
import org.opendrs.json.PlanFile;
import org.opendrs.migration.MigrationPlan;
import org.opendrs.migration.Move;
import org.opendrs.migration.PlanningRequest;
import org.opendrs.model.ClusterSnapshot;
import org.opendrs.model.HostId;
import org.opendrs.model.HostSnapshot;
import org.opendrs.model.Resource;
import org.opendrs.model.VmId;
import org.opendrs.model.VmSnapshot;
import org.opendrs.model.VmState;

/** Puts a plan into the form in which it is written: figures, faults, moves, and why not more. */
final class PlanAnswer {
    /** Decimals of ratios, GiB and seconds in files. */
    private static final int DECIMALS = 6;

    private final MigrationPlan plan;
    private final Map<VmId, HostId> homes = new TreeMap<>();

    private PlanAnswer(ClusterSnapshot cluster, MigrationPlan plan) {
        this.plan = plan;
        for (HostSnapshot host : cluster.hosts()) {
            for (VmSnapshot vm : host.vms()) {
                if (vm.state() != VmState.MIGRATING_IN) {
                    homes.putIfAbsent(vm.id(), host.id());
                }
            }
        }
    }

    /** Returns the plan that was found. */
    static PlanFile of(PlanQuestion question, PlanSearch search) {
        var answer = new PlanAnswer(question.cluster(), search.plan());
        PlanningRequest request = question.request(search.budget());
        return new PlanFile(
                PlanArguments.REPAIR,
                Optional.of(PlanArguments.name(question.measure())),
                Optional.of(asked(question, search.budget())),
                figures(question, request, search.plan()),
                answer.unplaced(),
                new PlanFile.Effort(OptionalLong.of(search.plan().trace().evaluatedMoves()), search.cpuMillis()),
                PlanChecker.check(request, search.plan()).stream()
                        .map(Reason::toString)
                        .toList(),
                answer.steps(),
                answer.rejections());
    }

    private static PlanFile.Asked asked(PlanQuestion question, long budget) {
        var caps = new TreeMap<String, Double>();
        question.goal().caps().forEach((Resource resource, Double cap) -> caps.put(resource.name(), cap));
        var maxMoves = question.limits().maxMoves();
        return new PlanFile.Asked(
                OptionalLong.of(question.cluster().revision()),
                caps,
                maxMoves.isPresent() ? OptionalLong.of(maxMoves.getAsInt()) : OptionalLong.empty(),
                question.limits().maxGib(),
                OptionalLong.of(budget),
                OptionalLong.of(question.seed()));
    }

    /** Returns the figures of any plan for this question. */
    static PlanFile.Figures figures(PlanQuestion question, PlanningRequest request, MigrationPlan plan) {
        PlanFigures figures = PlanFigures.of(question.cluster(), question.goal(), plan);
        RepairBound bound = RepairBound.of(request);
        return new PlanFile.Figures(
                OptionalLong.of(figures.hosts()),
                OptionalLong.of(figures.vms()),
                Optional.of(balance(figures.before())),
                Optional.of(balance(figures.after())),
                OptionalLong.of(figures.moves()),
                Optional.of(Decimals.of(PlanQuestion.gib(figures.held()), DECIMALS)),
                OptionalLong.of(figures.stages()),
                Optional.of(seconds(figures.makespan())),
                OptionalLong.of(bound.moves()),
                Optional.of(Decimals.floor(PlanQuestion.gib(bound.held()), DECIMALS)));
    }

    private static PlanFile.Balance balance(PlanFigures.Balance balance) {
        return new PlanFile.Balance(
                ratio(balance.sdCpu()),
                ratio(balance.sdMem()),
                ratio(balance.maxCpu()),
                ratio(balance.maxMem()),
                OptionalLong.of(balance.hostsHot()));
    }

    private static Optional<BigDecimal> ratio(OptionalDouble value) {
        return value.isPresent() ? Optional.of(Decimals.of(value.getAsDouble(), DECIMALS)) : Optional.empty();
    }

    private static BigDecimal seconds(Duration time) {
        BigDecimal nanos = BigDecimal.valueOf(time.getNano(), 9);
        return Decimals.of(BigDecimal.valueOf(time.getSeconds()).add(nanos), DECIMALS);
    }

    private List<PlanFile.Step> steps() {
        var steps = new ArrayList<PlanFile.Step>();
        for (int s = 0; s < plan.stages().size(); s++) {
            for (Move move : plan.stages().get(s).moves()) {
                steps.add(new PlanFile.Step(
                        move.vm(),
                        move.from(),
                        move.to(),
                        s,
                        Optional.of(move.reason().toString())));
            }
        }
        return steps;
    }

    private List<VmId> unplaced() {
        var hot = new TreeSet<HostId>();
        stuckHosts().forEach(host -> hot.add(host.host()));
        return staying()
                .filter(vm ->
                        vm.outcome().code().equals(PlanReasons.NO_DESTINATION) && hot.contains(homes.get(vm.vm())))
                .map(VmTrace::vm)
                .toList();
    }

    private Stream<VmTrace> staying() {
        var moving = new TreeSet<VmId>();
        plan.moves().forEach(move -> moving.add(move.vm()));
        return plan.trace().vms().stream().filter(vm -> !moving.contains(vm.vm()) && homes.containsKey(vm.vm()));
    }

    private List<HostTrace> stuckHosts() {
        return plan.trace().hosts().stream()
                .filter(host -> !host.outcome().code().equals(PlanReasons.HOST_RELIEVED)
                        && !host.outcome().code().equals(PlanReasons.HOST_BELOW_LEVEL))
                .toList();
    }

    private PlanFile.Rejections rejections() {
        var counts = new ArrayList<PlanFile.FilterCount>();
        for (DecisionTrace.Rejections filter : plan.trace().rejections()) {
            counts.add(new PlanFile.FilterCount(filter.filter(), filter.count()));
        }
        var vms = new TreeMap<HostId, List<PlanFile.StuckVm>>();
        staying()
                .forEach(vm -> vms.computeIfAbsent(homes.get(vm.vm()), host -> new ArrayList<>())
                        .add(new PlanFile.StuckVm(vm.vm(), vm.outcome().toString())));
        var stuck = stuckHosts().stream()
                .map(host -> new PlanFile.Stuck(
                        host.host(), host.outcome().toString(), vms.getOrDefault(host.host(), List.of())))
                .toList();
        return new PlanFile.Rejections(counts, stuck);
    }
}
