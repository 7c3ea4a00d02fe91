package org.opendrs.sim.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.opendrs.control.TurnReport;
import org.opendrs.control.UnseenHost;
import org.opendrs.engine.EngineReasons;
import org.opendrs.explain.Input;
import org.opendrs.explain.Reason;
import org.opendrs.model.Automation;
import org.opendrs.model.ClusterSnapshot;
import org.opendrs.model.HostId;

class TurnLogTest {
    private final TurnLog log = new TurnLog(100);

    @Test
    void theTurnInWhichAHostFallsSilentIsKeptAndNamesIt() {
        log.reported(10, report(1));
        log.reported(20, report(2));
        log.reported(30, report(3, "host-2"));
        log.reported(40, report(4, "host-2"));
        log.reported(50, report(5));

        assertThat(log.entries()).extracting(TurnEntry::number).containsExactly(1L, 3L, 5L);
        assertThat(log.entries().get(1).lines()).singleElement().satisfies(line -> {
            assertThat(line.what()).isEqualTo("no answer: host-2");
            assertThat(line.why().sentence()).contains("1m 30s", "nowhere since: 5");
        });
    }

    @Test
    void ofManySilentHostsAFewAreNamed() {
        log.reported(10, report(1, "a", "b", "c", "d", "e", "f"));

        assertThat(log.entries().get(0).lines()).hasSize(4);
    }

    private static TurnReport report(long number, String... silent) {
        var reason = Reason.of(EngineReasons.HOST_SILENT, new Input("sinceMillis", 90_000), new Input("vms", 5));
        return new TurnReport(
                number,
                TurnReport.Kind.TURN,
                Automation.ACT,
                new ClusterSnapshot(1, Instant.EPOCH, List.of()),
                List.of(),
                List.of(),
                Optional.empty(),
                List.of(),
                List.of(),
                Stream.of(silent)
                        .map(host -> new UnseenHost(new HostId(host), reason))
                        .toList(),
                Reason.of("NOTHING_NEEDED"),
                Duration.ZERO);
    }
}
