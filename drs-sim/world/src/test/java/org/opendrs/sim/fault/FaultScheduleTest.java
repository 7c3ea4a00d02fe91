package org.opendrs.sim.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.opendrs.model.HostId;
import org.opendrs.model.VmId;

class FaultScheduleTest {
    private static final HostId HOST = new HostId("host-a");
    private static final VmId VM = new VmId("vm-1");

    private final Bench bench = new Bench();
    private final List<String> done = new ArrayList<>();

    private final FaultPlan plan = FaultPlan.calm(1, Bench.LENGTH)
            .with(new Intervention.HostDown(HOST, seconds(10), seconds(60)))
            .with(new Intervention.GuestPaused(VM, seconds(20), seconds(30)))
            .with(new Intervention.StatsFrozen(VM, seconds(25), seconds(35)))
            .with(new Intervention.StatsLying(VM, StatsDistortion.HUGE, seconds(40), seconds(50)))
            .with(new Intervention.StoreGone(seconds(1), seconds(2)));

    @Test
    void eachFaultBeginsAndEndsAtItsTime() {
        FaultSchedule.install(bench.site(plan), target());
        bench.runTo(Bench.LENGTH);
        assertThat(done)
                .containsExactly(
                        "10 crash host-a",
                        "20 pause vm-1",
                        "25 freeze vm-1",
                        "30 resume vm-1",
                        "35 unfreeze vm-1",
                        "40 vm-1 lies HUGE",
                        "50 vm-1 lies NONE",
                        "60 restart host-a");
        assertThat(bench.injected).hasSize(8).extracting(InjectedFault::site).containsOnly("host-a", "vm-1");
    }

    @Test
    void timesCountFromTheStartOfTheRun() {
        bench.runTo(seconds(1000));
        FaultSchedule.install(bench.site(plan.without(FaultClass.HOST_CRASH)), target());
        bench.runTo(seconds(1021));
        assertThat(done).containsExactly("1020 pause vm-1");
    }

    @Test
    void stoppingEndsWhatIsUnderWayAndNothingElse() {
        FaultSchedule schedule = FaultSchedule.install(bench.site(plan), target());
        bench.runTo(seconds(22));
        done.clear();
        schedule.stop();
        schedule.stop();
        bench.runTo(Bench.LENGTH);
        assertThat(done).containsExactlyInAnyOrder("22 restart host-a", "22 resume vm-1");
    }

    private FaultTarget target() {
        return new FaultTarget() {
            @Override
            public void crash(HostId host) {
                note("crash " + host);
            }

            @Override
            public void restart(HostId host) {
                note("restart " + host);
            }

            @Override
            public void pause(VmId vm) {
                note("pause " + vm);
            }

            @Override
            public void resume(VmId vm) {
                note("resume " + vm);
            }

            @Override
            public void freezeStats(VmId vm, boolean frozen) {
                note((frozen ? "freeze " : "unfreeze ") + vm);
            }

            @Override
            public void distortStats(VmId vm, StatsDistortion distortion) {
                note(vm + " lies " + distortion);
            }

            @Override
            public void setMemory(VmId vm, int percent) {
                note(vm + " holds " + percent + " %");
            }
        };
    }

    private void note(String what) {
        done.add(Duration.ofNanos(bench.time.monotonicNanos()).toSeconds() + " " + what);
    }

    private static Duration seconds(long count) {
        return Duration.ofSeconds(count);
    }
}
