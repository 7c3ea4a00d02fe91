package org.opendrs.sim.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.opendrs.unit.Bytes.gib;
import static org.opendrs.unit.Bytes.mib;
import static org.opendrs.unit.Millicores.cores;

import java.time.Duration;
import java.util.ArrayList;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.opendrs.core.balloon.BalloonReasons;
import org.opendrs.event.DrsEvent.ProcessesKilled;
import org.opendrs.model.VmId;
import org.opendrs.sim.workload.LoadProfile;
import org.opendrs.sim.workload.Workloads;
import org.opendrs.unit.Bytes;

/**
 * A guest that wants more than it may have loses a process and is idle from then on; half an hour later another one wants what it
 * holds.
 */
class KilledProcessTest {
    private static final Duration OUTBREAK = Duration.ofMinutes(30);
    private static final Duration LATER = Duration.ofHours(1);

    @RegisterExtension
    final SimulatedCluster telling = cluster(GuestBuilder::tellsKills);

    @RegisterExtension
    final SimulatedCluster silent = cluster(guest -> {});

    @Test
    void aGuestThatLostAProcessIsNotShrunkForAnHour() {
        var told = new ArrayList<ProcessesKilled>();
        telling.drs().subscribe(event -> {
            if (event instanceof ProcessesKilled kill) {
                told.add(kill);
            }
        });
        telling.advance(OUTBREAK.plusMinutes(5));
        assertThat(telling.oomKills("leaking")).isPositive();
        Bytes held = telling.memory("leaking");
        assertThat(told).singleElement().satisfies(kill -> {
            assertThat(kill.vm()).isEqualTo(new VmId("leaking"));
            assertThat(kill.reason().code()).isEqualTo(BalloonReasons.OOM_KILL);
        });

        telling.advance(Duration.ofMinutes(50));
        telling.assertThat().holdsAtLeast("leaking", held);

        telling.advance(Duration.ofMinutes(20));
        telling.assertThat().holdsAtMost("leaking", held.times(0.9));
    }

    @Test
    void aGuestThatDoesNotTellIsShrunkAtOnce() {
        silent.advance(OUTBREAK.plusMinutes(5));
        assertThat(silent.oomKills("leaking")).isPositive();
        Bytes held = silent.memory("leaking");

        silent.advance(Duration.ofMinutes(50));
        silent.assertThat().holdsAtMost("leaking", held.times(0.9));
    }

    private static SimulatedCluster cluster(Consumer<GuestBuilder> kernel) {
        LoadProfile leak = Workloads.constant(0.1, mib(300))
                .jump(OUTBREAK, 0.1, gib(5))
                .jump(OUTBREAK.plusMinutes(4), 0.1, mib(300));
        LoadProfile late = Workloads.constant(0.1, mib(300)).jump(LATER, 0.1, mib(3500));
        return SimulatedCluster.hosts(1, gib(8), cores(8))
                .guest(
                        "leaking",
                        g -> kernel.accept(g.memory(gib(4)).swap(Bytes.ZERO).workload(leak)))
                .guest("late", g -> g.memory(gib(4)).workload(late))
                .withoutMigration()
                .seed(3)
                .build();
    }
}
