package org.opendrs.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.opendrs.unit.Bytes.gib;
import static org.opendrs.unit.Bytes.mib;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.opendrs.unit.Bytes;

class MemoryStateTest {
    @Test
    void theLoadIsWhatTheGuestHoldsAndCannotUseFurther() {
        assertThat(Vms.memory(gib(1), mib(300)).load()).isEqualTo(mib(724));
    }

    @Property(seed = "42")
    void theLoadIsNeverNegativeAndNeverMoreThanTheGuestHolds(
            @ForAll @LongRange(max = 1L << 40) long actual, @ForAll @LongRange(max = 1L << 40) long usable) {
        Bytes load = Vms.memory(Bytes.bytes(actual), Bytes.bytes(usable)).load();

        assertThat(load).isBetween(Bytes.ZERO, Bytes.bytes(actual));
    }
}
