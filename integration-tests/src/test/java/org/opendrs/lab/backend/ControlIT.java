package org.opendrs.lab.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.opendrs.unit.Bytes.mib;

import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.opendrs.lab.Lab;
import org.opendrs.lab.LabGuest;
import org.opendrs.model.GuestStats;
import org.opendrs.model.VmState;
import org.opendrs.spi.CommandOutcome;
import org.opendrs.unit.Bytes;

/** Commands change guests, and samples show it. */
class ControlIT {
    private static final Duration SOON = Duration.ofSeconds(30);

    @RegisterExtension
    static final Lab LAB = Lab.hosts(2);

    @SuppressWarnings("NullAway.Init")
    private static Backend backend;

    @BeforeAll
    static void start() {
        LAB.host(1).guest("web").memory(mib(256)).freePageReporting().launch();
        LAB.host(2).guest("db").memory(mib(256)).launch();
        LAB.host(2).guest("soft").memory(mib(256)).autodeflate().launch();
        LAB.guest("web").awaitAgent();
        LAB.guest("db").awaitAgent();
        LAB.guest("soft").awaitAgent();
        backend = Backend.on(LAB.host(1), LAB.host(2));
    }

    @AfterAll
    static void close() {
        backend.close();
    }

    @Test
    void aGuestGivesMemoryToItsHostAndGetsItBack() {
        LabGuest db = LAB.guest("db");
        db.hog(mib(120));
        Lab.within(SOON).until(() -> db.status().hogged().equals(mib(120)));
        db.stopLoads();
        Bytes full = backend.sample(db).resident();

        assertThat(backend.setMemory(db, mib(112))).isEqualTo(new CommandOutcome.Accepted());
        Lab.within(SOON).until(() -> backend.sample(db).actual().equals(mib(112)));
        Lab.within(SOON).until(() -> backend.sample(db).resident().compareTo(full.minusOrZero(mib(80))) < 0);

        assertThat(backend.setMemory(db, mib(256))).isEqualTo(new CommandOutcome.Accepted());
        Lab.within(SOON).until(() -> backend.sample(db).actual().equals(mib(256)));
    }

    @Test
    void whatABalloonGaveBackByItselfItTakesAgainOnlyIfItHadNotReachedItsTarget() {
        LabGuest soft = LAB.guest("soft");
        assertThat(backend.setMemory(soft, mib(160))).isEqualTo(new CommandOutcome.Accepted());
        Lab.within(SOON).until(() -> backend.sample(soft).actual().equals(mib(160)));
        soft.hog(mib(150));
        Lab.within(SOON).until(() -> soft.status().hogged().equals(mib(150)));
        Lab.within(SOON).until(() -> backend.sample(soft).actual().compareTo(mib(200)) > 0);
        soft.stopLoads();
        Lab.within(SOON).until(() -> soft.status().hogged().isZero());
        backend.setStatsPeriod(soft, Duration.ofSeconds(1));
        long freed = reportedAt(soft);
        Lab.within(SOON).until(() -> reportedAt(soft) > freed + 2);
        assertThat(backend.sample(soft).actual()).isGreaterThan(mib(200));

        soft.hog(mib(150));
        Lab.within(SOON).until(() -> soft.status().hogged().equals(mib(150)));
        assertThat(backend.setMemory(soft, mib(96))).isEqualTo(new CommandOutcome.Accepted());
        Lab.within(SOON).until(() -> backend.sample(soft).actual().compareTo(mib(220)) < 0);
        soft.hog(mib(16));
        Lab.within(SOON).until(() -> soft.status().hogged().equals(mib(166)));
        assertThat(backend.sample(soft).actual()).isGreaterThan(mib(180));
        soft.stopLoads();
        Lab.within(SOON).until(() -> backend.sample(soft).actual().equals(mib(96)));
    }

    @Test
    void aStatisticsPeriodMakesAGuestReport() {
        LabGuest db = LAB.guest("db");
        assertThat(backend.setStatsPeriod(db, Duration.ofSeconds(1))).isEqualTo(new CommandOutcome.Accepted());
        long first = reportedAt(db);
        Lab.within(SOON).until(() -> reportedAt(db) >= first + 2);
    }

    @Test
    void freePageReportingIsKnownAndSeen() {
        LabGuest web = LAB.guest("web");
        Lab.within(SOON).untilAsserted(() -> {
            backend.sample(LAB.host(1));
            assertThat(backend.facts(web).balloon().freePageReporting()).isTrue();
        });
        assertThat(backend.facts(web).balloon().autodeflate()).isFalse();

        Bytes atRest = backend.sample(web).resident();
        web.hog(mib(100));
        Lab.within(SOON).until(() -> backend.sample(web).resident().compareTo(atRest.plus(mib(70))) > 0);
        web.stopLoads();
        Lab.within(SOON).until(() -> backend.sample(web).resident().compareTo(atRest.plus(mib(30))) < 0);
        assertThat(backend.sample(web).actual()).isEqualTo(mib(256));
    }

    @Test
    void aPausedGuestIsSaidToBePausedAndItsReportStandsStill() {
        LabGuest web = LAB.guest("web");
        backend.setStatsPeriod(web, Duration.ofSeconds(1));
        Lab.within(SOON).until(() -> reportedAt(web) > 0);
        web.pause();
        try {
            assertThat(backend.sample(web).state()).isEqualTo(VmState.PAUSED);
            long last = reportedAt(web);
            LabGuest db = LAB.guest("db");
            backend.setStatsPeriod(db, Duration.ofSeconds(1));
            long other = reportedAt(db);
            Lab.within(SOON).until(() -> reportedAt(db) >= other + 3);
            assertThat(reportedAt(web)).isEqualTo(last);
        } finally {
            web.resume();
        }
        assertThat(backend.sample(web).state()).isEqualTo(VmState.RUNNING);
    }

    @Test
    void aTargetAboveTheMaximumIsRefused() {
        assertThat(backend.setMemory(LAB.guest("db"), mib(512)))
                .isInstanceOfSatisfying(
                        CommandOutcome.Refused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(CommandOutcome.Refusal.INVALID_VALUE));
    }

    private static long reportedAt(LabGuest guest) {
        return backend.sample(guest).guest().map(GuestStats::updatedAtSeconds).orElse(0L);
    }
}
