package org.opendrs.lab.nightly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.opendrs.unit.Bytes.mib;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.opendrs.lab.Lab;
import org.opendrs.lab.LabGuest;
import org.opendrs.lab.LabHost;
import org.opendrs.unit.Bytes;

/**
 * What the agent costs a host of eight guests, and libvirtd beside it, in the minutes from {@code -Dnightly.from=5} to {@code
 * -Dnightly.to=15} after its start. The figures are in {@code target/nightly-reports/agent-footprint.txt}.
 */
class AgentFootprintIT {
    private static final int GUESTS = 8;
    private static final Duration FROM = Duration.ofMinutes(Integer.getInteger("nightly.from", 5));
    private static final Duration TO = Duration.ofMinutes(Integer.getInteger("nightly.to", 15));
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration LOOK = Duration.ofSeconds(1);

    /** What the thesis measured of its prototype, in percent of a core. */
    private static final double MOST_PERCENT = 0.35;

    /** Twice what the thesis measured of its prototype, which ran in no virtual machine. */
    private static final Bytes MOST_RESIDENT = mib(100);

    @RegisterExtension
    static final Lab LAB = Lab.hosts(1);

    @TempDir
    private Path folder;

    private final StringBuilder table = new StringBuilder();

    @Test
    void anAgentOfEightGuestsIsHardlyNoticed() throws IOException {
        LabHost host = LAB.host(1);
        var guests = IntStream.rangeClosed(1, GUESTS)
                .mapToObj(number -> host.guest("g" + number).autodeflate().launch())
                .toList();
        guests.forEach(LabGuest::awaitAgent);
        try (var agent = PackedAgent.on(host, folder)) {
            long started = System.nanoTime();
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
                line("minute " + until.toMinutes(), now.percentSince(last), now.resident());
            }
            line("minutes " + FROM.toMinutes() + " to " + TO.toMinutes(), now.percentSince(before), most);
            var daemon = ProcessUse.of(host.daemon());
            line("libvirtd", daemon.percentSince(daemonBefore), daemon.resident());
            System.out.println(table);
            Files.writeString(
                    Files.createDirectories(Path.of("target", "nightly-reports"))
                            .resolve("agent-footprint.txt"),
                    table);

            assertThat(agent.said()).contains("managed=" + GUESTS);
            assertThat(now.percentSince(before)).as("%s", table).isLessThanOrEqualTo(MOST_PERCENT);
            assertThat(most).as("%s", table).isLessThanOrEqualTo(MOST_RESIDENT);
        }
    }

    private void line(String name, double percent, Bytes resident) {
        table.append(String.format(
                Locale.ROOT,
                "%-16s %6.3f %% of a core %6.1f MiB resident%n",
                name,
                percent,
                (double) resident.value() / mib(1).value()));
    }

    private static void pass(long begin, Duration time) {
        Lab.within(TO.plus(MINUTE)).pollInterval(LOOK).until(() -> System.nanoTime() - begin >= time.toNanos());
    }
}
