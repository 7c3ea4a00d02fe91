package org.opendrs.libvirt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opendrs.model.HostId;
import org.opendrs.sim.tck.ContractResult;
import org.opendrs.sim.tck.HostControlContract;
import org.opendrs.sim.tck.KnownVm;
import org.opendrs.sim.tck.RealTimeScheduler;
import org.opendrs.sim.tck.TckAllowances;
import org.opendrs.sim.tck.TckEnvironment;
import org.opendrs.sim.tck.TelemetryContract;
import org.opendrs.spi.DrsClock;
import org.opendrs.unit.Bytes;

/** The contract kits on libvirt's test driver, and what they have to leave out there. */
@NeedsLibvirt
class ContractKitTest {
    /** Short waits, because nothing in this process takes time. */
    private static final TckAllowances QUICK = new TckAllowances(
            Duration.ofSeconds(5),
            Duration.ofSeconds(1),
            Duration.ofMillis(300),
            Duration.ofSeconds(5),
            Duration.ofSeconds(1),
            0.05,
            Bytes.mib(64),
            Bytes.mib(1));

    private static final KnownVm KNOWN = new KnownVm(TestDriver.HOST, TestDriver.vm(1));

    @TempDir
    private Path folder;

    @Test
    void telemetryKeepsItsContract() throws Exception {
        try (var backend = twoHosts();
                var thread = new RealTimeScheduler()) {
            var environment = new TckEnvironment(DrsClock.system(), thread, QUICK);

            ContractResult result = TelemetryContract.check(backend.telemetry(), KNOWN, environment);

            assertThat(result.broken()).isEmpty();
            assertThat(result.leftOut())
                    .containsExactly(
                            "samples contain what the capabilities say: GUEST_STATS is not among the capabilities, "
                                    + "reports of guests are not checked",
                            "samples contain what the capabilities say: VCPU_TIMES is not among the capabilities, "
                                    + "run and ready times are not checked",
                            "samples contain what the capabilities say: HOST_SWAP is not among the capabilities, "
                                    + "the hosts' swapping is not checked");
        }
    }

    @Test
    void controlKeepsItsContract() throws Exception {
        try (var backend = twoHosts();
                var thread = new RealTimeScheduler()) {
            var environment = new TckEnvironment(DrsClock.system(), thread, QUICK);

            ContractResult result =
                    HostControlContract.check(backend.control(), backend.telemetry(), KNOWN, environment);

            assertThat(result.broken()).isEmpty();
            assertThat(result.leftOut())
                    .containsExactly("a statistics period makes the guest report: "
                            + "SET_STATS_PERIOD is not among the capabilities");
        }
    }

    /** The second host shows that a guest is not looked for elsewhere. */
    private LibvirtBackend twoHosts() throws IOException {
        return LibvirtBackend.builder()
                .host(LibvirtHostSpec.remote(TestDriver.HOST, TestDriver.world(folder, 3)))
                .host(LibvirtHostSpec.remote(new HostId("other-host"), "test:///default"))
                .quiet(true)
                .build();
    }
}
