package org.opendrs.engine;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.opendrs.control.Drs;
import org.opendrs.control.TurnListener;
import org.opendrs.control.TurnReport;
import org.opendrs.core.state.EngineState;
import org.opendrs.event.DrsListener;
import org.opendrs.explain.DecisionTrace;
import org.opendrs.explain.Reason;
import org.opendrs.migration.MigrationPlan;
import org.opendrs.migration.Score;
import org.opendrs.model.Automation;
import org.opendrs.monitor.MonitoringService;
import org.opendrs.monitor.Subscription;

/**
 * The production {@link Drs}: a single-threaded state machine behind a mailbox. Make one with {@link #builder()}.
 *
 * <p>{@link #runOnce()} posts a turn to the mailbox ({@code Cadence}), which {@code Turn} carries through all its stages to the
 * report.
 */
public final class DrsEngine implements Drs {
    private final Mailbox mailbox;
    private final Cadence cadence;
    private final EngineMonitoring monitoring;
    private final Listeners listeners;
    private final Runnable release;
    private volatile MigrationPlan proposal =
            new MigrationPlan(0, List.of(), NO_SCORE, NO_SCORE, DecisionTrace.of(Reason.of("NO_TURN_YET")));

    private static final Score NO_SCORE = new Score(0, 0, 0);

    DrsEngine(Mailbox mailbox, Cadence cadence, EngineMonitoring monitoring, Listeners listeners, Runnable release) {
        this.mailbox = mailbox;
        this.cadence = cadence;
        this.monitoring = monitoring;
        this.listeners = listeners;
        this.release = release;
        listeners.addReports(this::remember);
    }

    /** Starts the description of an engine. Telemetry is the one port that it needs. */
    public static EngineBuilder builder() {
        return new EngineBuilder();
    }

    @Override
    public void start() {
        mailbox.post(cadence::start);
    }

    @Override
    public TurnReport runOnce() {
        return mailbox.await(turn());
    }

    @Override
    public CompletionStage<TurnReport> turn() {
        var result = new CompletableFuture<TurnReport>();
        mailbox.post(() -> cadence.turn(result));
        return result;
    }

    @Override
    public MonitoringService monitoring() {
        return monitoring;
    }

    @Override
    public MigrationPlan propose() {
        return proposal;
    }

    @Override
    public void automation(Automation level) {
        mailbox.post(() -> cadence.automation(level));
    }

    @Override
    public Subscription subscribe(DrsListener listener) {
        return listeners.addEvents(listener);
    }

    @Override
    public Subscription onReport(TurnListener listener) {
        return listeners.addReports(listener);
    }

    /** Returns what the engine remembers now. The stage completes on the engine's thread. */
    public CompletionStage<EngineState> state() {
        var result = new CompletableFuture<EngineState>();
        mailbox.post(() -> result.complete(cadence.state()));
        return result;
    }

    /**
     * Ends turns and ticks, lets what runs come to its end, gives memory back if that is wanted and the level is ACT, and waits for
     * the outcomes of commands. Close the engine afterwards.
     *
     * @param patience after this time the stage completes in any case; what is not settled then is of unknown outcome for whoever goes
     *     on from the state
     * @return a stage that completes on the engine's thread
     */
    public CompletionStage<Farewell> stop(OnStop what, Duration patience) {
        var leaving = new Leaving(mailbox, cadence);
        leaving.begin(what, patience);
        return leaving.result();
    }

    @Override
    public void close() {
        mailbox.post(cadence::close);
        release.run();
    }

    private void remember(TurnReport report) {
        if (report.kind() == TurnReport.Kind.TURN) {
            proposal = report.planning()
                    .map(decision -> decision.plan())
                    .orElseGet(() -> new MigrationPlan(
                            report.snapshot().revision(),
                            List.of(),
                            NO_SCORE,
                            NO_SCORE,
                            DecisionTrace.of(report.outcome())));
        }
    }
}
