package org.opendrs.agent;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
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
    private final Voice voice;
    private final Agent agent;
    private final ExecutorService work = Executors.newSingleThreadExecutor(task -> {
        var thread = new Thread(task, "drs-agent");
        thread.setDaemon(true);
        return thread;
    });
    private final CountDownLatch ended = new CountDownLatch(1);

    AgentProcess(Path file, AgentSettings settings, BackendFactory backends, Voice voice) {
        this.file = file;
        this.voice = voice;
        agent = new Agent(settings, new AgentParts(backends, UnaryOperator.identity(), work, voice));
    }

    /**
     * Runs until the process is asked to end. Signals are heard from the first moment on; one that comes while the agent starts is
     * obeyed when it has started.
     *
     * @return whether it has ended in order, so that nothing that was learnt is lost
     * @throws BackendFactory.BackendException if the hypervisor cannot be reached by these settings
     */
    boolean run() throws InterruptedException {
        var started = CompletableFuture.runAsync(agent::start, work);
        listen();
        try {
            started.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e);
        }
        ended.await();
        return end();
    }

    private void listen() {
        var end = Signals.listen("TERM", ended::countDown);
        // In the background of a script this one is ignored, and nobody misses it.
        var interrupt = Signals.listen("INT", ended::countDown);
        var reload = Signals.listen("HUP", () -> work.execute(this::reload));
        if (List.of(end, interrupt, reload).contains(Signals.Hearing.IMPOSSIBLE)) {
            log.warn("this Java machine hands on no signals: SIGHUP ends the agent instead of reloading its settings");
            Runtime.getRuntime().addShutdownHook(new Thread(this::end, "drs-agent-end"));
        } else if (reload == Signals.Hearing.IGNORED) {
            log.info(
                    "whoever started this agent has it ignore SIGHUP, as nohup does: settings are read again only at its next start");
        }
    }

    private void reload() {
        try {
            agent.reload(AgentSettingsFile.read(file)).whenComplete((changes, failure) -> {
                if (failure != null) {
                    voice.say("settings not reloaded, the old ones stay in force: " + failure.getMessage());
                } else {
                    voice.say("settings read again from " + file + ", "
                            + (changes.isEmpty() ? "nothing has changed" : "changed: " + String.join(", ", changes)));
                }
            });
        } catch (SettingsException e) {
            voice.say("settings not reloaded, the old ones stay in force: " + e.getMessage());
        }
    }

    private boolean end() {
        try {
            return CompletableFuture.supplyAsync(agent::stop, work)
                    .thenCompose(stage -> stage)
                    .get(STOP_MILLIS, TimeUnit.MILLISECONDS)
                    .map(Departure::isKept)
                    .orElse(true);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (TimeoutException e) {
            log.error(
                    "the agent did not end within {} ms, so it ends now; what it has learnt since the state was last written is lost",
                    STOP_MILLIS);
            return false;
        } catch (ExecutionException e) {
            log.error("the agent did not end in order; what it has learnt since the state was last written is lost", e);
            return false;
        }
    }
}
