package org.opendrs.agent;

import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.opendrs.config.SettingsException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An agent as a process: signals in, lines out. SIGTERM and SIGINT end it in order, SIGHUP has it read its settings again. */
final class AgentProcess {
    private static final Logger log = LoggerFactory.getLogger(AgentProcess.class);

    /** Above the agent's own patience, below the 5 s in which a process has to end. */
    private static final long STOP_MILLIS = 4_700;

    private final Path file;
    private final Agent agent;
    private final ExecutorService work = Executors.newSingleThreadExecutor(task -> {
        var thread = new Thread(task, "drs-agent");
        thread.setDaemon(true);
        return thread;
    });
    private final CountDownLatch ended = new CountDownLatch(1);

    AgentProcess(Path file, AgentSettings settings, BackendFactory backends, Consumer<String> out) {
        this.file = file;
        agent = new Agent(settings, new AgentParts(backends, UnaryOperator.identity(), work, out));
    }

    /**
     * Runs until the process is asked to end.
     *
     * @throws BackendFactory.BackendException if the hypervisor cannot be reached by these settings
     */
    void run() throws InterruptedException {
        try {
            CompletableFuture.runAsync(agent::start, work).get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e);
        }
        boolean told = Signals.listen("TERM", ended::countDown) && Signals.listen("INT", ended::countDown);
        if (!told || !Signals.listen("HUP", () -> work.execute(this::reload))) {
            log.warn("this Java machine hands on no signals: SIGHUP ends the agent instead of reloading its settings");
            Runtime.getRuntime().addShutdownHook(new Thread(this::end, "drs-agent-end"));
        }
        ended.await();
        end();
    }

    private void reload() {
        try {
            agent.reload(AgentSettingsFile.read(file)).whenComplete((changes, failure) -> {
                if (failure != null) {
                    log.error("settings={} not reloaded, the old ones stay in force: {}", file, failure.getMessage());
                } else {
                    log.info("settings={} reloaded: {}", file, changes.isEmpty() ? "nothing has changed" : changes);
                }
            });
        } catch (SettingsException e) {
            log.error("settings not reloaded, the old ones stay in force: {}", e.getMessage());
        }
    }

    private void end() {
        try {
            CompletableFuture.supplyAsync(agent::stop, work)
                    .thenCompose(stage -> stage)
                    .get(STOP_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            log.error("the agent did not end in order; the state may be as old as its last write: {}", e.toString());
        }
    }
}
