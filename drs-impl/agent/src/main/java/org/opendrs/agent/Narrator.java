package org.opendrs.agent;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.opendrs.agent.TargetSentences.Mood;
import org.opendrs.balloon.BalloonGuest;
import org.opendrs.balloon.BalloonTarget;
import org.opendrs.control.Action;
import org.opendrs.control.BalloonDecision;
import org.opendrs.control.TurnReport;
import org.opendrs.core.words.Amounts;
import org.opendrs.core.words.ReasonWords;
import org.opendrs.engine.EngineReasons;
import org.opendrs.engine.Farewell;
import org.opendrs.event.DrsEvent;
import org.opendrs.model.Automation;
import org.opendrs.model.VmId;
import org.opendrs.unit.Bytes;

/**
 * Tells the operator what an engine does: one line for each turn, and a sentence for each command, for each advice that is new, and for
 * whatever else happens to a guest or a host. Confined to the engine's thread, but for the {@link #failures} and {@link #outages}.
 */
final class Narrator {
    private final GuestNames names;
    private final Voice voice;
    private final CommandFailures failures;
    private final HostOutages outages;
    private final AdviceMemory advice = new AdviceMemory();
    private final LeftAlone leftAlone;
    private final ShortGuests shortGuests;

    Narrator(Backend backend, Voice voice) {
        this.voice = voice;
        names = new GuestNames(backend.names());
        failures = new CommandFailures(names, voice);
        outages = new HostOutages(backend.diagnosis(), voice);
        leftAlone = new LeftAlone(names);
        shortGuests = new ShortGuests(names);
    }

    /** Returns who says what became of commands that failed. */
    CommandFailures failures() {
        return failures;
    }

    /** Returns who says why a host does not answer. */
    HostOutages outages() {
        return outages;
    }

    /** Tells a turn, or a look between turns that acted. */
    void reported(TurnReport report) {
        Instant when = report.snapshot().takenAt();
        voice.say(when, TurnLine.of(report, names));
        var commanded = commanded(report);
        var targets = targets(report, commanded, true);
        TargetSentences.of(targets, Mood.COMMANDED, names).forEach(line -> voice.say(when, line));
        failures.told();
        if (report.kind() == TurnReport.Kind.TURN) {
            failures.turnEnds();
            advise(report, commanded, when);
            guests(report).forEach(line -> voice.say(when, line));
        }
    }

    private static Set<VmId> commanded(TurnReport report) {
        var commanded = new TreeSet<VmId>();
        for (Action action : report.actions()) {
            if (action.kind() == Action.Kind.SET_MEMORY_TARGET) {
                commanded.add(action.vm());
            }
        }
        return commanded;
    }

    private static List<BalloonTarget> targets(TurnReport report, Set<VmId> commanded, boolean wanted) {
        var targets = new ArrayList<BalloonTarget>();
        for (BalloonDecision decision : report.balloons()) {
            for (BalloonTarget target : decision.plan().targets()) {
                if (commanded.contains(target.vm()) == wanted) {
                    targets.add(target);
                }
            }
        }
        return targets;
    }

    /** Targets that were decided and not commanded are advice, unless nobody asked for advice or a checker refused them. */
    private void advise(TurnReport report, Set<VmId> commanded, Instant when) {
        boolean refused = report.problems().stream()
                .anyMatch(problem -> problem.code().equals(EngineReasons.BALLOON_PLAN_REFUSED));
        if (report.automation() == Automation.OBSERVE || report.balloons().isEmpty() || refused) {
            return;
        }
        advice.beginTurn();
        var news = new ArrayList<BalloonTarget>();
        for (BalloonTarget target : targets(report, commanded, false)) {
            if (advice.isNews(target, maximum(report, target.vm()))) {
                news.add(target);
            }
        }
        TargetSentences.of(news, Mood.ADVISED, names).forEach(line -> voice.say(when, line));
        advice.withdrawn()
                .forEach(vm -> voice.say(
                        when, "guest " + names.of(vm) + " may stay as it is: nothing is advised for it any more"));
    }

    private static Bytes maximum(TurnReport report, VmId vm) {
        return report.balloons().stream()
                .flatMap(decision -> decision.request().guests().stream())
                .filter(guest -> guest.vm().equals(vm))
                .map(guest -> guest.memory().maximum())
                .findFirst()
                .orElse(Bytes.ZERO);
    }

    /** Returns what is to be said of guests that nothing was done for. */
    private List<String> guests(TurnReport report) {
        if (report.balloons().isEmpty()) {
            return List.of();
        }
        var guests = new ArrayList<BalloonGuest>();
        report.balloons().forEach(decision -> guests.addAll(decision.request().guests()));
        var news = new ArrayList<>(shortGuests.news(report.balloons()));
        news.addAll(leftAlone.news(guests));
        int more = news.size() - TargetSentences.MOST;
        if (more <= 0) {
            return news;
        }
        var few = new ArrayList<>(news.subList(0, TargetSentences.MOST));
        few.add("and " + Amounts.count(more, "more guest") + " likewise; drs doctor tells of each");
        return few;
    }

    /** Tells what happened beside the commands. */
    void happened(DrsEvent event) {
        if (event instanceof DrsEvent.ForeignChange change) {
            voice.say("guest " + names.of(change.vm()) + ": "
                    + ReasonWords.of(change.reason()).sentence());
        } else if (event instanceof DrsEvent.ProcessesKilled killed) {
            voice.say("guest " + names.of(killed.vm()) + ": "
                    + ReasonWords.of(killed.reason()).sentence());
        }
    }

    /** Tells what an engine that ends has left behind. */
    void left(Farewell farewell, OnStopSetting how) {
        var targets = farewell.handedBack().stream()
                .flatMap(plan -> plan.targets().stream())
                .toList();
        TargetSentences.of(targets, Mood.HANDED_BACK, names).forEach(voice::say);
        failures.told();
        failures.turnEnds();
        String left = farewell.commands() > 0
                ? "free memory went back to " + Amounts.count(farewell.commands(), "guest")
                : how == OnStopSetting.SPREAD
                        ? "there was nothing to give back, balloons stay as they are"
                        : "balloons stay as they are";
        voice.say("stopped; " + left
                + (farewell.settled() ? "" : "; whether the last commands had an effect is not known yet"));
    }
}
