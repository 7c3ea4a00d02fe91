package org.opendrs.lab.nightly;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.opendrs.lab.Lab;
import org.opendrs.lab.LabGuest;
import org.opendrs.lab.LabHost;

/** What the agent costs a host of eight guests at rest. The figures are in {@code target/nightly-reports/agent-footprint.txt}. */
class AgentFootprintIT {
    private static final int GUESTS = 8;

    @RegisterExtension
    static final Lab LAB = Lab.hosts(1);

    @TempDir
    private Path folder;

    @Test
    void anAgentOfEightGuestsIsHardlyNoticed() {
        LabHost host = LAB.host(1);
        var guests = IntStream.rangeClosed(1, GUESTS)
                .mapToObj(number -> host.guest("g" + number).autodeflate().launch())
                .toList();
        guests.forEach(LabGuest::awaitAgent);
        try (var agent = PackedAgent.on(host, folder, "")) {
            var cost = Footprint.of(agent, host).keep("agent-footprint", "");
            assertThat(agent.said()).contains("managed=" + GUESTS);
            cost.isSmall();
        }
    }
}
