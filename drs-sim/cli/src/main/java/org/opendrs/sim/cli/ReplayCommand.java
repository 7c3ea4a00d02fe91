package org.opendrs.sim.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.opendrs.balloon.BalloonPolicy;
import org.opendrs.control.TurnReport;
import org.opendrs.json.TargetDifference;
import org.opendrs.json.TurnReplay;
import org.opendrs.sim.scenario.PolicyCatalogue;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Decides recorded turns again and compares. */
@Command(
        name = "replay",
        description = "Decides recorded turns again and compares with what was decided then.",
        footer = {
            "",
            "TURNS is what drs run SCENARIO --record FILE writes: one turn a line.",
            "Without --policy the policy that decided the turns is found by trying, because a record does not name it;",
            "every decision must come out the same, to the last reason. With --policy another balloon policy is asked",
            "what it would have done in each turn, and only the planner's decisions must come out the same.",
            "Policies: none, static, waterfill, thesis-text, thesis-code.",
            "Exit status 1 if a turn does not replay."
        })
final class ReplayCommand implements Callable<Integer> {
    private static final double BYTES_PER_MIB = 1L << 20;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Parameters(paramLabel = "TURNS", description = "Recorded turns, one JSON object a line.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path file;

    @Option(
            names = "--policy",
            paramLabel = "NAME",
            description = "Ask another balloon policy and sum up the difference.")
    private @Nullable String policy;

    @Override
    public Integer call() {
        var turns = new TurnFile(file);
        if (policy == null) {
            return Main.described(spec, () -> replay(turns));
        }
        String name = policy;
        BalloonPolicy other = Main.described(spec, () -> PolicyCatalogue.named(name));
        return Main.described(spec, () -> compare(turns, name, other));
    }

    private int replay(TurnFile turns) {
        // The first is the default, which nearly always decided.
        var names = PolicyCatalogue.names();
        String best = names.get(0);
        var verdicts = TurnVerdicts.of(turns, PolicyCatalogue.named(best));
        for (int i = 1; i < names.size() && verdicts.failed() > 0; i++) {
            var attempt = TurnVerdicts.of(turns, PolicyCatalogue.named(names.get(i)));
            if (attempt.failed() < verdicts.failed()) {
                best = names.get(i);
                verdicts = attempt;
            }
        }
        return verdict(verdicts, "policy " + best);
    }

    private int verdict(TurnVerdicts verdicts, String asked) {
        var out = spec.commandLine().getOut();
        if (verdicts.failed() == 0) {
            out.println(verdicts.turns() + " turns in " + file + " replay with " + asked);
            out.flush();
            return 0;
        }
        var err = spec.commandLine().getErr();
        verdicts.differences().forEach(difference -> err.println("drs: " + file + ": " + difference));
        err.println("drs: " + verdicts.failed() + " of " + verdicts.turns() + " turns do not replay with " + asked);
        err.flush();
        return 1;
    }

    private int compare(TurnFile turns, String name, BalloonPolicy other) {
        var out = spec.commandLine().getOut();
        var planning = new TurnVerdicts();
        var sum = new Sum();
        turns.forEach(turn -> {
            planning.judge(turn, report -> {
                sum.add(report, TurnReplay.compare(report, other), out);
                return TurnReplay.replayPlanning(report, planning.planner());
            });
        });
        out.printf(
                Locale.ROOT,
                "%s would have set other targets in %d of %d turns: %d targets, %.1f MiB in all%n",
                name,
                sum.turns,
                planning.turns(),
                sum.total.targets(),
                sum.total.bytes().value() / BYTES_PER_MIB);
        out.flush();
        return verdict(planning, "the planner");
    }

    /** What the turns add up to. */
    private static final class Sum {
        private long turns;
        private TargetDifference total = TargetDifference.NONE;

        void add(TurnReport turn, TargetDifference difference, PrintWriter out) {
            if (difference.targets() > 0) {
                turns++;
                total = total.plus(difference);
                out.printf(
                        Locale.ROOT,
                        "%s: %d targets differ, %.1f MiB%n",
                        TurnVerdicts.name(turn),
                        difference.targets(),
                        difference.bytes().value() / BYTES_PER_MIB);
            }
        }
    }
}
