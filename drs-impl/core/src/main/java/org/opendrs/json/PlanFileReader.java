package org.opendrs.json;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.opendrs.json.PlanFile.Asked;
import org.opendrs.json.PlanFile.Balance;
import org.opendrs.json.PlanFile.Effort;
import org.opendrs.json.PlanFile.Figures;
import org.opendrs.json.PlanFile.FilterCount;
import org.opendrs.json.PlanFile.Rejections;
import org.opendrs.json.PlanFile.Step;
import org.opendrs.json.PlanFile.Stuck;
import org.opendrs.json.PlanFile.StuckVm;
import org.opendrs.model.HostId;
import org.opendrs.model.VmId;

/** Reads plan files; mode and moves must be there, all else may be left out. */
final class PlanFileReader {
    private static final long MOST = Amounts.MOST;

    /** Stages are counted by hosts that wait for each other; a plan has never as many as this. */
    private static final long MOST_STAGES = 1_000_000;

    /** As many decimals as are written. */
    private static final int DECIMALS = 6;

    private final FileProblems problems;

    private PlanFileReader(FileProblems problems) {
        this.problems = problems;
    }

    static PlanFile read(String source, String json) {
        var problems = new FileProblems(source, json);
        var plan = new PlanFileReader(problems).read(new ObjectFields("", problems.tree(), problems));
        problems.orThrow();
        return plan;
    }

    private PlanFile read(ObjectFields fields) {
        var plan = new PlanFile(
                fields.text("mode"),
                fields.optionalText("objective"),
                fields.optionalObject("request").map(PlanFileReader::asked),
                figures(fields),
                vms(fields),
                new Effort(whole(fields, "evaluatedMoves"), whole(fields, "planCpuMillis")),
                fields.optionalTexts("checker"),
                steps(fields),
                fields.optionalObject("rejections").map(this::rejections).orElse(Rejections.NONE));
        fields.refuseOthers();
        return plan;
    }

    private static Asked asked(ObjectFields fields) {
        var caps = new TreeMap<String, Double>();
        fields.optionalObject("caps")
                .ifPresent(own -> own.names()
                        .forEach(name -> own.optionalNumber(name, 0, 1)
                                .filter(cap -> positive(own, name, cap))
                                .ifPresent(cap -> caps.put(name, cap.doubleValue()))));
        var asked = new Asked(
                whole(fields, "revision"),
                caps,
                whole(fields, "maxMoves"),
                decimal(fields, "maxGiB"),
                whole(fields, "budget"),
                long64(fields, "seed"));
        fields.refuseOthers();
        return asked;
    }

    private static boolean positive(ObjectFields fields, String name, BigDecimal cap) {
        if (cap.signum() == 0) {
            fields.complain(name, "is 0; valid: a ratio above 0 and at most 1");
        }
        return cap.signum() > 0;
    }

    private static Figures figures(ObjectFields fields) {
        return new Figures(
                whole(fields, "hosts"),
                whole(fields, "vms"),
                fields.optionalObject("before").map(PlanFileReader::balance),
                fields.optionalObject("after").map(PlanFileReader::balance),
                whole(fields, "moves"),
                decimal(fields, "migratedGiB"),
                whole(fields, "stages"),
                decimal(fields, "makespanSeconds"),
                whole(fields, "lowerBoundMoves"),
                decimal(fields, "lowerBoundGiB"));
    }

    private static Balance balance(ObjectFields fields) {
        var balance = new Balance(
                decimal(fields, "sdCpu"),
                decimal(fields, "sdMem"),
                decimal(fields, "maxCpu"),
                decimal(fields, "maxMem"),
                whole(fields, "hostsHot"));
        fields.refuseOthers();
        return balance;
    }

    private List<VmId> vms(ObjectFields fields) {
        var vms = new ArrayList<VmId>();
        fields.optionalTexts("unplaced")
                .forEach(id -> vm(fields, "unplaced", id).ifPresent(vms::add));
        return vms;
    }

    private List<Step> steps(ObjectFields fields) {
        var steps = new ArrayList<Step>();
        for (var element : fields.list("plan")) {
            var step = new ObjectFields(element.path(), element.node(), problems);
            Optional<VmId> vm = vm(step, "vm", step.text("vm"));
            Optional<HostId> from = host(step, "from");
            Optional<HostId> to = host(step, "to");
            long stage = step.whole("stage", 0, MOST_STAGES);
            Optional<String> reason = step.optionalText("reason");
            step.refuseOthers();
            if (vm.isPresent() && from.isPresent() && to.isPresent()) {
                steps.add(new Step(vm.get(), from.get(), to.get(), (int) stage, reason));
            }
        }
        return steps;
    }

    private Rejections rejections(ObjectFields fields) {
        var counts = new ArrayList<FilterCount>();
        fields.optionalObject("byFilter")
                .ifPresent(own -> own.names()
                        .forEach(name -> own.optionalWhole(name, 0, MOST)
                                .ifPresent(count -> counts.add(new FilterCount(name, count)))));
        var stuck = new ArrayList<Stuck>();
        for (var element : fields.optionalList("stuck")) {
            var host = new ObjectFields(element.path(), element.node(), problems);
            Optional<HostId> id = host(host, "host");
            String reason = host.text("reason");
            List<StuckVm> vms = stuckVms(host);
            host.refuseOthers();
            id.ifPresent(known -> stuck.add(new Stuck(known, reason, vms)));
        }
        fields.refuseOthers();
        return new Rejections(counts, stuck);
    }

    private List<StuckVm> stuckVms(ObjectFields host) {
        var vms = new ArrayList<StuckVm>();
        for (var element : host.optionalList("vms")) {
            var fields = new ObjectFields(element.path(), element.node(), problems);
            Optional<VmId> id = vm(fields, "vm", fields.text("vm"));
            String reason = fields.text("reason");
            fields.refuseOthers();
            id.ifPresent(known -> vms.add(new StuckVm(known, reason)));
        }
        return vms;
    }

    private static Optional<VmId> vm(ObjectFields fields, String name, String text) {
        try {
            return Optional.of(new VmId(text));
        } catch (IllegalArgumentException e) {
            fields.complain(name, "is not valid: " + e.getMessage());
            return Optional.empty();
        }
    }

    private static Optional<HostId> host(ObjectFields fields, String name) {
        try {
            return Optional.of(new HostId(fields.text(name)));
        } catch (IllegalArgumentException e) {
            fields.complain(name, "is not valid: " + e.getMessage());
            return Optional.empty();
        }
    }

    private static OptionalLong whole(ObjectFields fields, String name) {
        return boxed(fields.optionalWhole(name, 0, MOST));
    }

    private static OptionalLong long64(ObjectFields fields, String name) {
        return boxed(fields.optionalWhole(name, Long.MIN_VALUE, Long.MAX_VALUE));
    }

    private static OptionalLong boxed(Optional<Long> value) {
        return value.map(OptionalLong::of).orElse(OptionalLong.empty());
    }

    private static Optional<BigDecimal> decimal(ObjectFields fields, String name) {
        return fields.optionalNumber(name, 0, MOST).map(value -> Decimals.of(value, DECIMALS));
    }
}
