package org.opendrs.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.opendrs.unit.Bytes.ZERO;
import static org.opendrs.unit.Bytes.mib;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Hosts of the lab run short of memory, crash, hang and lose their network when told to, and recover. */
class LabHostIT {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final Duration WHILE_SWAPPING = Duration.ofSeconds(60);

    @RegisterExtension
    static final Lab LAB = Lab.hosts(2).memory(mib(640));

    private final LabHost host = LAB.host(1);
    private final LabHost other = LAB.host(2);

    @Test
    void aHostBelievesToHaveTheMemoryThatItHas() {
        assertThat(host.meminfo("MemTotal")).isEqualTo(mib(640));
        assertThat(host.virsh().run("nodememstats")).containsPattern("total *: *655360 KiB");
        assertThat(host.run("hostname").strip()).isEqualTo("h1");
    }

    @Test
    void aHostSwapsWhenItsGuestsUseMoreThanItHas() {
        HostMemory before = host.memory();
        // Of what earlier tests had swapped, the daemon may not have needed all again.
        assertThat(before.swapped()).isLessThan(mib(50));
        var guests = List.of("a", "b", "c").stream()
                .map(name -> host.guest(name).memory(mib(256)).launch())
                .toList();
        guests.forEach(LabGuest::awaitAgent);
        guests.forEach(guest -> guest.hog(mib(150)));
        Lab.within(WHILE_SWAPPING).untilAsserted(() -> {
            assertThat(host.memory().swapped()).isGreaterThan(mib(100));
            assertThat(host.memory().majorFaults()).isGreaterThan(before.majorFaults());
            assertThat(host.meminfo("SwapTotal").minusOrZero(host.meminfo("SwapFree")))
                    .isGreaterThan(mib(50));
        });
        assertThat(host.memory().used()).isBetween(mib(500), mib(640));
        assertThat(other.memory().swapped()).isEqualTo(ZERO);
    }

    @Test
    void aCrashTakesTheGuestsAndARestartBringsTheHostBack() {
        host.guest("lost").launch();
        other.guest("kept").launch();
        host.crash();
        assertThat(host.answers()).isFalse();
        assertThat(other.guests()).containsExactly("kept");

        host.restart();
        assertThat(host.answers()).isTrue();
        assertThat(host.guests()).isEmpty();
        assertThat(host.meminfo("MemTotal")).isEqualTo(mib(640));
    }

    @Test
    void aFrozenDaemonDoesNotAnswerUntilItIsThawed() {
        host.freezeDaemon();
        assertThat(host.virsh().attempt(Duration.ofSeconds(2), "version").tooLate())
                .isTrue();
        assertThat(other.answers()).isTrue();
        host.thawDaemon();
        assertThat(host.answers()).isTrue();
    }

    @Test
    void guestsOutliveTheirDaemon() {
        LabGuest guest = host.guest("web").start();
        host.killDaemon();
        assertThat(host.answers()).isFalse();
        host.restart();
        assertThat(host.guests()).containsExactly("web");
        guest.awaitAgent();
    }

    @Test
    void aCutHostIsReachedByItsOwnSocketOnly() {
        assertThat(reaches(host, other)).isTrue();
        other.cut();
        assertThat(reaches(host, other)).isFalse();
        assertThat(other.answers()).isTrue();
        other.join();
        Lab.within(SOON).until(() -> reaches(host, other));
    }

    @Test
    void aKilledEmulatorIsAGuestLess() {
        LabGuest guest = host.guest("web").launch();
        guest.kill();
        Lab.within(SOON).until(() -> host.guests().isEmpty());
    }

    private static boolean reaches(LabHost from, LabHost to) {
        try {
            return !from.run("timeout", "3", "virsh", "-c", to.peerUri(), "version")
                    .isBlank();
        } catch (IllegalStateException e) {
            return false;
        }
    }
}
