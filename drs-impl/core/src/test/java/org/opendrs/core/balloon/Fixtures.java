package org.opendrs.core.balloon;

import java.time.Duration;
import org.opendrs.model.Allocation;
import org.opendrs.model.DataQuality;
import org.opendrs.model.GuestClass;
import org.opendrs.model.GuestFacts;
import org.opendrs.model.MemoryState;
import org.opendrs.model.ResourceVector;
import org.opendrs.model.VmId;
import org.opendrs.model.VmSnapshot;
import org.opendrs.model.VmState;
import org.opendrs.unit.ByteRate;
import org.opendrs.unit.Bytes;
import org.opendrs.unit.Millicores;

/** Guests in which only the figures that matter are given. */
final class Fixtures {
    static final long SECOND = 1_000_000_000L;
    static final long MIB = 1L << 20;
    static final GuestFacts SWAP = new GuestFacts(true, false, true);
    static final GuestFacts SWAPLESS = new GuestFacts(false, false, true);

    private Fixtures() {}

    static VmSnapshot sample(long actual, long demand, long maximum) {
        return sample(new VmId("a"), actual, demand, maximum, DataQuality.GOOD);
    }

    static VmSnapshot sample(VmId vm, long actual, long demand, long maximum, DataQuality quality) {
        return sample(
                vm, VmState.RUNNING, SWAP, memory(actual, Math.max(0, actual - demand), maximum), demand, quality);
    }

    static VmSnapshot sample(
            VmId vm, VmState state, GuestFacts facts, MemoryState memory, long demand, DataQuality quality) {
        return new VmSnapshot(
                vm,
                state,
                ResourceVector.ZERO,
                ResourceVector.of(Millicores.ZERO, Bytes.bytes(demand)),
                memory,
                new Allocation<>(Bytes.ZERO, memory.maximum(), 1000),
                new Allocation<>(Millicores.ZERO, Millicores.ZERO, 1000),
                facts,
                GuestClass.COOPERATIVE,
                quality,
                Duration.ZERO);
    }

    static MemoryState memory(long actual, long usable, long maximum) {
        return new MemoryState(
                Bytes.bytes(maximum),
                Bytes.bytes(actual),
                Bytes.bytes(usable),
                Bytes.bytes(usable),
                Bytes.bytes(actual),
                ByteRate.ZERO,
                ByteRate.ZERO,
                0);
    }
}
