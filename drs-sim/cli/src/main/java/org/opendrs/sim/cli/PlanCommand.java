package org.opendrs.sim.cli;

import java.io.PrintWriter;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.opendrs.core.plan.BalanceMeasure;
import org.opendrs.core.words.ReasonWords;
import org.opendrs.json.Clusters;
import org.opendrs.json.Decimals;
import org.opendrs.json.PlanFile;
import org.opendrs.json.PlanFiles;
import org.opendrs.migration.PlanningRequest;
import org.opendrs.model.ClusterSnapshot;
import org.opendrs.model.HostId;
import org.opendrs.model.VmId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Plans migrations on a snapshot, checks the plan and explains it. */
@Command(
        name = "plan",
        description = "Plans migrations for the cluster in a file, checks the plan and explains it.",
        footer = {
            "",
            "FILE is a snapshot, as drs run SCENARIO --snapshot FILE writes it, or an",
            "instance for planner benchmarks, memory in MiB:",
            "  {\"hosts\":[{\"id\",\"cores\",\"mem\"}],",
            "   \"vms\":[{\"id\",\"host\",\"vcpus\",\"mem\",\"cpuLoad\"}]}",
            "Mode repair brings every host above a cap below it with the fewest moves,",
            "and does nothing else. Not available in this release: the modes balance,",
            "evacuate, place and consolidate.",
            "Without --cap every resource is capped at 0.8. With --cap only the named",
            "ones are; in the others no destination is filled above 0.85.",
            "Same file, options and seed, same plan, but for planCpuMillis. With --time",
            "the number of pairs depends on the machine; it is recorded, and given as",
            "--budget it repeats the plan."
        },
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {
            "0:the plan is sound, also if hosts stay above a cap; it says why they do",
            "1:the checker finds a fault in the plan",
            "2:wrong usage; nothing was planned"
        })
final class PlanCommand implements Callable<Integer> {
    /** Enough for any amount of memory, and bounded before it is computed with. */
    private static final BigDecimal MOST_GIB = BigDecimal.valueOf(1L << 30);

    private static final String WHY_LABEL = "VM HOST";

    private static final int GIB_DECIMALS = 6;

    /** An hour. */
    private static final long MOST_MILLIS = 3_600_000;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "Snapshot or instance, as JSON.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path file;

    @Option(
            names = "--mode",
            paramLabel = "MODE",
            defaultValue = PlanArguments.REPAIR,
            description = "What the plan is for (default: repair, the one mode of this release).")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String mode;

    @Option(
            names = "--objective",
            paramLabel = "dominant|stddev",
            defaultValue = "dominant",
            description = "How destinations are ranked: by the dominant resource squared, or by standard deviations"
                    + " (default: dominant).")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String objective;

    @Option(
            names = "--cap",
            paramLabel = "RESOURCE=RATIO",
            description = "Highest utilisation of a host, such as cpu=0.8 or memory=70%%; may be given for several"
                    + " resources: cpu, memory, and what else the hosts have, such as network or disk.")
    private List<String> caps = List.of();

    @Option(names = "--max-moves", paramLabel = "N", description = "Most moves in the plan (default: any number).")
    private @Nullable Integer maxMoves;

    @Option(
            names = "--max-gib",
            paramLabel = "N",
            description = "Most memory, in GiB, that all moving VMs together hold (default: any amount).")
    private @Nullable BigDecimal maxGib;

    @Option(
            names = "--budget",
            paramLabel = "N",
            description = "Most pairs of VM and host to look at (default: 1000000).")
    private @Nullable Long budget;

    @Option(names = "--time", paramLabel = "MS", description = "Look at as many pairs as can be done in about MS ms.")
    private @Nullable Long time;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "0", description = "Source of randomness (default: 0).")
    private long seed;

    @Option(
            names = "--why",
            paramLabel = WHY_LABEL,
            hideParamSyntax = true,
            arity = "1..2",
            description =
                    "Explain why this VM goes to this host in the plan, or what stands against it: ids as in FILE, such as"
                            + " host1-vm1 host2.")
    private List<String> why = List.of();

    @Option(names = "--json", paramLabel = "FILE", description = "Write the plan as JSON; - is standard output.")
    private @Nullable String json;

    @Override
    public Integer call() {
        var output = new JsonOutput(Optional.ofNullable(json));
        Main.described(spec, () -> check(output));
        var question = Main.described(spec, this::question);
        PlanSearch search = time != null
                ? PlanSearch.withinTime(question, time)
                : PlanSearch.within(question, budget != null ? budget : PlanningRequest.DEFAULT_BUDGET);
        PlanFile answer = PlanAnswer.of(question, search);
        var out = spec.commandLine().getOut();
        output.write(PlanFiles.write(answer), out);
        // With --json - the explanation must not mix with the plan.
        var words = output.takesStandardOutput() ? spec.commandLine().getErr() : out;
        if (!output.takesStandardOutput()) {
            PlanText.print(file.toString(), answer, out);
        }
        explain(question, search, words);
        return verdict(answer);
    }

    private JsonOutput check(JsonOutput output) {
        PlanArguments.requireMode("--mode", mode);
        if (budget != null && time != null) {
            throw new IllegalArgumentException(
                    "--budget " + budget + " and --time " + time + " say the same thing twice; give one of them");
        }
        requireAtLeastOne("--budget", budget);
        requireAtLeastOne("--time", time);
        requireAtLeastOne("--max-moves", maxMoves);
        if (time != null && time > MOST_MILLIS) {
            throw new IllegalArgumentException("--time " + time + " is too long; valid: 1 to " + MOST_MILLIS);
        }
        if (maxGib != null && (maxGib.signum() < 0 || maxGib.compareTo(MOST_GIB) > 0)) {
            throw new IllegalArgumentException("--max-gib " + maxGib + " is not valid; valid: 0 to " + MOST_GIB);
        }
        if (!why.isEmpty() && why.size() != 2) {
            throw new IllegalArgumentException("--why " + String.join(" ", why) + ": needs one VM and one host, once,"
                    + " such as --why host1-vm1 host2");
        }
        output.check();
        return output;
    }

    private static void requireAtLeastOne(String option, @Nullable Number value) {
        if (value != null && value.longValue() < 1) {
            throw new IllegalArgumentException(option + " " + value + " is not valid; valid: a whole number >= 1");
        }
    }

    private PlanQuestion question() {
        BalanceMeasure measure = PlanArguments.measure("--objective", objective);
        ClusterSnapshot cluster = InputFile.read(file, Wanted.CLUSTER, Clusters::read);
        if (!why.isEmpty()) {
            var vms = new TreeSet<String>();
            cluster.hosts()
                    .forEach(host -> host.vms().forEach(vm -> vms.add(vm.id().value())));
            requireKnown("VM", why.get(0), vms);
            var hosts = new TreeSet<String>();
            cluster.hosts().forEach(host -> hosts.add(host.id().value()));
            requireKnown("host", why.get(1), hosts);
        }
        return new PlanQuestion(
                cluster,
                PlanArguments.goal(caps, cluster, file.toString()),
                measure,
                new PlanQuestion.Limits(
                        maxMoves == null ? OptionalInt.empty() : OptionalInt.of(maxMoves),
                        Optional.ofNullable(maxGib).map(gib -> Decimals.floor(gib, GIB_DECIMALS))),
                seed);
    }

    private void requireKnown(String kind, String id, SortedSet<String> known) {
        if (!known.contains(id)) {
            throw new IllegalArgumentException(
                    "--why: there is no " + kind + " '" + id + "' in " + file + Meant.valid(known, id));
        }
    }

    private void explain(PlanQuestion question, PlanSearch search, PrintWriter out) {
        if (!why.isEmpty()) {
            PairText.print(question, search, new VmId(why.get(0)), new HostId(why.get(1)), out);
        }
    }

    private int verdict(PlanFile answer) {
        var err = spec.commandLine().getErr();
        answer.checker()
                .forEach(fault -> err.println("drs: the plan is not sound: "
                        + ReasonWords.ofWritten(fault).inOneLine()));
        err.flush();
        return answer.checker().isEmpty() ? 0 : 1;
    }
}
