package org.opendrs.lab.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.opendrs.unit.Bytes.mib;

import java.time.Duration;
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

/** Guests that cannot answer are recognised and left alone, while their neighbours are cared for. */
class NotToBeTouchedIT {
    private static final Duration SOON = Duration.ofSeconds(40);

    /** A guest may take so long until it first reports. */
    private static final Duration BOOT = Duration.ofMinutes(2).plusSeconds(1);

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
