package org.opendrs.lab;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.opendrs.unit.Bytes;

/**
 * A lab that runs, until it is closed or this JVM ends. Its keeper is a process that reads from a pipe whose other end is here; the
 * pipe ends with the JVM, even if that is killed, and the keeper then takes everything away.
 */
final class RunningLab implements AutoCloseable {
    private static final Path SCRIPT = Path.of("src/lab/lab").toAbsolutePath();

    /** Short, because names of sockets below it are limited. */
    private static final Path FOLDERS = Path.of("/tmp");

    /** Longer than any step of the script takes; the first start of all downloads a kernel. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private static final AtomicInteger STARTED = new AtomicInteger();

    private final Path folder;
    private final Process keeper;
    private final List<LabHost> hosts;
    private final Map<String, LabGuest> guests = new TreeMap<>();

    private RunningLab(Path folder, Process keeper, int hosts) {
        this.folder = folder;
        this.keeper = keeper;
        this.hosts = IntStream.rangeClosed(1, hosts)
                .mapToObj(number -> new LabHost(this, "h" + number))
                .toList();
    }

    /**
     * Starts a lab and waits until it is up. Removes before what labs left whose keeper was killed.
     *
     * @throws IllegalStateException if no lab can run here
     */
    static RunningLab start(LabSpec spec) {
        sweep();
        Path folder = FOLDERS.resolve("drs-lab-" + ProcessHandle.current().pid() + "-" + STARTED.incrementAndGet());
        try {
            Process keeper = new ProcessBuilder(
                            SCRIPT.toString(),
                            "keep",
                            folder.toString(),
                            Integer.toString(spec.hosts()),
                            wholeMib(spec.memory()),
                            wholeMib(spec.swap()),
                            wholeMib(new Bytes(spec.swapRate().value())))
                    .redirectErrorStream(true)
                    .start();
            var lab = new RunningLab(folder, keeper, spec.hosts());
            lab.awaitUp();
            return lab;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Removes what labs left whose keeper was killed. */
    static void sweep() {
        Command.run(PATIENCE, List.of(SCRIPT.toString(), "sweep", FOLDERS.toString()));
    }

    private void awaitUp() {
        // Left open: a keeper that wrote into a closed pipe would die of it.
        var says = new BufferedReader(new InputStreamReader(keeper.getInputStream(), StandardCharsets.UTF_8));
        var answer = CompletableFuture.supplyAsync(
                        () -> says.lines().findFirst().orElse("its keeper says nothing"), Command.WAITING)
                .completeOnTimeout("not up within " + PATIENCE, PATIENCE.toSeconds(), TimeUnit.SECONDS)
                .join();
        if (!answer.equals("up")) {
            close();
            throw new IllegalStateException("no lab of hypervisors can run here: " + answer);
        }
    }

    Path folder() {
        return folder;
    }

    Process keeper() {
        return keeper;
    }

    List<LabHost> hosts() {
        return hosts;
    }

    LabGuest guest(String name) {
        LabGuest guest = guests.get(name);
        if (guest == null) {
            throw new IllegalArgumentException("no guest " + name + " was started, only " + guests.keySet());
        }
        return guest;
    }

    /** Remembers a guest that was started; one of the same name is replaced. */
    void add(LabGuest guest) {
        guests.put(guest.name(), guest);
    }

    /** Returns the folder of the cgroup in which the processes of a host are. */
    Path group(String host) {
        try {
            return Path.of(Files.readString(folder.resolve("group")).strip()).resolve(host);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the command that runs a program in a host. */
    List<String> entering(String host, List<String> command) {
        var line = new ArrayList<>(List.of(SCRIPT.toString(), "in", folder.toString(), host));
        line.addAll(command);
        return line;
    }

    /** Runs a command of the script on this lab. */
    String order(String command, String... arguments) {
        var line = new ArrayList<>(List.of(SCRIPT.toString(), command, folder.toString()));
        line.addAll(List.of(arguments));
        return Command.run(PATIENCE, line);
    }

    @Override
    public void close() {
        try {
            keeper.getOutputStream().close();
            if (!keeper.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new IllegalStateException("the keeper of " + folder + " does not end");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String wholeMib(Bytes amount) {
        return Long.toString(amount.value() / Bytes.mib(1).value());
    }
}
