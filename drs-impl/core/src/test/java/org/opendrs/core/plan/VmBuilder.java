package org.opendrs.core.plan;

import java.time.Duration;
import org.opendrs.model.Allocation;
import org.opendrs.model.DataQuality;
import org.opendrs.model.GuestClass;
import org.opendrs.model.GuestFacts;
import org.opendrs.model.MemoryState;
import org.opendrs.model.Resource;
import org.opendrs.model.ResourceVector;
import org.opendrs.model.VmId;
import org.opendrs.model.VmSnapshot;
import org.opendrs.model.VmState;
import org.opendrs.unit.ByteRate;
import org.opendrs.unit.Bytes;
import org.opendrs.unit.Millicores;

/** A VM of which a test names only what matters: by default it runs, with good data, and holds just the memory it wants. */
final class VmBuilder {
    private final VmId id;
    private ResourceVector demand = ResourceVector.of(Millicores.millicores(1000), Bytes.gib(1));
    private Bytes actual = Bytes.ZERO;
    private Bytes reservation = Bytes.ZERO;
    private VmState state = VmState.RUNNING;
    private DataQuality quality = DataQuality.GOOD;
    private GuestClass guestClass = GuestClass.COOPERATIVE;

    VmBuilder(String id) {
        this.id = new VmId(id);
    }

    /** CPU demand in millicores. */
    VmBuilder cpu(long millicores) {
        demand = demand.with(Resource.CPU, millicores);
        return this;
    }

    /** Memory demand in MiB. */
    VmBuilder memory(long mib) {
        demand = demand.with(Resource.MEMORY, Bytes.mib(mib).value());
        return this;
    }

    VmBuilder demand(Resource resource, long amount) {
        demand = demand.with(resource, amount);
        return this;
    }

    /** Memory held in MiB, if more than wanted. */
    VmBuilder holds(long mib) {
        actual = Bytes.mib(mib);
        return this;
    }

    VmBuilder reserves(long mib) {
        reservation = Bytes.mib(mib);
        return this;
    }

    VmBuilder state(VmState value) {
        state = value;
        return this;
    }

    VmBuilder quality(DataQuality value) {
        quality = value;
        return this;
    }

    VmBuilder guestClass(GuestClass value) {
        guestClass = value;
        return this;
    }

    VmSnapshot build() {
        Bytes wanted = demand.memory();
        Bytes held = actual.max(wanted);
        Bytes maximum = held.max(reservation);
        Bytes usable = held.minusOrZero(wanted);
        return new VmSnapshot(
                id,
                state,
                demand,
                demand,
                new MemoryState(maximum, held, usable, Bytes.ZERO, held, ByteRate.ZERO, ByteRate.ZERO, 0),
                new Allocation<>(reservation, maximum, 1000),
                new Allocation<>(Millicores.ZERO, Millicores.cores(64), 1000),
                new GuestFacts(true, true, true),
                guestClass,
                quality,
                Duration.ZERO);
    }
}
