package org.opendrs.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.opendrs.migration.MigrationCost;
import org.opendrs.unit.ByteRate;
import org.opendrs.unit.Bytes;

class MigrationCostsTest {
    private static final String SEED = "20160901";

    private static MigrationCost cost(long cpu, long mib, long mibPerSecond) {
        return MigrationCosts.of(new VmBuilder("a").cpu(cpu).memory(mib).build(), ByteRate.mibPerSecond(mibPerSecond));
    }

    @Test
    void anIdleGuestSendsItsResidentMemoryOnce() {
        assertThat(cost(0, 1000, 100)).isEqualTo(new MigrationCost(Bytes.mib(1000), Duration.ofMillis(10_300)));
    }

    @Test
    void aBusyGuestSendsMore() {
        assertThat(cost(4000, 1000, 100).transferred()).isEqualTo(Bytes.mib(1250));
    }

    @Test
    void dirtyingNeverMoreThanDoublesTheTransfer() {
        assertThat(cost(64_000, 1000, 100).transferred()).isEqualTo(Bytes.mib(2000));
    }

    @Property(seed = SEED)
    void costGrowsWithMemoryAndCpuAndFallsWithBandwidth(
            @ForAll @LongRange(max = 64_000) long cpu,
            @ForAll @LongRange(min = 1, max = 1_000_000) long mib,
            @ForAll @LongRange(min = 1, max = 10_000) long bandwidth,
            @ForAll @LongRange(max = 1000) long more) {
        MigrationCost base = cost(cpu, mib, bandwidth);
        assertThat(cost(cpu, mib + more, bandwidth).duration()).isGreaterThanOrEqualTo(base.duration());
        assertThat(cost(cpu + more, mib, bandwidth).transferred()).isGreaterThanOrEqualTo(base.transferred());
        assertThat(cost(cpu, mib, bandwidth + more).duration()).isLessThanOrEqualTo(base.duration());
        assertThat(cost(cpu, mib, bandwidth + more).transferred()).isLessThanOrEqualTo(base.transferred());
    }
}
