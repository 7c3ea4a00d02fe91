package org.opendrs.sim.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.opendrs.core.words.Amounts;
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
            "Without --policy, the balloon policy that decided the turns is found by",
            "trying, because a record does not name it; every decision must come out",
            "the same, to the last reason.",
            "With --policy, another balloon policy is asked what it would have done in",
            "each turn, and only the planner's decisions must come out the same.",
            "Policy waterfill works by the settings of the run, which are recorded.",
            "The fields of --json are in the API documentation, JSON reference."
        },
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {
            "0:every decision came out the same",
            "1:a decision came out otherwise; standard error tells which",
            "2:wrong usage, such as a file that is no record of turns"
        })
final class ReplayCommand implements Callable<Integer> {
    /** As many differences are shown; one wrong policy makes thousands. */
    private static final long FIRST = 10;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Parameters(paramLabel = "TURNS", description = "Recorded turns, one JSON object a line.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path file;

    @Option(
            names = "--policy",
            paramLabel = "NAME",
            completionCandidates = Choices.Policies.class,
            description = "Ask another balloon policy and sum up the difference: ${COMPLETION-CANDIDATES}.")
    private @Nullable String policy;

    @Option(names = "--all", description = "Show every difference, not only the first " + FIRST + "; also in JSON.")
    private boolean all;

    @Option(names = "--json", paramLabel = "FILE", description = "Write the result as JSON; - is standard output.")
    private @Nullable String json;

    @Override
    public Integer call() throws JsonProcessingException {
        var output = JsonOutput.checked(spec, json);
        var turns = new TurnFile(file);
        if (policy == null) {
            return replay(turns, output);
        }
        String name = policy;
        RecordedPolicy other =
                Main.described(spec, () -> Meant.named(PolicyCatalogue.names(), name, () -> new RecordedPolicy(name)));
        return compare(turns, name, other, output);
    }

    private long most() {
        return all ? Long.MAX_VALUE : FIRST;
    }

    private int replay(TurnFile turns, JsonOutput output) throws JsonProcessingException {
        // The first is the default, which nearly always decided.
        var names = PolicyCatalogue.names();
        String best = names.get(0);
        var verdicts = verdicts(turns, best);
        for (int i = 1; i < names.size() && verdicts.failed() > 0; i++) {
            var attempt = verdicts(turns, names.get(i));
            if (attempt.failed() < verdicts.failed()) {
                best = names.get(i);
                verdicts = attempt;
            }
        }
        output.write(
                ReplayJson.of(best, verdicts, Optional.empty()),
                spec.commandLine().getOut());
        return verdict(verdicts, "policy " + best, output);
    }

    private TurnVerdicts verdicts(TurnFile turns, String name) {
        return Main.described(spec, () -> TurnVerdicts.of(turns, new RecordedPolicy(name), most()));
    }

    private int compare(TurnFile turns, String name, RecordedPolicy other, JsonOutput output)
            throws JsonProcessingException {
        var planning = new TurnVerdicts(most());
        var comparison = new TargetComparison(most());
        Main.described(
                spec,
                () -> turns.forEach((turn, settings) -> planning.judge(turn, report -> {
                    comparison.add(report, TurnReplay.compare(report, other.by(settings)));
                    return TurnReplay.replayPlanning(report, planning.planner());
                })));
        var out = spec.commandLine().getOut();
        output.write(ReplayJson.of(name, planning, Optional.of(comparison)), out);
        if (!output.takesStandardOutput()) {
            comparison.print(name, planning.all(), out);
        }
        return verdict(planning, "the planner", output);
    }

    private int verdict(TurnVerdicts verdicts, String asked, JsonOutput output) {
        var notes = spec.commandLine().getErr();
        verdicts.sequenceNotes().forEach(note -> notes.println("drs: " + file + ": " + note));
        notes.flush();
        if (verdicts.failed() == 0) {
            if (!output.takesStandardOutput()) {
                var out = spec.commandLine().getOut();
                out.println(verdicts.recorded() + " in " + file + " replay with " + asked);
                out.flush();
            }
            return 0;
        }
        var err = spec.commandLine().getErr();
        err.println(
                "drs: " + file + ": " + verdicts.failed() + " of " + verdicts.all() + " do not replay with " + asked);
        verdicts.differences().forEach(difference -> err.println("  " + difference.turn() + ": " + difference.what()));
        if (verdicts.moreDifferences() > 0) {
            err.println("  and " + Amounts.count(verdicts.moreDifferences(), "more difference") + "; --all shows them");
        }
        err.flush();
        return 1;
    }
}
