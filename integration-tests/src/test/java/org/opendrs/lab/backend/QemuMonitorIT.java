package org.opendrs.lab.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.opendrs.unit.Bytes.mib;

import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.opendrs.lab.Lab;
import org.opendrs.lab.LabGuest;
import org.opendrs.lab.LabHost;
import org.opendrs.libvirt.LibvirtBackend;
import org.opendrs.model.GuestStats;
import org.opendrs.model.VmSample;
import org.opendrs.unit.Bytes;

/** QEMU itself is asked only where that was chosen, and only as long as it may have something to tell. */
class QemuMonitorIT {
    private static final Bytes SIZE = mib(128);
    private static final Duration SOON = Duration.ofSeconds(30);

    /** How {@code virsh dominfo} words the taint {@code custom-monitor}. */
    private static final String TAINT = "custom monitor control commands issued";

    @RegisterExtension
    static final Lab LAB = Lab.hosts(1);

    private static LabHost host() {
        return LAB.host(1);
    }

    @BeforeAll
    static void start() {
        launch("asked");
        launch("left");
    }

    private static LabGuest launch(String name) {
        var guest = host().guest(name)
                .memory(SIZE)
                .statsPeriod(Duration.ofSeconds(1))
                .launch();
        guest.awaitAgent();
        return guest;
    }

    @Test
    void onlyAGuestOfABackendThatWasToldToAskIsTaintedAndAnOldQemuIsAskedOnce() {
        try (var backend = Backend.on(host())) {
            Lab.within(SOON).until(() -> hasReport(backend, 2));
            long calls = callsOfFiveCycles(backend);
            assertThat(calls).isEqualTo(5 * 3);
        }
        assertThat(taints("asked")).doesNotContain(TAINT);

        try (var backend = Backend.on(LibvirtBackend.builder().qemuMonitor(true), host())) {
            Lab.within(SOON).untilAsserted(() -> {
                assertThat(hasReport(backend, 2)).isTrue();
                assertThat(taints("asked")).contains(TAINT);
                assertThat(taints("left")).contains(TAINT);
            });
            // QEMU 7.2 knows none of the counters, and all else is as it was.
            assertThat(backend.sample(host()).vms())
                    .hasSizeGreaterThanOrEqualTo(2)
                    .allSatisfy(vm ->
                            assertThat(vm.guest().flatMap(GuestStats::reclaim)).isEmpty())
                    .allSatisfy(QemuMonitorIT::isComplete);
            assertThat(callsOfFiveCycles(backend)).isEqualTo(5 * 3);
        }
    }

    @Test
    void aReadOnlyConnectionSamplesWithoutAsking() {
        LabGuest fresh = launch("fresh");
        try (var backend = Backend.on(LibvirtBackend.builder().qemuMonitor(true).readOnly(true), host())) {
            Lab.within(SOON).until(() -> hasReport(backend, 1));
            for (int cycle = 0; cycle < 3; cycle++) {
                isComplete(backend.sample(fresh));
            }
        }
        assertThat(taints("fresh")).doesNotContain(TAINT);
    }

    /** The definitions are read after the first cycles, and each guest gives a report a second. */
    private static long callsOfFiveCycles(Backend backend) {
        Lab.within(SOON)
                .until(() -> backend.ports().definitions(Backend.id(host())).size() >= 2);
        backend.sample(host());
        return new Daemon(host()).callsDuring(() -> {
            for (int cycle = 0; cycle < 5; cycle++) {
                backend.sample(host());
            }
        });
    }

    private static boolean hasReport(Backend backend, int guests) {
        return backend.sample(host()).vms().stream()
                        .filter(vm -> vm.guest().isPresent())
                        .count()
                >= guests;
    }

    private static void isComplete(VmSample vm) {
        assertThat(vm.maximum()).isEqualTo(SIZE);
        assertThat(vm.vcpus()).hasSize(1);
        assertThat(vm.resident()).isGreaterThan(Bytes.ZERO);
        assertThat(vm.guest()).hasValueSatisfying(stats -> {
            assertThat(stats.usable()).isBetween(mib(1), SIZE);
            assertThat(stats.total()).isBetween(mib(1), SIZE);
        });
    }

    private static String taints(String guest) {
        return host().virsh().run("dominfo", guest);
    }
}
