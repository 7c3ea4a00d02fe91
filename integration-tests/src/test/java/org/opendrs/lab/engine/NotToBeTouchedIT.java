package org.opendrs.lab.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.opendrs.unit.Bytes.mib;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.opendrs.control.TurnReport;
import org.opendrs.core.balloon.BalloonReasons;
import org.opendrs.lab.Lab;
import org.opendrs.lab.LabGuest;
import org.opendrs.lab.LabHost;
import org.opendrs.model.DataQuality;
import org.opendrs.model.GuestClass;
import org.opendrs.model.VmId;
import org.opendrs.unit.Bytes;

/** Guests that cannot answer are recognised and left alone, while their neighbours are cared for. */
class NotToBeTouchedIT {
    private static final Duration SOON = Duration.ofSeconds(40);

    /** A guest may take so long until it first reports. */
    private static final Duration BOOT = Duration.ofMinutes(2).plusSeconds(1);

    /** Turns are 3 s apart, and accepted commands count as carried out after 6 s. */
    private static final int TURNS_AT_REST = 3;

    @RegisterExtension
    static final Lab LAB = Lab.hosts(2).memory(mib(640));

    private final LabHost host = LAB.host(1);

    @Test
    void aGuestWithoutDriverIsUncooperativeAndNeverCommanded() {
        LabGuest bare = host.guest("bare").memory(mib(256)).withoutDriver().launch();
        LabGuest web = host.guest("web").memory(mib(256)).autodeflate().launch();
        bare.awaitAgent();
        web.awaitAgent();
        try (var engine = LabEngine.on(host)) {
            VmId id = LabEngine.id(bare);
            Lab.within(SOON).until(() -> held(engine, id, "BOOTING"));
            engine.leap(BOOT);
            Lab.within(SOON).until(() -> engine.newest(bare).guestClass() == GuestClass.UNCOOPERATIVE);
            assertThat(engine.newest(bare).quality()).isEqualTo(DataQuality.MISSING);
            // Its neighbour has to make up for it.
            Lab.within(SOON).until(() -> !engine.commands(web).isEmpty());
            assertThat(engine.newest(web).guestClass()).isEqualTo(GuestClass.COOPERATIVE);
            assertThat(engine.commands(bare)).isEmpty();

            bare.loadBalloonDriver();
            Lab.within(SOON).until(() -> engine.newest(bare).guestClass() == GuestClass.COOPERATIVE);
            Lab.within(SOON).until(() -> engine.newest(bare).quality() == DataQuality.GOOD);
        }
    }

    @Test
    void aGuestThatSomebodyRaisesRightAfterOurOwnShrinkIsLeftAlone() {
        LabGuest web = host.guest("web").memory(mib(256)).launch();
        LabGuest db = host.guest("db").memory(mib(256)).launch();
        web.awaitAgent();
        db.awaitAgent();
        try (var engine = LabEngine.on(host)) {
            Lab.within(SOON).until(() -> held(engine, LabEngine.id(web), "BOOTING"));
            // Whoever is new may be settling.
            engine.leap(BOOT);
            Lab.within(SOON)
                    .untilAsserted(() -> assertThat(lastTurns(engine))
                            .as("after %s", engine.commands(web))
                            .noneMatch(report -> commands(report, web) || isAbove(report, web, mib(230))));

            web.setMemory(mib(256));
            Lab.within(SOON).until(() -> held(engine, LabEngine.id(web), "FOREIGN"));
            int commands = engine.commands(web).size();
            int turns = engine.reports().size();
            Lab.within(SOON).until(() -> engine.reports().size() > turns + 3);
            assertThat(engine.commands(web)).hasSize(commands);
            assertThat(engine.newest(web).memory().actual()).isEqualTo(mib(256));
        }
    }

    private static List<TurnReport> lastTurns(LabEngine engine) {
        List<TurnReport> turns = engine.reports().stream()
                .filter(report -> report.kind() == TurnReport.Kind.TURN)
                .toList();
        return turns.subList(Math.max(0, turns.size() - TURNS_AT_REST), turns.size());
    }

    private static boolean commands(TurnReport report, LabGuest guest) {
        VmId id = LabEngine.id(guest);
        return report.actions().stream().anyMatch(action -> action.vm().equals(id));
    }

    private static boolean isAbove(TurnReport report, LabGuest guest, Bytes size) {
        return LabEngine.find(report, LabEngine.id(guest))
                .filter(vm -> vm.memory().actual().compareTo(size) <= 0)
                .isEmpty();
    }

    @Test
    void aPausedGuestIsStaleAndHeldAndAHungOneToo() {
        LabGuest web = host.guest("web").memory(mib(192)).launch();
        LabGuest db = host.guest("db").memory(mib(192)).launch();
        web.awaitAgent();
        db.awaitAgent();
        try (var engine = LabEngine.on(host)) {
            Lab.within(SOON).until(() -> engine.newest(web).quality() == DataQuality.GOOD);
            Lab.within(SOON).until(() -> engine.newest(db).quality() == DataQuality.GOOD);

            web.pause();
            Lab.within(SOON).until(() -> engine.newest(web).quality() == DataQuality.STALE);
            Lab.within(SOON).until(() -> held(engine, LabEngine.id(web), "PAUSED"));
            int commands = engine.commands(web).size();
            db.freezeEmulator();
            Lab.within(SOON).until(() -> engine.newest(db).quality() == DataQuality.STALE);
            Lab.within(SOON).until(() -> held(engine, LabEngine.id(db), "NO_DATA"));
            assertThat(engine.commands(web)).hasSize(commands);

            web.resume();
            db.thawEmulator();
            Lab.within(SOON).until(() -> engine.newest(web).quality() == DataQuality.GOOD);
            Lab.within(SOON).until(() -> engine.newest(db).quality() == DataQuality.GOOD);
        }
    }

    /** Returns whether the newest turn left a guest alone because it is in a scope. */
    private static boolean held(LabEngine engine, VmId guest, String scope) {
        TurnReport newest = engine.reports().stream()
                .filter(report -> report.kind() == TurnReport.Kind.TURN)
                .reduce((first, second) -> second)
                .orElseThrow();
        return newest.balloons().stream()
                .flatMap(decision -> decision.plan().holds().stream())
                .anyMatch(hold ->
                        hold.vm().equals(guest) && hold.reason().code().equals(BalloonReasons.SCOPE_PREFIX + scope));
    }
}
