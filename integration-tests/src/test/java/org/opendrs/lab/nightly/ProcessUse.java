package org.opendrs.lab.nightly;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.opendrs.unit.Bytes;

/**
 * What a process has used so far, as the kernel counts it (proc(5)).
 *
 * @param atNanos when that was, by {@link System#nanoTime}
 * @param cpu time of a CPU since it started, of all its threads
 * @param resident memory now, pages that it shares with others included
 */
record ProcessUse(long atNanos, Duration cpu, Bytes resident) {
    /** The kernel shows times to programs in hundredths of a second, whatever it counts in. */
    private static final long MILLIS_PER_TICK = 10;

    /** Places of utime and stime, counted from the state of the process, which is the third field. */
    private static final int USER_TIME = 14 - 3;

    private static final int SYSTEM_TIME = 15 - 3;

    static ProcessUse of(ProcessHandle process) {
        Path folder = Path.of("/proc", Long.toString(process.pid()));
        try {
            String stat = Files.readString(folder.resolve("stat"));
            // The name of the program may have blanks and parentheses.
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
            long ticks = Long.parseLong(fields[USER_TIME]) + Long.parseLong(fields[SYSTEM_TIME]);
            String resident = Files.readAllLines(folder.resolve("status")).stream()
                    .filter(line -> line.startsWith("VmRSS:"))
                    .findFirst()
                    .orElseThrow();
            return new ProcessUse(
                    System.nanoTime(),
                    Duration.ofMillis(ticks * MILLIS_PER_TICK),
                    Bytes.kib(Long.parseLong(resident.replaceAll("\\D", ""))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the share of one core that the process used since then, in percent. */
    double percentSince(ProcessUse before) {
        return 100.0 * cpu.minus(before.cpu).toNanos() / (atNanos - before.atNanos);
    }
}
