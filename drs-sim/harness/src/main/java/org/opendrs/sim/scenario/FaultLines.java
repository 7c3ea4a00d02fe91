package org.opendrs.sim.scenario;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.opendrs.config.OperatorValues;
import org.opendrs.core.words.Amounts;
import org.opendrs.sim.fault.FaultPlan;
import org.opendrs.sim.fault.Intervention;

/**
 * The faults of a scenario as lines for people: times stand as in scenario files, and the length is that of the run. A run that was
 * made shorter than its plan does not meet all of it, and notes tell which faults these are.
 */
public final class FaultLines {
    private static final Pattern ISO_TIME = Pattern.compile("(?<=[=,])PT[0-9HMS.]+");

    /** Seed and length go before the faults. */
    private static final int BEFORE_FAULTS = 2;

    /** As many faults are named in a note; a plan may have thousands. */
    private static final int SHOWN = 5;

    private final FaultPlan plan;
    private final Duration length;

    private FaultLines(FaultPlan plan, Duration length) {
        this.plan = plan;
        this.length = length;
    }

    /** Returns the faults that the run meets, such as {@code seed=7 length=10m HOST_CRASH@host-1,5m,7m}; empty if nothing is on. */
    public static Optional<String> met(Scenario scenario) {
        return of(scenario).flatMap(FaultLines::met);
    }

    /** Returns a note on faults that begin after the run and one on those that outlast it; empty if the run holds all of them. */
    public static List<String> notes(Scenario scenario) {
        return of(scenario).map(FaultLines::notes).orElse(List.of());
    }

    private static Optional<FaultLines> of(Scenario scenario) {
        return scenario.faults().map(plan -> new FaultLines(plan, scenario.length()));
    }

    private Optional<String> met() {
        if (plan.intensities().isEmpty() && plan.interventions().isEmpty()) {
            return Optional.empty();
        }
        var words = new ArrayList<>(List.of("seed=" + plan.seed(), "length=" + OperatorValues.print(length)));
        words.addAll(faults(
                new FaultPlan(plan.seed(), plan.length(), plan.intensities(), lasting(fault -> !beginsAfter(fault)))));
        return Optional.of(String.join(" ", words));
    }

    private List<String> notes() {
        var notes = new ArrayList<String>();
        String run = "the run, which --hours makes " + OperatorValues.print(length) + " long: ";
        note("left out, because it begins after " + run, lasting(this::beginsAfter), notes);
        note(
                "does not end within " + run,
                lasting(fault -> !beginsAfter(fault) && fault.until().compareTo(length) > 0),
                notes);
        return notes;
    }

    private void note(String words, List<Intervention> which, List<String> notes) {
        if (!which.isEmpty()) {
            var all = faults(new FaultPlan(plan.seed(), plan.length(), new TreeMap<>(), which));
            int more = all.size() - SHOWN;
            notes.add(words
                    + String.join(" ", all.subList(0, Math.min(SHOWN, all.size())))
                    + (more > 0 ? " and " + Amounts.count(more, "more fault") : ""));
        }
    }

    private List<Intervention> lasting(Predicate<Intervention> which) {
        return plan.interventions().stream().filter(which).toList();
    }

    private boolean beginsAfter(Intervention fault) {
        return fault.from().compareTo(length) >= 0;
    }

    private static List<String> faults(FaultPlan plan) {
        String text = ISO_TIME.matcher(plan.toString())
                .replaceAll(time -> OperatorValues.print(Duration.parse(time.group())));
        return Arrays.stream(text.split(" ", -1)).skip(BEFORE_FAULTS).toList();
    }
}
