package org.opendrs.control;

import java.util.concurrent.CompletionStage;
import org.opendrs.event.DrsListener;
import org.opendrs.migration.MigrationPlan;
import org.opendrs.model.Automation;
import org.opendrs.monitor.MonitoringService;
import org.opendrs.monitor.Subscription;

/** The distributed resource scheduler for the hosts it was given. Safe for use by any thread but its own. */
public interface Drs extends AutoCloseable {
    /** Starts turns at the configured period, and ticks between them. Has no effect if it was started before. */
    void start();

    /**
     * Runs one turn now and returns its report: observe, detect, decide, act. Returns when decisions are issued or the turn
     * budget ends; it waits neither for a balloon to converge nor for a migration to end.
     */
    TurnReport runOnce();

    /** Like {@link #runOnce}, without waiting. The stage completes on the engine's thread and never fails. */
    CompletionStage<TurnReport> turn();

    /** Returns the monitoring service. */
    MonitoringService monitoring();

    /** Returns the migrations that the newest turn proposes, whatever the level; empty before the first turn. */
    MigrationPlan propose();

    /** Changes how far the cluster may be acted upon. Takes effect at the next decision; what is under way is ended in order. */
    void automation(Automation level);

    /** Registers a listener for events. */
    Subscription subscribe(DrsListener listener);

    /** Registers a listener for the records of turns. */
    Subscription onReport(TurnListener listener);

    /** Ends turns and ticks. Balloons stay as they are; migrations that copy go on in the hypervisor. */
    @Override
    void close();
}
