package org.opendrs.sim.cli;

import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.opendrs.spi.DrsClock;

/**
 * The world around the commands for real hosts.
 *
 * @param opener opens hosts
 * @param clock the time of samples
 * @param pause lets time pass
 * @param agent finds the process of an agent on this machine
 */
record HostParts(HostOpener opener, DrsClock clock, Consumer<Duration> pause, Supplier<OptionalLong> agent) {
    /** The main class of the agent, as the command line of its process has it. */
    private static final String AGENT = "org.opendrs.agent.Main";

    /** Returns the real world. */
    static HostParts real() {
        return new HostParts(new LibvirtOpener(), DrsClock.system(), HostParts::letPass, HostParts::runningAgent);
    }

    private static void letPass(Duration time) {
        CompletableFuture.runAsync(() -> {}, CompletableFuture.delayedExecutor(time.toNanos(), TimeUnit.NANOSECONDS))
                .join();
    }

    /** Other users' command lines are there to read, unless the kernel was told to hide them. */
    private static OptionalLong runningAgent() {
        return ProcessHandle.allProcesses()
                .filter(process -> process.info()
                        .commandLine()
                        .filter(line -> line.contains(AGENT))
                        .isPresent())
                .mapToLong(ProcessHandle::pid)
                .findFirst();
    }
}
