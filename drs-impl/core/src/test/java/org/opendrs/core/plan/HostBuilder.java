package org.opendrs.core.plan;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.opendrs.model.HostId;
import org.opendrs.model.HostPressure;
import org.opendrs.model.HostSnapshot;
import org.opendrs.model.HostState;
import org.opendrs.model.Resource;
import org.opendrs.model.ResourceVector;
import org.opendrs.model.VmSnapshot;
import org.opendrs.unit.Bytes;
import org.opendrs.unit.Millicores;

/** A host of which a test names only what matters: by default 10 cores and 100 GiB, all allocatable, UP. */
final class HostBuilder {
    private final HostId id;
    private ResourceVector capacity = ResourceVector.of(Millicores.cores(10), Bytes.gib(100));
    private ResourceVector reserve = ResourceVector.ZERO;
    private HostState state = HostState.UP;
    private final List<VmSnapshot> vms = new ArrayList<>();

    HostBuilder(String id) {
        this.id = new HostId(id);
    }

    HostBuilder capacity(long cores, long gib) {
        capacity = ResourceVector.of(Millicores.cores(cores), Bytes.gib(gib));
        return this;
    }

    HostBuilder has(Resource resource, long amount) {
        capacity = capacity.with(resource, amount);
        return this;
    }

    HostBuilder reserve(Resource resource, long amount) {
        reserve = reserve.with(resource, amount);
        return this;
    }

    HostBuilder state(HostState value) {
        state = value;
        return this;
    }

    HostBuilder vm(String vm, Consumer<VmBuilder> settings) {
        var builder = new VmBuilder(vm);
        settings.accept(builder);
        return vm(builder.build());
    }

    HostBuilder vm(VmSnapshot vm) {
        vms.add(vm);
        return this;
    }

    HostSnapshot build() {
        return new HostSnapshot(id, Instant.EPOCH, state, capacity, reserve, HostPressure.NONE, vms);
    }
}
