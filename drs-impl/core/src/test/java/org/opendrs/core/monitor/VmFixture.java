package org.opendrs.core.monitor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.opendrs.model.GuestStats;
import org.opendrs.model.VcpuTimes;
import org.opendrs.model.VmId;
import org.opendrs.model.VmSample;
import org.opendrs.model.VmState;
import org.opendrs.unit.Bytes;

/** A VM whose counters a test lets run: 4 GiB, one virtual CPU, 1 GiB usable, a report with every sample. */
final class VmFixture {
    private static final long NANOS_PER_MILLI = 1_000_000;

    final VmId id;
    VmState state = VmState.RUNNING;
    Bytes maximum = Bytes.gib(4);
    Bytes actual = Bytes.gib(4);
    Bytes resident = Bytes.gib(4);
    Bytes usable = Bytes.gib(1);
    Bytes unused = Bytes.mib(512);
    Bytes total = Bytes.ZERO;
    boolean reports = true;
    long stamp = 1_700_000_000;
    long swappedIn;
    long swappedOut;
    long faults;
    final List<VcpuTimes> vcpus = new ArrayList<>(List.of(new VcpuTimes(0, 0)));

    VmFixture(String id) {
        this.id = new VmId(id);
    }

    static VmFixture vm(String id) {
        return new VmFixture(id);
    }

    /** Lets the first virtual CPU run and wait, and the guest report again. */
    VmFixture run(long runMillis, long readyMillis) {
        return run(0, runMillis, readyMillis);
    }

    VmFixture run(int vcpu, long runMillis, long readyMillis) {
        while (vcpus.size() <= vcpu) {
            vcpus.add(new VcpuTimes(0, 0));
        }
        var before = vcpus.get(vcpu);
        vcpus.set(
                vcpu,
                new VcpuTimes(
                        before.runNanos() + runMillis * NANOS_PER_MILLI,
                        before.readyNanos() + readyMillis * NANOS_PER_MILLI));
        stamp++;
        return this;
    }

    VmSample sample() {
        Optional<GuestStats> guest = reports
                ? Optional.of(new GuestStats(
                        stamp,
                        unused,
                        usable,
                        Bytes.ZERO,
                        new Bytes(swappedIn),
                        new Bytes(swappedOut),
                        faults,
                        total,
                        Optional.empty()))
                : Optional.empty();
        return new VmSample(id, state, maximum, actual, resident, vcpus, guest);
    }
}
