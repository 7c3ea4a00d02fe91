package org.opendrs.libvirt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opendrs.model.Automation;
import org.opendrs.model.HostSample;
import org.opendrs.model.VmId;
import org.opendrs.model.VmSample;
import org.opendrs.model.VmState;
import org.opendrs.spi.CommandOutcome;
import org.opendrs.spi.CommandOutcome.Refusal;
import org.opendrs.spi.HostCommand;
import org.opendrs.spi.HypervisorException;
import org.opendrs.spi.InventoryView;
import org.opendrs.unit.Bytes;

/** The whole backend on libvirt's test driver. */
@NeedsLibvirt
class TestDriverTest {
    @TempDir
    private Path folder;

    @Test
    void readsTheDefaultWorld() throws Exception {
        try (var backend = TestDriver.backend("test:///default")) {
            HostSample sample = TestDriver.sample(backend);

            assertThat(sample.counters().cpuCapacity().toCores()).isEqualTo(16);
            assertThat(sample.counters().memoryTotal()).isEqualTo(Bytes.gib(3));
            assertThat(sample.vms()).hasSize(1);
            VmSample vm = sample.vms().get(0);
            assertThat(vm.state()).isEqualTo(VmState.RUNNING);
            assertThat(vm.maximum()).isEqualTo(Bytes.gib(8));
            assertThat(vm.vcpus()).hasSize(2);
        }
    }

    @Test
    void readsGuestsWithTheirOwnCallsWhereTheBulkCallLacksThem() throws Exception {
        try (var backend = TestDriver.backend(TestDriver.world(folder, 120))) {
            List<VmSample> vms = TestDriver.sample(backend).vms();

            assertThat(vms).extracting(VmSample::id).isSorted().hasSize(120).startsWith(TestDriver.vm(0));
            assertThat(vms).allSatisfy(vm -> {
                assertThat(vm.maximum()).isEqualTo(Bytes.gib(1));
                assertThat(vm.actual()).isEqualTo(Bytes.mib(512));
            });
            assertThat(TestDriver.sample(backend).vms()).hasSize(120);
        }
    }

    @Test
    void setsMemoryAndSeesIt() throws Exception {
        try (var backend = TestDriver.backend(TestDriver.world(folder, 1))) {
            assertThat(set(backend, TestDriver.vm(0), Bytes.mib(300))).isEqualTo(new CommandOutcome.Accepted());

            assertThat(TestDriver.sample(backend).vms().get(0).actual()).isEqualTo(Bytes.mib(300));
        }
    }

    @Test
    void refusesWhatCannotBe() throws Exception {
        try (var backend = TestDriver.backend(TestDriver.world(folder, 1))) {
            assertThat(refusal(set(backend, TestDriver.vm(0), Bytes.gib(2)))).isEqualTo(Refusal.INVALID_VALUE);
            assertThat(refusal(set(backend, TestDriver.vm(0), Bytes.ZERO))).isEqualTo(Refusal.INVALID_VALUE);
            assertThat(refusal(set(backend, TestDriver.vm(1), Bytes.mib(300)))).isEqualTo(Refusal.GUEST_GONE);
            assertThat(refusal(set(backend, new VmId("web"), Bytes.mib(300)))).isEqualTo(Refusal.GUEST_GONE);
        }
    }

    @Test
    void readOnlyBackendRefusesCommands() throws Exception {
        try (var backend = LibvirtBackend.builder()
                .host(LibvirtHostSpec.remote(TestDriver.HOST, TestDriver.world(folder, 1)))
                .readOnly(true)
                .quiet(true)
                .build()) {
            assertThat(TestDriver.sample(backend).vms()).hasSize(1);
            assertThat(refusal(set(backend, TestDriver.vm(0), Bytes.mib(300)))).isEqualTo(Refusal.UNSUPPORTED);
        }
    }

    @Test
    void hostThatIsNotThereIsUnreachable() throws Exception {
        try (var backend = TestDriver.backend("test:///no/such/file.xml")) {
            assertThatThrownBy(() -> TestDriver.sample(backend))
                    .cause()
                    .isInstanceOfSatisfying(
                            HypervisorException.class,
                            e -> assertThat(e.kind()).isEqualTo(HypervisorException.Kind.UNREACHABLE))
                    .hasMessageContaining("/no/such/file.xml");
            assertThat(refusal(set(backend, TestDriver.vm(0), Bytes.mib(300)))).isEqualTo(Refusal.HOST_UNREACHABLE);
        }
    }

    @Test
    void definitionsBecomePoliciesOnceTheyHaveBeenRead() throws Exception {
        String metadata = "<metadata><drs:policy xmlns:drs='" + PolicyXml.NAMESPACE + "'>"
                + "<drs:memory reservation='256MiB'/></drs:policy></metadata>";
        try (var backend = TestDriver.backend(TestDriver.world(folder, 3, metadata))) {
            TestDriver.sample(backend);
            InventoryView view = TestDriver.get(backend.inventory().read(TestDriver.DEADLINE));
            // They are read on a thread of their own, whose first read may take longer than a hundred samples.
            long giveUp = System.nanoTime() + TestDriver.DEADLINE.toNanos();
            while (backend.definitions(TestDriver.HOST).size() < 3 && System.nanoTime() < giveUp) {
                TestDriver.sample(backend);
            }

            assertThat(view.vms()).hasSize(3);
            InventoryView read = TestDriver.get(backend.inventory().read(TestDriver.DEADLINE));
            assertThat(read.vms().values()).allSatisfy(policy -> {
                assertThat(policy.automation()).isEqualTo(Automation.ACT);
                assertThat(policy.memory().reservation()).isEqualTo(Bytes.mib(256));
            });
            assertThat(TestDriver.get(backend.inventory().read(TestDriver.DEADLINE)))
                    .isSameAs(read);
        }
    }

    @Test
    void closedBackendAnswersAtOnce() throws Exception {
        var backend = TestDriver.backend("test:///default");
        TestDriver.sample(backend);
        backend.close();

        assertThatThrownBy(() -> TestDriver.get(backend.telemetry().sample(TestDriver.HOST, Duration.ofSeconds(30))))
                .hasCauseInstanceOf(HypervisorException.class)
                .hasMessageContaining("closed");
    }

    private static CommandOutcome set(LibvirtBackend backend, VmId vm, Bytes target) throws Exception {
        return TestDriver.get(backend.control()
                .apply(new HostCommand.SetMemoryTarget(TestDriver.HOST, vm, target), TestDriver.DEADLINE));
    }

    private static Refusal refusal(CommandOutcome outcome) {
        return ((CommandOutcome.Refused) outcome).reason();
    }
}
