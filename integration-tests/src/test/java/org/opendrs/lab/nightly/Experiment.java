package org.opendrs.lab.nightly;

import static org.opendrs.unit.Bytes.mib;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.opendrs.lab.GuestStatus;
import org.opendrs.lab.Lab;
import org.opendrs.lab.LabGuest;
import org.opendrs.lab.LabHost;
import org.opendrs.unit.Bytes;

/**
 * Three guests of 256 MiB on a host that has no room for all of that: one after the other needs 150 MiB for some seconds and frees
 * them. For one thread.
 */
final class Experiment {
    private static final Bytes SIZE = mib(256);
    private static final Bytes LOAD = mib(150);
    private static final Bytes STEP = mib(5);
    private static final Duration PACE = Duration.ofMillis(100);
    private static final Duration HOLD = Duration.ofSeconds(2);

    /** Longer than any run, so that a process works one round and then rests until it is ended. */
    private static final Duration FOR_GOOD = Duration.ofMinutes(20);

    /** A round whose guest can only swap takes 10 s. */
    private static final Duration ROUND = Duration.ofMinutes(2);

    /** To boot to rest, and for whoever controls the balloons to look around; the same for all. */
    private static final Duration SETTLING = Duration.ofSeconds(12);

    /** The guest takes a step each 100 ms, a question costs 50 ms of CPU time. */
    private static final Duration LOOK = Duration.ofMillis(300);

    private final LabHost host;
    private final Duration length;

    Experiment(LabHost host, Duration length) {
        this.host = host;
        this.length = length;
    }

    /** Starts fresh guests and controls their balloons by a variant while they work. */
    Run run(Variant variant) {
        List<LabGuest> guests = Stream.of("a", "b", "c")
                .map(name -> host.guest(name).memory(SIZE).autodeflate().launch())
                .toList();
        guests.forEach(LabGuest::awaitAgent);
        try (Control control = variant.on(host)) {
            long settled = System.nanoTime() + SETTLING.toNanos();
            await(SETTLING.plus(ROUND), () -> System.nanoTime() >= settled);
            return work(variant, control, guests);
        } finally {
            guests.forEach(LabGuest::kill);
        }
    }

    private Run work(Variant variant, Control control, List<LabGuest> guests) {
        var swapping = new Run.Swapping(host.memory());
        long machineBefore = machineSwapIns();
        int commandsBefore = control.commands();
        var rounds = new ArrayList<Duration>();
        long end = System.nanoTime() + length.toNanos();
        for (int turn = 0; System.nanoTime() < end; turn++) {
            round(guests.get(turn % guests.size()), swapping, rounds);
        }
        return new Run(
                variant,
                swapping.swapIns(),
                machineSwapIns() - machineBefore,
                swapping.majorFaults(),
                swapping.most(),
                swapping.mean(),
                rounds,
                guests.stream().mapToLong(guest -> kills(guest.status())).sum(),
                control.commands() - commandsBefore);
    }

    private void round(LabGuest guest, Run.Swapping swapping, List<Duration> rounds) {
        GuestStatus before = guest.status();
        long begin = System.nanoTime();
        guest.hogInRounds(LOAD, STEP, PACE, HOLD, FOR_GOOD);
        await(ROUND, () -> {
            swapping.add(host.memory());
            GuestStatus now = guest.status();
            if (now.rounds().count() > before.rounds().count()) {
                // Not what the guest says: its clock leaps where those of the machine's CPUs differ.
                rounds.add(Duration.ofNanos(System.nanoTime() - begin).minus(HOLD));
                return true;
            }
            return now.hogsKilled() > before.hogsKilled();
        });
        guest.stopLoads();
    }

    private static long kills(GuestStatus status) {
        return Math.max(status.hogsKilled(), status.memory().oomKills());
    }

    private static void await(Duration limit, BooleanSupplier done) {
        Lab.within(limit).pollInterval(LOOK).until(done::getAsBoolean);
    }

    private static long machineSwapIns() {
        try (Stream<String> lines = Files.lines(Path.of("/proc/vmstat"))) {
            return lines.filter(line -> line.startsWith("pswpin "))
                    .mapToLong(line -> Long.parseLong(line.substring(line.indexOf(' ') + 1)))
                    .sum();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
