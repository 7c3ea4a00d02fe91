package org.opendrs.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.opendrs.unit.Bytes.mib;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import org.opendrs.model.Automation;
import org.opendrs.model.DataQuality;
import org.opendrs.model.GuestStats;
import org.opendrs.model.HostId;
import org.opendrs.model.HostSample;
import org.opendrs.model.VmId;
import org.opendrs.model.VmSample;
import org.opendrs.spi.ForwardingTelemetry;
import org.opendrs.spi.Telemetry;

/** Linux' balloon driver reports once when it is loaded; that is not taken for statistics. */
class FirstReportTest {
    private static final GuestStats ONCE =
            GuestStats.builder(1).usable(mib(200)).build();

    /** Gives guests that do not report the report of a driver that was just loaded. */
    private static final class ReportingOnce extends ForwardingTelemetry {
        ReportingOnce(Telemetry telemetry) {
            super(telemetry);
        }

        @Override
        public CompletionStage<HostSample> sample(HostId host, Duration deadline) {
            return super.sample(host, deadline).thenApply(ReportingOnce::withReport);
        }

        private static HostSample withReport(HostSample sample) {
            return new HostSample(
                    sample.host(),
                    sample.takenAtNanos(),
                    sample.counters(),
                    sample.vms().stream().map(ReportingOnce::withReport).toList());
        }

        private static VmSample withReport(VmSample vm) {
            boolean reports =
                    vm.guest().filter(stats -> stats.updatedAtSeconds() > 0).isPresent();
            return reports ? vm : vm.withGuest(Optional.of(ONCE));
        }
    }

    @Test
    void aGuestThatReportedOnceIsAskedToGoOn() {
        var cluster = new TestCluster().host(1, 8, 8).guest("a", 1, 0.1, mib(300));
        cluster.start(engine -> engine.telemetry(
                                new ReportingOnce(cluster.world().telemetry()))
                        .automation(Automation.ACT))
                .run(Duration.ofSeconds(45));

        var guest = cluster.last().snapshot().hosts().get(0).vm(new VmId("a")).orElseThrow();
        assertThat(guest.quality()).isEqualTo(DataQuality.GOOD);
    }
}
