package org.opendrs.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.opendrs.unit.Bytes.kib;
import static org.opendrs.unit.Bytes.mib;

import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.opendrs.unit.Bytes;

/** Guests of the lab do what tests tell them, and libvirt shows it. */
class LabGuestIT {
    private static final Duration SOON = Duration.ofSeconds(20);

    @RegisterExtension
    static final Lab LAB = Lab.hosts(2).memory(mib(640));

    @BeforeAll
    static void start() {
        LAB.host(1).guest("web").memory(mib(192)).start();
    }

    @Test
    void aGuestBootsAndAnswers() {
        GuestStatus status = web().status();
        assertThat(status.uptime()).isPositive();
        assertThat(status.loads()).isEqualTo(new GuestStatus.Loads(0, 0, 0));
        assertThat(status.memory().total()).isBetween(mib(140), mib(192));
        assertThat(LAB.hostOf("web")).isEqualTo(LAB.host(1));
    }

    @Test
    void theBalloonFollowsItsTarget() {
        assertThat(web().balloon()).isEqualTo(mib(192));
        web().setMemory(mib(128));
        Lab.within(SOON).until(() -> web().balloon().equals(mib(128)));
        web().setMemory(mib(192));
        Lab.within(SOON).until(() -> web().balloon().equals(mib(192)));
    }

    @Test
    void statisticsAreFreshOnceTheyHaveAPeriod() {
        // The driver reports once when it is loaded, and from then on only when it is asked.
        long reported = web().balloonStats().getOrDefault("last-update", 0L);
        web().statsPeriod(Duration.ofSeconds(1));
        Lab.within(SOON).until(() -> web().balloonStats().getOrDefault("last-update", 0L) > reported);
        assertThat(web().balloonStats()).containsKeys("unused", "usable", "available", "major_fault", "rss");
        assertThat(kib(web().balloonStats().getOrDefault("unused", 0L))).isBetween(mib(30), mib(192));
        web().statsPeriod(Duration.ZERO);
    }

    @Test
    void loadsRunUntilTheyAreStopped() {
        web().hog(mib(40), mib(8), Duration.ofMillis(10));
        web().dirty(mib(8), mib(20));
        web().burn(20);
        Lab.within(SOON).untilAsserted(() -> {
            assertThat(web().status().loads()).isEqualTo(new GuestStatus.Loads(1, 1, 1));
            assertThat(web().status().hogged()).isEqualTo(mib(40));
            assertThat(web().status().dirtied()).isGreaterThan(mib(4));
        });
        web().stopLoads();
        assertThat(web().status().loads()).isEqualTo(new GuestStatus.Loads(0, 0, 0));
        assertThat(web().status().hogged()).isEqualTo(Bytes.ZERO);
    }

    @Test
    void hogsInRoundsSayHowLongTheyTook() {
        web().hogInRounds(mib(20), mib(5), Duration.ofMillis(20), Duration.ofMillis(50), Duration.ofMillis(50));
        Lab.within(SOON).until(() -> web().status().rounds().count() >= 2);
        web().stopLoads();
        assertThat(web().status().rounds().last()).isBetween(Duration.ofMillis(80), SOON);
        assertThat(web().status().rounds().all())
                .isGreaterThan(web().status().rounds().last());
    }

    @Test
    void aPausedGuestKeepsItsStateAndGoesOn() {
        web().pause();
        assertThat(web().host().runs("web")).isFalse();
        web().resume();
        assertThat(web().host().runs("web")).isTrue();
        web().awaitAgent();
    }

    @Test
    void aHungEmulatorAnswersNothingUntilItGoesOn() {
        web().freezeEmulator();
        Outcome outcome = web().host()
                .virsh()
                .attempt(Duration.ofSeconds(3), "qemu-monitor-command", "web", "--hmp", "info name");
        assertThat(outcome.tooLate()).isTrue();
        web().thawEmulator();
        web().awaitAgent();
    }

    @Test
    void aGuestWithoutDriverReportsNothingAndKeepsItsMemory() {
        LabGuest bare = LAB.host(2)
                .guest("bare")
                .withoutDriver()
                .statsPeriod(Duration.ofSeconds(1))
                .start();
        bare.setMemory(mib(96));
        assertThat(bare.balloonStats()).containsEntry("last-update", 0L).doesNotContainKey("unused");
        assertThat(bare.balloon()).isEqualTo(mib(128));

        bare.loadBalloonDriver();
        Lab.within(SOON).untilAsserted(() -> {
            assertThat(bare.balloon()).isEqualTo(mib(96));
            assertThat(bare.balloonStats().getOrDefault("last-update", 0L)).isPositive();
        });
    }

    @Test
    void aGuestThatReportsFreePagesGivesThemBackToItsHost() {
        LabGuest generous = LAB.host(2)
                .guest("generous")
                .memory(mib(192))
                .freePageReporting()
                .start();
        long idle = generous.balloonStats().getOrDefault("rss", 0L);
        generous.hog(mib(80));
        Lab.within(SOON).until(() -> generous.balloonStats().getOrDefault("rss", 0L) > idle + mib(40).value() / 1024);
        generous.stopLoads();
        Lab.within(SOON).until(() -> generous.balloonStats().getOrDefault("rss", 0L) < idle + mib(20).value() / 1024);
    }

    @Test
    void aBalloonThatDeflatesByItselfYieldsToTheLoad() {
        LabGuest elastic = LAB.host(2).guest("elastic").autodeflate().start();
        elastic.setMemory(mib(88));
        Lab.within(SOON).until(() -> elastic.balloon().compareTo(mib(90)) < 0);
        elastic.hog(mib(40));
        Lab.within(SOON).until(() -> elastic.status().hogged().equals(mib(40)));
        Lab.within(SOON).until(() -> elastic.balloon().compareTo(mib(95)) > 0);
        assertThat(elastic.status().hogsKilled()).isZero();
    }

    @Test
    void aGuestMovesWithItsLoad() {
        LabGuest moved = LAB.host(1).guest("moved").start();
        moved.hog(mib(10));
        moved.migrateTo(LAB.host(2));
        assertThat(LAB.hostOf("moved")).isEqualTo(LAB.host(2));
        assertThat(LAB.host(1).guests()).containsExactly("web");
        assertThat(moved.status().loads().hogs()).isEqualTo(1);
    }

    private static LabGuest web() {
        return LAB.guest("web");
    }
}
