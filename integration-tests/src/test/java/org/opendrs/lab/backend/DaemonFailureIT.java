package org.opendrs.lab.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.opendrs.unit.Bytes.mib;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.opendrs.lab.Lab;
import org.opendrs.lab.LabGuest;
import org.opendrs.lab.LabHost;
import org.opendrs.model.VmId;
import org.opendrs.spi.CommandOutcome;
import org.opendrs.spi.DrsClock;
import org.opendrs.spi.HypervisorException;
import org.opendrs.spi.HypervisorException.Kind;

/** Daemons and guests fail and come back; the backend comes back with them, and leaves neither threads nor connections behind. */
class DaemonFailureIT {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Duration DEADLINE = Duration.ofSeconds(4);

    /** One for reading and one for commands, and for each a spare that is kept once two calls met. */
    private static final int MOST_CONNECTIONS = 4;

    @RegisterExtension
    static final Lab LAB = Lab.hosts(2);

    @SuppressWarnings("NullAway.Init")
    private static Backend backend;

    private final LabHost host = LAB.host(1);
    private final LabHost other = LAB.host(2);

    @BeforeAll
    static void start() {
        LAB.host(1).guest("web").statsPeriod(Duration.ofSeconds(1)).launch();
        LAB.host(1).guest("db").statsPeriod(Duration.ofSeconds(1)).launch();
        LAB.guest("web").awaitAgent();
        LAB.guest("db").awaitAgent();
        backend = Backend.on(Backend.QUICK_TO_NOTICE, LAB.hosts());
    }

    @AfterAll
    static void close() {
        backend.close();
    }

    @Test
    void aDaemonThatIsKilledIsMissedAtOnceAndFoundAgainWithinHalfAMinute() {
        for (int round = 0; round < 3; round++) {
            host.killDaemon();
            Lab.within(SOON).until(() -> !backend.answers(host));
            assertThatExceptionOfType(CompletionException.class)
                    .isThrownBy(() -> backend.sample(host, DEADLINE))
                    .withCauseInstanceOf(HypervisorException.class)
                    .satisfies(failure -> assertThat(kind(failure)).isEqualTo(Kind.UNREACHABLE));
            assertThat(backend.sample(other).host()).isEqualTo(Backend.id(other));

            host.restart();
            Lab.within(SOON).until(() -> backend.answers(host));
            assertThat(backend.sample(host).vms()).hasSize(2);
        }
        leavesNothingBehind();
    }

    @Test
    void aDaemonThatIsFrozenHoldsUpNobodyBeyondTheDeadline() {
        host.freezeDaemon();
        try {
            long start = DrsClock.system().monotonicNanos();
            assertThatExceptionOfType(CompletionException.class)
                    .isThrownBy(() -> backend.sample(host, DEADLINE))
                    .satisfies(failure -> assertThat(kind(failure)).isIn(Kind.TIMEOUT, Kind.UNREACHABLE));
            assertThat(Duration.ofNanos(DrsClock.system().monotonicNanos() - start))
                    .isLessThan(DEADLINE.plusSeconds(2));
            assertThat(backend.sample(other).host()).isEqualTo(Backend.id(other));
            // The link is given up while the daemon is still frozen.
            Lab.within(SOON).until(() -> failure() == Kind.UNREACHABLE);
        } finally {
            host.thawDaemon();
        }
        Lab.within(SOON).until(() -> backend.answers(host));
        assertThat(backend.sample(host).vms()).hasSize(2);
        leavesNothingBehind();
    }

    @Test
    void aDaemonThatIsRestartedWhileCallsAreMadeLosesNone() {
        host.killDaemon();
        host.restart();
        Lab.within(SOON).until(() -> backend.answers(host));
        Lab.within(SOON)
                .until(() -> backend.setMemory(LAB.guest("web"), mib(120)).equals(new CommandOutcome.Accepted()));
        Lab.within(SOON).until(() -> backend.sample(LAB.guest("web")).actual().equals(mib(120)));
        leavesNothingBehind();
    }

    @Test
    void aGuestThatHangsIsNamedAndTheOthersAreSampledAsBefore() {
        LabGuest web = LAB.guest("web");
        LabGuest db = LAB.guest("db");
        for (int round = 0; round < 3; round++) {
            hangAndGoOn(web, db);
        }
        leavesNothingBehind();
    }

    private void hangAndGoOn(LabGuest web, LabGuest db) {
        backend.sample(host);
        web.freezeEmulator();
        try {
            Lab.within(SOON).until(() -> backend.answers(host) && unresponsive().contains(backend.id(web)));
            long stands = reportedAt(web);
            long before = reportedAt(db);
            Lab.within(SOON).until(() -> reportedAt(db) > before + 2);
            assertThat(reportedAt(web)).isEqualTo(stands);
            assertThat(unresponsive()).containsExactly(backend.id(web));
        } finally {
            web.thawEmulator();
        }
        Lab.within(SOON).until(() -> backend.answers(host) && unresponsive().isEmpty());
        long thawed = reportedAt(web);
        Lab.within(SOON).until(() -> reportedAt(web) > thawed);
    }

    @Test
    void aBackendThatIsClosedLeavesNoConnection() {
        int before = new Daemon(host).connections();
        var second = Backend.on(host);
        second.sample(host);
        assertThat(new Daemon(host).connections()).isGreaterThan(before);
        second.close();
        Lab.within(SOON)
                .untilAsserted(() -> assertThat(new Daemon(host).connections()).isEqualTo(before));
    }

    private List<VmId> unresponsive() {
        return backend.ports().unresponsive(Backend.id(host));
    }

    private static long reportedAt(LabGuest guest) {
        return backend.sample(guest).guest().orElseThrow().updatedAtSeconds();
    }

    private Kind failure() {
        try {
            backend.sample(host, DEADLINE);
            throw new IllegalStateException("a frozen daemon has answered");
        } catch (CompletionException e) {
            return kind(e);
        }
    }

    private static Kind kind(CompletionException failure) {
        if (failure.getCause() instanceof HypervisorException cause) {
            return cause.kind();
        }
        throw failure;
    }

    /** Threads that run calls end when they have been idle for a minute, so that a few may still be there. */
    private void leavesNothingBehind() {
        Lab.within(SOON).untilAsserted(() -> {
            assertThat(backend.ports().overdueCalls()).isZero();
            assertThat(backend.ports().abandonedConnections()).isZero();
            assertThat(new Daemon(host).connections()).isBetween(2, MOST_CONNECTIONS);
            assertThat(Threads.named("drs-libvirt-")).hasSizeLessThanOrEqualTo(Threads.MOST_FOR_TWO_HOSTS);
        });
    }
}
