package org.opendrs.lab.nightly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.opendrs.unit.Bytes.mib;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.opendrs.lab.Lab;
import org.opendrs.lab.LabGuest;
import org.opendrs.lab.LabHost;
import org.opendrs.unit.Bytes;

/**
 * What the agent costs a host of eight guests that take turns in needing memory, more than there is for all, so that balloons have to
 * move all the time. The figures are in {@code target/nightly-reports/busy-agent-footprint.txt}.
 */
class BusyAgentFootprintIT {
    private static final int GUESTS = 8;
    private static final Bytes SIZE = mib(256);
    private static final Bytes STEP = mib(4);
    private static final Duration PACE = Duration.ofMillis(250);
    private static final Duration HOLD = Duration.ofSeconds(20);
    private static final Pattern COMMANDS = Pattern.compile(" commands=(\\d+) ");

    /** A quarter of what there were; where nothing moved, this would be the measurement of an agent at rest. */
    private static final int FEWEST_COMMANDS = 100;

    /** What fits the emulated guests' size; periods, and the reserve that covers eight emulators, are those of every agent. */
    private static final String SETTINGS = """
            settings:
              ballooning:
                poolLeast: 16MiB
                demand: {fixed: 12MiB}
                safety: {most: 48MiB, least: 16MiB}
                pace: {keepUsable: 12MiB, deadZone: 8MiB}
                distress: {usable: 12MiB, step: 32MiB, least: 8MiB}
            """;

    /** Eight emulators take 1 GiB beside what their guests hold; so there are 192 MiB for a guest of 256 MiB. */
    @RegisterExtension
    static final Lab LAB = Lab.hosts(1).memory(mib(2560));

    @TempDir
    private Path folder;

    @Test
    void anAgentThatMovesEightBalloonsIsHardlyNoticed() {
        LabHost host = LAB.host(1);
        List<LabGuest> guests = IntStream.rangeClosed(1, GUESTS)
                .mapToObj(number ->
                        host.guest("g" + number).memory(SIZE).autodeflate().launch())
                .toList();
        guests.forEach(LabGuest::awaitAgent);
        // Rests of different lengths, so that all combinations of guests come to need memory at once.
        IntStream.range(0, GUESTS)
                .forEach(i -> guests.get(i)
                        .hogInRounds(mib(100 + 5L * i), STEP, PACE, HOLD, Duration.ofSeconds(15 + 3L * i)));
        try (var agent = PackedAgent.on(host, folder, SETTINGS)) {
            var cost = Footprint.of(agent, host);
            int commands = COMMANDS.matcher(agent.said())
                    .results()
                    .mapToInt(match -> Integer.parseInt(match.group(1)))
                    .sum();
            cost.keep("busy-agent-footprint", commands + " commands since the start" + System.lineSeparator());
            assertThat(agent.said()).contains("managed=" + GUESTS);
            assertThat(commands).as(agent.said()).isGreaterThanOrEqualTo(FEWEST_COMMANDS);
            assertThat(guests)
                    .allSatisfy(guest -> assertThat(guest.status().hogsKilled()).isZero());
            cost.isSmall();
        }
    }
}
