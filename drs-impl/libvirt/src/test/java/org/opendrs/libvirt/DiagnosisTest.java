package org.opendrs.libvirt;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opendrs.libvirt.Diagnosis.Verdict;
import org.opendrs.spi.HypervisorException;
import org.opendrs.spi.HypervisorException.Kind;

class DiagnosisTest {
    private static final String HERE = "qemu:///system";
    private static final String BY_SSH = "qemu+ssh://root@h1/system";

    private static Diagnosis of(String uri, int code, int domain, String message) {
        var told = new LibvirtFailure("open " + uri, new LibvirtError(code, domain, message)).atPort("read h1");
        return Diagnosis.of(uri, new HypervisorException(Kind.UNREACHABLE, told.detail(), told));
    }

    @Test
    void libvirtsWordsAndNumberAreKeptAndOursAreNot() {
        var found = of(HERE, 38, 7, "Failed to connect socket to '/run/libvirt/libvirt-sock': No such file");

        assertThat(found.sentence())
                .startsWith("cannot be reached: Failed to connect socket")
                .contains("[libvirt error 38, domain 7]; see whether libvirtd (or virtqemud) runs there")
                .doesNotContain("UNREACHABLE", "Exception", "read h1", "network");
    }

    @Test
    void aSocketThatMayNotBeOpenedIsAMatterOfRights() {
        var found = of(HERE, 38, 7, "Failed to connect socket to '/run/libvirt/libvirt-sock': Permission denied");

        assertThat(found.verdict()).isEqualTo(Verdict.REFUSED);
        assertThat(found.remedy()).contains("group libvirt", "polkit");
    }

    @Test
    void aUserThatPolkitRefusesIsAMatterOfRights() {
        var refused = new LibvirtFailure("open", new LibvirtError(45, 7, "authentication failed")).atPort("read h1");

        assertThat(Diagnosis.of(HERE, refused).verdict()).isEqualTo(Verdict.REFUSED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Cannot recv data: ssh: connect to host h1 port 22: Connection timed out: Connection reset by peer",
                "Cannot recv data: ssh: connect to host h1 port 22: No route to host",
                "Cannot recv data: ssh: Could not resolve hostname h1: Name or service not known"
            })
    void sshThatGetsNowhereIsFirstAMatterOfTheNetwork(String message) {
        assertThat(of(BY_SSH, 38, 7, message).remedy())
                .startsWith("see whether the network leads there")
                .contains("whether ssh gets there");
    }

    @Test
    void aSilentHostBehindSshIsFirstAMatterOfTheNetwork() {
        var late = new HypervisorException(Kind.TIMEOUT, "open " + BY_SSH + ": no answer within 10 s");
        var found = Diagnosis.of(BY_SSH, new HypervisorException(Kind.UNREACHABLE, late.detail(), late));

        assertThat(found.sentence())
                .startsWith("does not answer: no answer within 10 s; see whether the network leads there");
    }

    @Test
    void aKeyThatSshRefusesIsNoMatterOfTheNetworkNorOfLibvirtsRights() {
        var found = of(BY_SSH, 38, 7, "Cannot recv data: root@h1: Permission denied (publickey)");

        assertThat(found.verdict()).isEqualTo(Verdict.UNREACHABLE);
        assertThat(found.remedy()).startsWith("see whether ssh gets there").doesNotContain("network", "polkit");
    }

    @Test
    void aSilentDaemonHereIsNoMatterOfTheNetwork() {
        var found = Diagnosis.of(HERE, new HypervisorException(Kind.TIMEOUT, "read: no answer within 4 s"));

        assertThat(found.verdict()).isEqualTo(Verdict.SILENT);
        assertThat(found.remedy()).isEqualTo("see whether libvirtd (or virtqemud) hangs there");
    }

    @Test
    void severalLinesBecomeOne() {
        assertThat(of(BY_SSH, 38, 7, "Cannot recv data: Warning: x\r\nPermission denied")
                        .words())
                .isEqualTo("Cannot recv data: Warning: x Permission denied [libvirt error 38, domain 7]");
    }
}
