package org.opendrs.lab.nightly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.opendrs.unit.Bytes.mib;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import org.opendrs.lab.Lab;
import org.opendrs.lab.LabHost;
import org.opendrs.unit.Bytes;

/**
 * What an agent costs its host, and libvirtd beside it, in the minutes from {@code -Dnightly.from=5} to {@code -Dnightly.to=15} after
 * its start.
 *
 * @param percent of a core that the agent used
 * @param resident the most memory of the agent that was resident
 * @param table the figures, minute by minute
 */
record Footprint(double percent, Bytes resident, String table) {
    private static final Duration FROM = Duration.ofMinutes(Integer.getInteger("nightly.from", 5));
    private static final Duration TO = Duration.ofMinutes(Integer.getInteger("nightly.to", 15));
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration LOOK = Duration.ofSeconds(1);

    /** What the thesis measured of its prototype, in percent of a core. */
    private static final double MOST_PERCENT = 0.35;

    /** Twice what the thesis measured of its prototype, which ran in no virtual machine. */
    private static final Bytes MOST_RESIDENT = mib(100);

    /** Measures an agent that has just been started, which takes until the last of those minutes. */
    static Footprint of(PackedAgent agent, LabHost host) {
        long started = System.nanoTime();
        var table = new StringBuilder();
        pass(started, FROM);
        var before = ProcessUse.of(agent.process());
        var daemonBefore = ProcessUse.of(host.daemon());
        var now = before;
        Bytes most = before.resident();
        for (Duration until = FROM.plus(MINUTE); until.compareTo(TO) <= 0; until = until.plus(MINUTE)) {
            var last = now;
            pass(started, until);
            now = ProcessUse.of(agent.process());
            most = most.max(now.resident());
            table.append(line("minute " + until.toMinutes(), now.percentSince(last), now.resident()));
        }
        double percent = now.percentSince(before);
        table.append(line("minutes " + FROM.toMinutes() + " to " + TO.toMinutes(), percent, most));
        var daemon = ProcessUse.of(host.daemon());
        table.append(line("libvirtd", daemon.percentSince(daemonBefore), daemon.resident()));
        return new Footprint(percent, most, table.toString());
    }

    /** Keeps the figures in {@code target/nightly-reports}, in a file of that name. */
    Footprint keep(String name, String more) {
        System.out.println(table + more);
        try {
            Files.writeString(
                    Files.createDirectories(Path.of("target", "nightly-reports"))
                            .resolve(name + ".txt"),
                    table + more);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    /** Fails if the agent costs more than it may. */
    void isSmall() {
        assertThat(percent).as(table).isLessThanOrEqualTo(MOST_PERCENT);
        assertThat(resident).as(table).isLessThanOrEqualTo(MOST_RESIDENT);
    }

    private static String line(String name, double percent, Bytes resident) {
        return String.format(
                Locale.ROOT,
                "%-16s %6.3f %% of a core %6.1f MiB resident%n",
                name,
                percent,
                (double) resident.value() / mib(1).value());
    }

    private static void pass(long begin, Duration time) {
        Lab.within(TO.plus(MINUTE)).pollInterval(LOOK).until(() -> System.nanoTime() - begin >= time.toNanos());
    }
}
