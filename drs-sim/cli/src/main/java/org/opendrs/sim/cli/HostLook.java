package org.opendrs.sim.cli;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.opendrs.libvirt.Diagnosis;
import org.opendrs.model.DataQuality;
import org.opendrs.model.HostSample;
import org.opendrs.model.HostSnapshot;
import org.opendrs.model.HostState;
import org.opendrs.model.VcpuTimes;
import org.opendrs.model.VmId;
import org.opendrs.model.VmSample;
import org.opendrs.model.VmSnapshot;

/**
 * One look at a real host.
 *
 * @param snapshot what the engine made of it
 * @param newest the newest counters; empty if none ever came
 * @param before the counters before those; empty if there were none
 * @param trouble why it did not answer, and what to look at; empty if it did
 */
record HostLook(
        HostSnapshot snapshot, Optional<HostSample> newest, Optional<HostSample> before, Optional<Diagnosis> trouble) {
    private static final long MILLIS = 1000;

    /** Returns whether the host answered this time. */
    boolean answered() {
        return snapshot.state() != HostState.STALE && snapshot.state() != HostState.UNREACHABLE;
    }

    /** Returns the work of all cores since the last look, in millicores; empty if that cannot be told. */
    OptionalLong busyMillicores() {
        if (newest.isEmpty() || before.isEmpty()) {
            return OptionalLong.empty();
        }
        long passed = newest.get().takenAtNanos() - before.get().takenAtNanos();
        long busy =
                newest.get().counters().cpuBusyNanos() - before.get().counters().cpuBusyNanos();
        return passed <= 0 || busy < 0 ? OptionalLong.empty() : OptionalLong.of(busy * MILLIS / passed);
    }

    /** Returns the share of the CPU time it wanted that a guest waited for since the last look; empty if that cannot be told. */
    OptionalDouble readyRatio(VmId vm) {
        var now = newest.flatMap(sample -> guest(sample, vm));
        var then = before.flatMap(sample -> guest(sample, vm));
        if (now.isEmpty() || then.isEmpty() || now.get().vcpus().isEmpty()) {
            return OptionalDouble.empty();
        }
        long ran = sum(now.get(), true) - sum(then.get(), true);
        long waited = sum(now.get(), false) - sum(then.get(), false);
        boolean restarted = ran < 0 || waited < 0;
        return restarted || ran + waited == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of((double) waited / (ran + waited));
    }

    private static long sum(VmSample vm, boolean running) {
        long sum = 0;
        for (VcpuTimes times : vm.vcpus()) {
            sum += running ? times.runNanos() : times.readyNanos();
        }
        return sum;
    }

    private static Optional<VmSample> guest(HostSample sample, VmId vm) {
        return sample.vms().stream().filter(guest -> guest.id().equals(vm)).findFirst();
    }

    /** Returns whether the guest itself says what it uses. */
    static boolean reports(VmSnapshot vm) {
        return vm.quality() != DataQuality.MISSING;
    }
}
