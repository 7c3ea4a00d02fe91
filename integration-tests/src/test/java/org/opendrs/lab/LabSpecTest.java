package org.opendrs.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.opendrs.unit.Bytes.ZERO;
import static org.opendrs.unit.Bytes.gib;
import static org.opendrs.unit.Bytes.mib;

import org.junit.jupiter.api.Test;
import org.opendrs.unit.ByteRate;

class LabSpecTest {
    @Test
    void hostsOfLimitedMemorySwapUnlessToldOtherwise() {
        assertThat(LabSpec.hosts(2)).isEqualTo(new LabSpec(2, ZERO, ZERO, ByteRate.ZERO));
        assertThat(LabSpec.hosts(2).withMemory(mib(640))).isEqualTo(new LabSpec(2, mib(640), gib(1), ByteRate.ZERO));
        assertThat(LabSpec.hosts(2).withSwap(mib(64)).withMemory(mib(640)).swap())
                .isEqualTo(mib(64));
    }

    @Test
    void aSlowDiskStaysSlowWhateverElseIsAskedFor() {
        var slow = ByteRate.mibPerSecond(20);
        assertThat(LabSpec.hosts(1)
                        .withSwapRate(slow)
                        .withMemory(mib(640))
                        .withSwap(mib(64))
                        .swapRate())
                .isEqualTo(slow);
    }

    @Test
    void labsThatCannotRunAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LabSpec.hosts(0))
                .withMessage("a lab has 1 to 9 hosts, got 0");
        assertThatIllegalArgumentException().isThrownBy(() -> LabSpec.hosts(10));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LabSpec.hosts(1).withMemory(mib(100)))
                .withMessageStartingWith("a host needs");
    }
}
