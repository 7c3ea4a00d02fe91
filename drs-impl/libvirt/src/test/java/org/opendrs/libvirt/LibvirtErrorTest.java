package org.opendrs.libvirt;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opendrs.spi.CommandOutcome.Refusal;
import org.opendrs.spi.HypervisorException;
import org.opendrs.spi.HypervisorException.Kind;

class LibvirtErrorTest {
    @ParameterizedTest
    @CsvSource({
        "38, 7, HOST_UNREACHABLE",
        "39, 7, HOST_UNREACHABLE",
        "1, 7, HOST_UNREACHABLE",
        "1, 13, HOST_UNREACHABLE",
        "1, 10, OTHER",
        "38, 10, OTHER",
        "6, 20, HOST_UNREACHABLE",
        "42, 10, GUEST_GONE",
        "55, 10, WRONG_STATE",
        "68, 10, GUEST_BUSY",
        "86, 10, GUEST_BUSY",
        "87, 10, GUEST_BUSY",
        "3, 12, UNSUPPORTED",
        "84, 10, UNSUPPORTED",
        "8, 10, INVALID_VALUE",
        "45, 7, ACCESS_DENIED",
        "88, 10, ACCESS_DENIED",
        "0, 0, OTHER",
        "9999, 10, OTHER"
    })
    void meansOneKindOfTrouble(int code, int domain, Trouble trouble) {
        assertThat(new LibvirtError(code, domain, "x").trouble()).isEqualTo(trouble);
    }

    @Test
    void keepsCodeAndWordsAtThePort() {
        HypervisorException atPort = new LibvirtFailure(
                        "virDomainSetMemory", new LibvirtError(68, 10, "cannot acquire state change lock"))
                .atPort("set memory of web");

        assertThat(atPort.kind()).isEqualTo(Kind.TIMEOUT);
        assertThat(atPort)
                .hasMessageContaining("set memory of web")
                .hasMessageContaining("virDomainSetMemory")
                .hasMessageContaining("cannot acquire state change lock")
                .hasMessageContaining("68")
                .hasCauseInstanceOf(LibvirtFailure.class);
    }

    @Test
    void lostConnectionLeavesTheOutcomeOpen() {
        assertThat(Trouble.HOST_UNREACHABLE.refusal()).isEmpty();
        assertThat(Trouble.GUEST_BUSY.refusal()).contains(Refusal.BUSY);
    }
}
