package org.opendrs.sim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.opendrs.libvirt.LibvirtBackend;
import org.opendrs.libvirt.LibvirtHostSpec;
import org.opendrs.model.HostId;

/** The commands for real hosts, on the host that libvirt imagines. */
@Tag("native")
class TestDriverCommandsTest {
    private static final String URI = "test:///default";

    @BeforeAll
    static void libvirtIsThere() {
        try {
            LibvirtBackend.builder()
                    .host(LibvirtHostSpec.remote(new HostId("any"), URI))
                    .build()
                    .close();
        } catch (IllegalStateException e) {
            System.out.println("SKIPPED TestDriverCommandsTest: " + e.getMessage());
            Assumptions.abort(e.getMessage());
        }
    }

    @Test
    void observeShowsItsGuest() {
        var cli = Cli.run("observe", URI, "--period", "0.1");

        assertThat(cli.err()).isEmpty();
        assertThat(cli.status()).isZero();
        assertThat(cli.out()).contains("look 3 of 3", "| test ");
    }

    @Test
    void doctorExaminesIt() {
        var cli = Cli.run("doctor", URI);

        assertThat(cli.status()).isZero();
        assertThat(cli.out()).contains("| test  | no: no data |", "0 of 1 guest managed");
    }

    @Test
    void releaseSaysWhatItWouldDo() {
        var cli = Cli.run("release", URI, "--dry-run");

        assertThat(cli.status()).isZero();
        assertThat(cli.out()).contains("  test: 2 GiB", "Nothing was done.");
    }

    @Test
    void aHostThatIsNotThereIsToldInOneLine() {
        var cli = Cli.run("observe", "test:///no/such/file.xml");

        assertThat(cli.status()).isEqualTo(1);
        assertThat(cli.err().lines()).singleElement().asString().contains("/no/such/file.xml", "cannot be reached");
    }
}
