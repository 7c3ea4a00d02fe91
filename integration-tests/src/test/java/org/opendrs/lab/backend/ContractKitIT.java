package org.opendrs.lab.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.opendrs.unit.Bytes.mib;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.opendrs.lab.Lab;
import org.opendrs.lab.LabHost;
import org.opendrs.libvirt.LibvirtBackend;
import org.opendrs.libvirt.LibvirtHostSpec;
import org.opendrs.model.VmId;
import org.opendrs.sim.tck.ContractResult;
import org.opendrs.sim.tck.HostControlContract;
import org.opendrs.sim.tck.KnownVm;
import org.opendrs.sim.tck.RealTimeScheduler;
import org.opendrs.sim.tck.TckAllowances;
import org.opendrs.sim.tck.TckEnvironment;
import org.opendrs.sim.tck.TelemetryContract;
import org.opendrs.spi.DrsClock;

/**
 * The contract kits on real QEMU. They leave nothing out here that a backend on the very machine can do; what they leave out on the
 * test driver and on the simulator is pinned in those modules.
 */
class ContractKitIT {
    /** As the default, but for a machine on which other things run. */
    private static final TckAllowances PATIENT = new TckAllowances(
            Duration.ofSeconds(10),
            Duration.ofSeconds(3),
            Duration.ofSeconds(3),
            Duration.ofSeconds(30),
            Duration.ofSeconds(1),
            0.10,
            mib(64),
            mib(1));

    @RegisterExtension
    static final Lab LAB = Lab.hosts(2);

    private static final RealTimeScheduler TIME = new RealTimeScheduler();
    private static final TckEnvironment ENVIRONMENT = new TckEnvironment(DrsClock.system(), TIME, PATIENT);

    @BeforeAll
    static void start() {
        LAB.host(1)
                .guest("known")
                .memory(mib(256))
                .statsPeriod(Duration.ofSeconds(1))
                .launch();
        LAB.host(2).guest("other").launch();
        LAB.guest("known").awaitAgent();
        LAB.guest("other").awaitAgent();
    }

    @AfterAll
    static void stop() {
        TIME.close();
    }

    @Test
    void telemetryKeepsItsWholeContract() {
        try (var backend = twoHosts(Optional.of(Path.of("/")))) {
            ContractResult result = TelemetryContract.check(backend.telemetry(), known(), ENVIRONMENT);
            assertThat(result.broken()).isEmpty();
            assertThat(result.leftOut()).isEmpty();
        }
    }

    @Test
    void telemetryOfOtherMachinesLacksTheirSwapOnly() {
        try (var backend = twoHosts(Optional.empty())) {
            ContractResult result = TelemetryContract.check(backend.telemetry(), known(), ENVIRONMENT);
            assertThat(result.broken()).isEmpty();
            assertThat(result.leftOut())
                    .containsExactly("samples contain what the capabilities say: HOST_SWAP is not among the "
                            + "capabilities, the hosts' swapping is not checked");
        }
    }

    @Test
    void controlKeepsItsWholeContract() {
        try (var backend = twoHosts(Optional.empty())) {
            ContractResult result =
                    HostControlContract.check(backend.control(), backend.telemetry(), known(), ENVIRONMENT);
            assertThat(result.broken()).isEmpty();
            assertThat(result.leftOut()).isEmpty();
        }
    }

    private static KnownVm known() {
        LabHost host = LAB.host(1);
        return new KnownVm(
                Backend.id(host), new VmId(host.virsh().run("domuuid", "known").strip()));
    }

    private static LibvirtBackend twoHosts(Optional<Path> root) {
        var builder = LibvirtBackend.builder().quiet(true);
        for (LabHost host : LAB.hosts()) {
            builder.host(new LibvirtHostSpec(Backend.id(host), host.uri(), root, "machine.slice"));
        }
        return builder.build();
    }
}
