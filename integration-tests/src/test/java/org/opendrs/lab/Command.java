package org.opendrs.lab;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/** Runs programs, each with a deadline. */
final class Command {
    /** A thread for each task: tasks here wait for other processes, of which any number may be at work. */
    static final Executor WAITING = task -> {
        var thread = new Thread(task, "waits for a process");
        thread.setDaemon(true);
        thread.start();
    };

    private Command() {}

    /** Returns what a program said; one that is not done in time is killed, and has then failed. */
    static Outcome attempt(Duration deadline, List<String> command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectInput(ProcessBuilder.Redirect.from(Lab.NOTHING))
                    .start();
            var out = read(process.getInputStream());
            var err = read(process.getErrorStream());
            boolean inTime = process.waitFor(deadline.toMillis(), TimeUnit.MILLISECONDS);
            if (!inTime) {
                process.destroyForcibly();
                return new Outcome(command, Outcome.TOO_LATE, "", "no answer within " + deadline);
            }
            return new Outcome(command, process.exitValue(), out.join(), err.join());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for " + command, e);
        }
    }

    /**
     * Returns what a program printed.
     *
     * @throws IllegalStateException if it failed or was too late; the message has its complaint
     */
    static String run(Duration deadline, List<String> command) {
        return attempt(deadline, command).orThrow();
    }

    // Both streams at once, because a program waits when nobody reads one of them.
    private static CompletableFuture<String> read(InputStream stream) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try (stream) {
                        return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                },
                WAITING);
    }
}
