package org.opendrs.sim.world;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.opendrs.model.GuestStats;
import org.opendrs.model.VcpuTimes;
import org.opendrs.model.VmSample;
import org.opendrs.sim.guest.GuestPace;
import org.opendrs.sim.guest.RestedSteps;

/**
 * Samples of one VM while its host rests: all that changes are CPU times and the time stamp of the guest's report, and both are known
 * without a look at the guest. Ten thousand guests do not fit into a processor's cache, and these few figures do.
 */
final class RestingVm {
    private final VmSample first;
    private final GuestPace pace;
    private Optional<GuestStats> stats;
    private double untilReport;
    private long counted;

    /** Starts from a sample that was taken when nothing was owed. */
    RestingVm(VmSample first, GuestPace pace) {
        this.first = first;
        this.pace = pace;
        this.stats = first.guest();
        this.untilReport = pace.untilReport();
    }

    /** Returns the sample after this many steps since the first one. */
    VmSample after(long steps, Duration step, Instant lastEnded) {
        if (pace.reportPeriod() > 0) {
            report(steps, step, lastEnded);
        }
        return new VmSample(
                first.id(), first.state(), first.maximum(), first.actual(), first.resident(), times(steps), stats);
    }

    private void report(long steps, Duration step, Instant lastEnded) {
        long due = -1;
        while (counted < steps) {
            untilReport -= pace.stepSeconds();
            if (untilReport <= 0) {
                untilReport = GuestPace.untilNext(untilReport, pace.reportPeriod());
                due = counted;
            }
            counted++;
        }
        if (due >= 0) {
            stats = Optional.of(pace.report(new RestedSteps(steps, step, lastEnded).epochSecond(due)));
        }
    }

    private List<VcpuTimes> times(long steps) {
        List<VcpuTimes> before = first.vcpus();
        if (before.size() == 1) {
            return List.of(times(before, 0, steps));
        }
        var times = new VcpuTimes[before.size()];
        for (int i = 0; i < times.length; i++) {
            times[i] = times(before, i, steps);
        }
        return List.of(times);
    }

    private VcpuTimes times(List<VcpuTimes> before, int vcpu, long steps) {
        VcpuTimes times = before.get(vcpu);
        return new VcpuTimes(
                times.runNanos() + steps * pace.runNanos(vcpu), times.readyNanos() + steps * pace.readyNanos(vcpu));
    }
}
