package org.opendrs.libvirt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LibvirtHostSpecTest {
    @ParameterizedTest
    @CsvSource({
        "qemu:///system, localhost",
        "qemu:///session, localhost",
        "qemu+unix:///system?socket=/run/libvirt/libvirt-sock, localhost",
        "qemu+ssh://root@h1/system?keyfile=/root/.ssh/id&no_tty=1, h1",
        "qemu+ssh://root@my_host:22/system, my_host",
        "qemu+tls://h1.example.org:16514/system, h1.example.org",
        "test:///default, localhost",
        "xen:///, localhost",
        "esx://root@vm7/?no_verify=1, vm7"
    })
    void whatLibvirtUnderstandsIsAHost(String uri, String host) {
        assertThat(LibvirtHostSpec.of(uri).id().value()).isEqualTo(host);
    }

    @Test
    void onlyThisMachineIsLookedAtBesidesLibvirt() {
        assertThat(LibvirtHostSpec.of("qemu:///system").localRoot()).isPresent();
        assertThat(LibvirtHostSpec.of("qemu+ssh://h1/system").localRoot()).isEmpty();
        assertThat(LibvirtHostSpec.of("test:///default").localRoot()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "qemu | does not say which hypervisor",
                "/system | does not say which hypervisor",
                "localhost:16509 | a hypervisor 'localhost'",
                "qemo:///system | a hypervisor 'qemo'",
                "QEMU:///system | a hypervisor 'QEMU'",
                "qemu:system | has no path",
                "qemu://system | has no path",
                "qemu:///sytem | has the path /sytem",
                "qemu+ssh://h1/ | has no path",
                "qemu:/// system | is no URI"
            })
    void whatLibvirtWouldRefuseLaterIsRefusedAtOnce(String uri, String why) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LibvirtHostSpec.of(uri))
                .withMessageContaining("'" + uri + "'")
                .withMessageContaining(why)
                .withMessageContaining("qemu:///system");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", ":", "qemu:///system\n"})
    void aTextThatIsNoUriIsRefused(String uri) {
        assertThatIllegalArgumentException().isThrownBy(() -> LibvirtHostSpec.of(uri));
    }
}
