package org.opendrs.libvirt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.opendrs.model.HostId;
import org.opendrs.spi.Capability;

class LibvirtBackendTest {
    private static final HostId HOST = new HostId("h1");

    @Test
    void backendWithoutHostsIsRefused() {
        assertThatThrownBy(() -> LibvirtBackend.builder().build()).hasMessageContaining("host(…)");
    }

    @Test
    void uriWithoutSchemeIsRefused() {
        assertThatThrownBy(() -> LibvirtHostSpec.remote(HOST, "/system"))
                .hasMessageContaining("'/system'")
                .hasMessageContaining("qemu:///system");
    }

    @Test
    void backendOffersWhatAllItsHostsOffer() {
        var local = LibvirtHostSpec.local(HOST, "qemu:///system");
        var remote = LibvirtHostSpec.remote(HOST, "qemu+tls://h2/system");
        var test = LibvirtHostSpec.remote(HOST, "test:///default");
        var odd = new LibvirtHostSpec(HOST, "xen:///", Optional.of(Path.of("/")), "machine.slice");

        assertThat(Drivers.telemetry(List.of(local)))
                .containsExactly(
                        Capability.GUEST_STATS, Capability.VCPU_TIMES, Capability.HOST_SWAP, Capability.REAL_TIME);
        assertThat(Drivers.telemetry(List.of(local, remote)))
                .containsExactly(Capability.GUEST_STATS, Capability.VCPU_TIMES, Capability.REAL_TIME);
        assertThat(Drivers.telemetry(List.of(local, test))).containsExactly(Capability.REAL_TIME);
        assertThat(Drivers.telemetry(List.of(odd))).containsExactly(Capability.HOST_SWAP, Capability.REAL_TIME);
        assertThat(Drivers.control(List.of(local, remote)))
                .containsExactly(Capability.SET_MEMORY_TARGET, Capability.SET_STATS_PERIOD, Capability.REAL_TIME);
        assertThat(Drivers.control(List.of(local, test)))
                .containsExactly(Capability.SET_MEMORY_TARGET, Capability.REAL_TIME);
    }
}
