package org.opendrs.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.opendrs.model.HostId;
import org.opendrs.model.VmId;
import org.opendrs.spi.ClusterStateStore.Entry;
import org.opendrs.spi.ClusterStateStore.Guard;
import org.opendrs.spi.ClusterStateStore.Op;
import org.opendrs.spi.ClusterStateStore.StoreSnapshot;
import org.opendrs.unit.Bytes;

/** What the values that cross a port say about themselves. */
class PortValuesTest {
    private static final HostId HOST = new HostId("h");
    private static final VmId VM = new VmId("a");

    @Test
    void everyCommandNeedsACapabilityOfItsOwn() {
        HostCommand target = new HostCommand.SetMemoryTarget(HOST, VM, Bytes.gib(1));
        HostCommand period = new HostCommand.SetStatsPeriod(HOST, VM, Duration.ofSeconds(2));

        assertThat(target.needs()).isEqualTo(Capability.SET_MEMORY_TARGET);
        assertThat(period.needs()).isEqualTo(Capability.SET_STATS_PERIOD);
        assertThat(target.host()).isEqualTo(HOST);
        assertThat(period.vm()).isEqualTo(VM);
    }

    @ParameterizedTest
    @EnumSource
    void anErrorOfAHostSaysItsKindAndTheBackendsWords(HypervisorException.Kind kind) {
        var error = new HypervisorException(kind, "sample of h took 5 s");

        assertThat(error.kind()).isEqualTo(kind);
        assertThat(error).hasMessage(kind + ": sample of h took 5 s");
    }

    @ParameterizedTest
    @EnumSource
    void anErrorOfAStoreSaysItsKindAndTheStoresWords(StoreException.Kind kind) {
        var error = new StoreException(kind, "key a");

        assertThat(error.kind()).isEqualTo(kind);
        assertThat(error).hasMessage(kind + ": key a");
    }

    @Test
    void anEntryOfASnapshotIsFoundByItsWholeKey() {
        var entries = new ArrayList<>(List.of(new Entry("a/b", "1", 3, 4), new Entry("a/bc", "2", 5, 5)));
        var snapshot = new StoreSnapshot(9, entries);
        entries.clear();

        assertThat(snapshot.entry("a/bc")).contains(new Entry("a/bc", "2", 5, 5));
        assertThat(snapshot.entry("a/")).isEmpty();
        assertThatThrownBy(() -> snapshot.entries().clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void guardsAndChangesNameTheKeyThatTheyLookAt() {
        var guards = List.<Guard>of(
                new Guard.Absent("k"), new Guard.Exists("k"), new Guard.Unchanged("k", 1), new Guard.SameOwner("k", 1));
        var ops = List.<Op>of(new Op.Put("k", "v", OptionalLong.of(1)), new Op.Delete("k"));

        assertThat(guards).extracting(Guard::key).containsOnly("k");
        assertThat(guards).doesNotHaveDuplicates();
        assertThat(ops).extracting(Op::key).containsOnly("k");
    }

    @Test
    void aClockIsRealUnlessItSaysOtherwise() {
        var clock = new DrsClock() {
            @Override
            public Instant wall() {
                return Instant.EPOCH;
            }

            @Override
            public long monotonicNanos() {
                return 0;
            }
        };

        assertThat(clock.virtual()).isFalse();
    }
}
