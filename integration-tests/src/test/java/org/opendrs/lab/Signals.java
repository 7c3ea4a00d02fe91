package org.opendrs.lab;

import java.time.Duration;
import java.util.List;

/** Signals to single processes. */
final class Signals {
    private static final Duration DEADLINE = Duration.ofSeconds(5);

    private Signals() {}

    /** Stops a process in its tracks; it keeps its connections and answers nothing. */
    static void stop(ProcessHandle process) {
        send("-STOP", process);
    }

    /** Lets a stopped process go on. */
    static void go(ProcessHandle process) {
        send("-CONT", process);
    }

    /** Kills a process, stopped or not, and waits until it is gone. */
    static void kill(ProcessHandle process, Duration patience) {
        process.destroyForcibly();
        Lab.within(patience).until(() -> !process.isAlive());
    }

    private static void send(String signal, ProcessHandle process) {
        Command.run(DEADLINE, List.of("kill", signal, Long.toString(process.pid())));
    }
}
