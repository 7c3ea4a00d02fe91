package org.opendrs.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.opendrs.unit.Bytes.mib;

import org.junit.jupiter.api.Test;
import org.opendrs.unit.Bytes;

class AllocationTest {
    @Test
    void aReservationMayBeTheLimit() {
        assertThat(new Allocation<>(mib(512), mib(512), 1).reservation()).isEqualTo(mib(512));
    }

    @Test
    void aLimitBelowTheReservationIsRefusedWithBothValuesAndAdvice() {
        assertThatThrownBy(() -> new Allocation<>(Bytes.gib(1), mib(512), 1000))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("512 MiB", "1 GiB", "raise the limit");
    }

    @Test
    void sharesBelowOneAreRefusedWithTheirValue() {
        assertThatThrownBy(() -> new Allocation<>(Bytes.ZERO, mib(1), 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("shares", "0");
    }
}
