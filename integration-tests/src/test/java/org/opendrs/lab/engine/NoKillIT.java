package org.opendrs.lab.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.opendrs.unit.Bytes.mib;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opendrs.control.Action;
import org.opendrs.control.TurnReport;
import org.opendrs.lab.Lab;
import org.opendrs.lab.LabGuest;
import org.opendrs.lab.LabHost;
import org.opendrs.lab.NewGuest;
import org.opendrs.model.VmSnapshot;
import org.opendrs.unit.Bytes;

/** Under load the engine takes memory from guests, but never what they use, and no process is killed. */
class NoKillIT {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final Duration LOAD = Duration.ofMillis(500);

    @RegisterExtension
    static final Lab LAB = Lab.hosts(2).memory(mib(640));

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aGuestIsNeverSqueezedBelowWhatItUses(boolean autodeflate) {
        LabHost host = LAB.host(1);
        LabGuest web = guest(host, "web", autodeflate);
        LabGuest db = guest(host, "db", autodeflate);
        List<LabGuest> guests = List.of(web, db);
        guests.forEach(LabGuest::awaitAgent);
        try (var engine = LabEngine.on(host)) {
            // Both hold 512 MiB together, and the host has 384 for them.
            Lab.within(SOON).until(() -> shrunk(engine, web) || shrunk(engine, db));
            web.hog(mib(90), mib(5), LOAD);
            holds(engine, web, mib(90));
            db.hog(mib(60), mib(5), LOAD);
            holds(engine, db, mib(60));
            int turns = engine.reports().size();
            Lab.within(SOON).until(() -> engine.reports().size() >= turns + 3);

            engine.reports().forEach(NoKillIT::takesNothingThatIsUsed);
            assertThat(guests).allSatisfy(guest -> {
                assertThat(guest.status().hogsKilled()).isZero();
                assertThat(guest.status().memory().oomKills()).isZero();
                assertThat(guest.status().loads().hogs()).isEqualTo(1);
            });
        }
    }

    /** Waits until the load of a guest has all that it wants. */
    private static void holds(LabEngine engine, LabGuest guest, Bytes wanted) {
        Lab.within(SOON)
                .untilAsserted(() -> assertThat(guest.status().hogged())
                        .as("load of %s, which says %s and was told %s", guest, guest.status(), engine.commands(guest))
                        .isEqualTo(wanted));
    }

    private static LabGuest guest(LabHost host, String name, boolean autodeflate) {
        NewGuest prepared = host.guest(name).memory(mib(256));
        return (autodeflate ? prepared.autodeflate() : prepared).launch();
    }

    private static boolean shrunk(LabEngine engine, LabGuest guest) {
        return engine.commands(guest).stream().anyMatch(action -> action.amount() < mib(256).value());
    }

    private static void takesNothingThatIsUsed(TurnReport report) {
        for (Action action : report.actions()) {
            if (action.kind() == Action.Kind.SET_MEMORY_TARGET) {
                VmSnapshot seen = LabEngine.find(report, action.vm()).orElseThrow();
                assertThat(action.amount())
                        .as("%s, which %s", action, seen)
                        .isGreaterThanOrEqualTo(seen.memory().load().value());
            }
        }
    }
}
