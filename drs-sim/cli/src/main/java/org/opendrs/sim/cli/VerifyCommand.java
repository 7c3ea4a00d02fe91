package org.opendrs.sim.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.opendrs.core.plan.BalanceMeasure;
import org.opendrs.core.plan.CapGoal;
import org.opendrs.core.words.Amounts;
import org.opendrs.json.Clusters;
import org.opendrs.json.PlanFile;
import org.opendrs.json.PlanFiles;
import org.opendrs.model.ClusterSnapshot;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Checks a plan against a snapshot, whoever made it. */
@Command(
        name = "verify",
        description = "Checks a plan against the cluster it was made for, with code that trusts no planner.",
        footer = {
            "",
            "PLAN is what drs plan --json writes. Needed are mode and plan, with vm,",
            "from, to and stage of each move. Figures are compared where the file states",
            "them; without request.caps every resource is capped at 0.8.",
            "Checked are ids, sources, one move a VM, capacity at each stage with both",
            "ends occupied, migrations at once for each host, that moves relieve a host",
            "above a cap and none is needless, bounds, figures and lower bounds. A move",
            "that is wrong is one finding; what other moves and figures suffer from it is",
            "left out.",
            "Not checked are reasons, rejections and the plan's own list checker."
        },
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {
            "0:no finding",
            "1:findings; standard output has a line for each",
            "2:wrong usage, such as a file that is no plan"
        })
final class VerifyCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "SNAPSHOT", description = "Snapshot or instance, as JSON.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path snapshot;

    @Parameters(index = "1", paramLabel = "PLAN", description = "Plan, as JSON.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path planFile;

    @Override
    public Integer call() {
        ClusterSnapshot cluster = Main.described(spec, () -> InputFile.read(snapshot, Wanted.CLUSTER, Clusters::read));
        PlanFile plan = Main.described(spec, () -> InputFile.read(planFile, Wanted.PLAN, PlanFiles::read));
        PlanQuestion question = Main.described(spec, () -> question(cluster, plan));
        PlanFindings found = PlanFindings.of(question, plan);
        List<String> findings = found.lines();
        var out = spec.commandLine().getOut();
        findings.forEach(finding -> out.println(planFile + ": " + finding));
        found.notes().forEach(out::println);
        out.println(
                findings.isEmpty()
                        ? "No finding: " + Amounts.count(plan.plan().size(), "move") + " in " + planFile
                                + (plan.plan().size() == 1 ? " holds on " : " hold on ") + snapshot
                        : findings.size() + (findings.size() == 1 ? " finding" : " findings"));
        out.flush();
        return findings.isEmpty() ? 0 : 1;
    }

    private PlanQuestion question(ClusterSnapshot cluster, PlanFile plan) {
        PlanArguments.requireMode(planFile + ": mode", plan.mode());
        BalanceMeasure measure = plan.objective().isEmpty()
                ? BalanceMeasure.DOMINANT
                : PlanArguments.measure(
                        planFile + ": objective", plan.objective().get());
        var caps = new TreeMap<String, Double>();
        plan.request().ifPresent(asked -> caps.putAll(asked.caps()));
        var problems = new ArrayList<String>();
        CapGoal goal = PlanArguments.goal(caps, cluster, snapshot.toString(), planFile + ": request.caps.", problems);
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(String.join("\n", problems));
        }
        return new PlanQuestion(cluster, goal, measure, limits(plan), 0);
    }

    private static PlanQuestion.Limits limits(PlanFile plan) {
        OptionalLong moves = plan.request().map(PlanFile.Asked::maxMoves).orElse(OptionalLong.empty());
        return new PlanQuestion.Limits(
                moves.isPresent()
                        ? OptionalInt.of((int) Math.max(1, Math.min(Integer.MAX_VALUE, moves.getAsLong())))
                        : OptionalInt.empty(),
                plan.request().flatMap(PlanFile.Asked::maxGib));
    }
}
