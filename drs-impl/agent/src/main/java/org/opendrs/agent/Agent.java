package org.opendrs.agent;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.opendrs.control.TurnReport;
import org.opendrs.core.state.EngineState;
import org.opendrs.engine.DrsEngine;
import org.opendrs.engine.OnStop;
import org.opendrs.model.Automation;

/**
 * An engine on one hypervisor that keeps its state and can change its settings: a reload ends the engine and starts another from
 * what it remembered, or changes nothing at all. {@link #start}, {@link #reload} and {@link #stop} run on the worker thread of the
 * {@link AgentParts}, one after the other.
 */
final class Agent {
    /** Waits for commands under way, whose deadline is 5 s by default; the whole of a stop shall take no longer than that. */
    static final Duration PATIENCE = Duration.ofSeconds(4);

    private final AgentParts parts;
    private AgentSettings settings;
    private @Nullable Backend backend;
    private @Nullable DrsEngine engine;
    private @Nullable Narrator narrator;
    private boolean leaving;

    Agent(AgentSettings settings, AgentParts parts) {
        this.settings = settings;
        this.parts = parts;
    }

    /**
     * Begins turns, from what was remembered if there is anything.
     *
     * @throws BackendFactory.BackendException if the hypervisor cannot be reached by these settings
     */
    void start() {
        backend = parts.backends().open(settings);
        begin(settings, backend, new StateFile(settings.state()).read());
        parts.voice().say("started: " + settings.inWords());
    }

    /** Returns the engine, to look at it. */
    Optional<DrsEngine> engine() {
        return Optional.ofNullable(engine);
    }

    /**
     * Takes over other settings as a whole, or none of them. What cannot be had, a hypervisor that nobody knows say, leaves everything
     * as it was.
     *
     * @return a stage with what has changed, or failed with the reason why nothing has
     */
    CompletionStage<List<String>> reload(AgentSettings next) {
        var before = settings;
        var oldEngine = engine;
        var oldBackend = backend;
        var changes = SettingsDifference.between(before, next);
        if (changes.isEmpty() || oldEngine == null || oldBackend == null || leaving) {
            return CompletableFuture.completedFuture(changes);
        }
        boolean moves = !next.uri().equals(before.uri());
        boolean reopens = moves || isReading(next) != isReading(before) || next.qemuMonitor() != before.qemuMonitor();
        Backend newBackend;
        try {
            newBackend = reopens ? parts.backends().open(next) : oldBackend;
        } catch (BackendFactory.BackendException e) {
            return CompletableFuture.failedFuture(e);
        }
        return oldEngine
                .stop(OnStop.HOLD, PATIENCE)
                .thenApplyAsync(
                        farewell -> {
                            oldEngine.close();
                            // What is remembered of other hosts says nothing about this one.
                            replace(next, newBackend, moves ? Optional.empty() : Optional.of(farewell.state()));
                            if (reopens) {
                                oldBackend.close();
                            }
                            return changes;
                        },
                        parts.work());
    }

    /** An agent that does not act has other rights at the hypervisor. */
    private static boolean isReading(AgentSettings settings) {
        return settings.mode() != Automation.ACT;
    }

    private void replace(AgentSettings next, Backend newBackend, Optional<EngineState> state) {
        settings = next;
        backend = newBackend;
        if (leaving) {
            // The stop that came meanwhile has nobody else to close this.
            newBackend.close();
        } else {
            begin(next, newBackend, state);
        }
    }

    /** Ends turns, hands memory back if the settings say so, keeps the state, and gives up the hypervisor. */
    CompletionStage<Optional<Departure>> stop() {
        leaving = true;
        var last = engine;
        var host = backend;
        var teller = narrator;
        if (last == null || host == null || teller == null) {
            return CompletableFuture.completedFuture(Optional.empty());
        }
        return last.stop(settings.onStop().meaning(), PATIENCE)
                .thenApplyAsync(
                        farewell -> {
                            boolean isKept = new StateFile(settings.state()).write(farewell.state());
                            teller.left(farewell, settings.onStop());
                            last.close();
                            host.close();
                            return Optional.of(new Departure(farewell, isKept));
                        },
                        parts.work());
    }

    private void begin(AgentSettings with, Backend on, Optional<EngineState> state) {
        var guests = new ChosenGuests(with.guests(), on);
        var teller = new Narrator(on, parts.voice());
        var builder = parts.time()
                .apply(DrsEngine.builder())
                .telemetry(teller.outages().of(guests.telemetry()))
                .control(teller.failures().of(guests.control()))
                .inventory(guests.inventory())
                .settings(with.settings())
                .automation(with.mode())
                .withoutPlanner();
        state.ifPresent(builder::state);
        var started = builder.build();
        started.subscribe(teller::happened);
        started.onReport(report -> {
            teller.reported(report);
            keep(report, started, with);
        });
        narrator = teller;
        engine = started;
        FirstLook.at(on, guests.telemetry(), with.settings().turns().sampleDeadline())
                .thenRun(started::start);
    }

    private void keep(TurnReport report, DrsEngine from, AgentSettings with) {
        if (report.kind() == TurnReport.Kind.TURN && report.number() % with.stateEvery() == 0) {
            var file = new StateFile(with.state());
            from.state().thenAcceptAsync(file::write, parts.work());
        }
    }
}
