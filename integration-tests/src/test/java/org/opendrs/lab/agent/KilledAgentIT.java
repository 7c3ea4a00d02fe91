package org.opendrs.lab.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.opendrs.unit.Bytes.kib;
import static org.opendrs.unit.Bytes.mib;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.opendrs.lab.Lab;
import org.opendrs.lab.LabGuest;
import org.opendrs.lab.LabHost;
import org.opendrs.unit.Bytes;

/**
 * The agent is killed while its guests are squeezed, they need more, and it is started again as systemd would: it takes its first
 * turn within 10 s after the kill, and nobody pays with a process.
 */
class KilledAgentIT {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final Duration PACE = Duration.ofMillis(100);
    /** The balloon's size is told anew once a second, and a slow balloon moves in that time. */
    private static final Duration TWO_LOOKS = Duration.ofSeconds(2);

    /** How long the systemd unit of the agent waits before it starts it again. */
    private static final Duration UNTIL_RESTART = Duration.ofSeconds(5);

    /** How long guests may be without an agent, from its death to the first turn of the next one. */
    private static final Duration LONGEST_GAP = Duration.ofSeconds(10);

    private static final Duration LOOK = Duration.ofMillis(50);
    private static final int GUESTS = 2;
    private static final Bytes SIZE = mib(256);

    @RegisterExtension
    static final Lab LAB = Lab.hosts(2).memory(mib(640));

    @TempDir
    private Path folder;

    private final LabHost host = LAB.host(1);

    @Test
    void aGuestWhoseBalloonDeflatesByItselfGetsWhatItNeedsMeanwhile() {
        LabGuest web = host.guest("web").memory(SIZE).autodeflate().launch();
        LabGuest db = host.guest("db").memory(SIZE).autodeflate().launch();
        web.awaitAgent();
        db.awaitAgent();
        killAndRestart(web, mib(140));
        assertThat(db.status().memory().oomKills()).isZero();
    }

    @Test
    void aGuestWhoseBalloonDoesNotHasTheHeadroomThatWasLeftToIt() {
        LabGuest web = host.guest("web").memory(SIZE).launch();
        LabGuest db = host.guest("db").memory(SIZE).launch();
        web.awaitAgent();
        db.awaitAgent();
        killAndRestart(web, null);
        assertThat(db.status().memory().oomKills()).isZero();
    }

    /** Lets a squeezed guest need so much more while no agent runs; without an amount, most of what it has left. */
    private void killAndRestart(LabGuest guest, @Nullable Bytes rise) {
        long killed;
        try (var agent = RunningAgent.on(host, folder)) {
            Lab.within(SOON)
                    .untilAsserted(
                            () -> assertThat(guest.balloon()).as(agent.said()).isLessThan(mib(200)));
            if (rise == null) {
                standsStill(guest);
            }
            assertThat(agent.runs()).isTrue();
            killed = System.nanoTime();
            agent.kill();
        }
        Bytes more = rise;
        if (more == null) {
            standsStill(guest);
            more = headroom(guest);
        }
        guest.hog(more, mib(8), PACE);
        Lab.within(LONGEST_GAP).pollInterval(LOOK).until(() -> since(killed).compareTo(UNTIL_RESTART) >= 0);
        try (var again = RunningAgent.on(host, folder)) {
            takesItsFirstTurn(again, killed);
            nobodyWasKilled(guest, more, again);
        }
    }

    private static void takesItsFirstTurn(RunningAgent agent, long killed) {
        Lab.within(LONGEST_GAP.minus(since(killed)))
                .pollInterval(LOOK)
                .untilAsserted(
                        () -> assertThat(agent.turnsOf(GUESTS)).as(agent.said()).isNotEmpty());
    }

    private static void nobodyWasKilled(LabGuest guest, Bytes more, RunningAgent agent) {
        Lab.within(SOON)
                .untilAsserted(() -> assertThat(guest.status().hogged())
                        .as("of %s, %s, %s, %s", more, guest.status(), guest.balloonStats(), agent.said())
                        .isEqualTo(more));
        // What the guest uses: the load, and what its kernel needs. The balloon leaves it that much, and then some.
        Bytes needed = more.plus(mib(55));
        Lab.within(SOON)
                .untilAsserted(
                        () -> assertThat(guest.balloon()).as(agent.said()).isGreaterThan(needed));
        Lab.within(SOON).until(() -> agent.said().contains("managed=" + GUESTS));
        assertThat(agent.runs()).isTrue();
        assertThat(guest.status().hogsKilled()).isZero();
        assertThat(guest.status().memory().oomKills()).isZero();
        assertThat(guest.status().loads().hogs()).isEqualTo(1);
    }

    private static Duration since(long instant) {
        return Duration.ofNanos(System.nanoTime() - instant);
    }

    /** The agent's last command outlives it: what is left to the guest is known once its balloon has done as it was told. */
    private static void standsStill(LabGuest guest) {
        var before = new AtomicReference<>(Bytes.ZERO);
        Lab.within(SOON).pollInterval(TWO_LOOKS).until(() -> {
            Bytes now = guest.balloon();
            return now.equals(before.getAndSet(now));
        });
    }

    private static Bytes headroom(LabGuest guest) {
        Bytes usable = kib(guest.balloonStats().getOrDefault("usable", 0L));
        return mib(Math.max(8, usable.minusOrZero(mib(12)).value() / mib(1).value()));
    }
}
