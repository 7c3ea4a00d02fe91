package org.opendrs.sim.scenario;

import java.time.Duration;
import org.opendrs.config.DrsSettings;
import org.opendrs.config.TurnSettings;
import org.opendrs.core.monitor.MonitorSettings;
import org.opendrs.unit.Bytes;
import org.opendrs.unit.Millicores;

/** Variations of the engine's default settings that scenarios need. */
final class EngineSettings {
    private EngineSettings() {}

    /** Returns the defaults with this much kept for the hypervisor of every host. */
    static DrsSettings keeping(Bytes memory, Millicores cpu) {
        var settings = DrsSettings.DEFAULT;
        var monitoring = settings.monitoring();
        return new DrsSettings(
                settings.turns(),
                new MonitorSettings(
                        monitoring.staleAfter(),
                        monitoring.unreachableAfter(),
                        memory,
                        monitoring.reserveRatio(),
                        cpu,
                        monitoring.hotspots(),
                        monitoring.publishing()),
                settings.ballooning(),
                settings.planning());
    }

    /** Returns the settings without looks between turns. */
    static DrsSettings withoutTick(DrsSettings settings) {
        var turns = settings.turns();
        return new DrsSettings(
                new TurnSettings(
                        turns.period(),
                        Duration.ZERO,
                        turns.budget(),
                        turns.sampleDeadline(),
                        turns.commandDeadline(),
                        turns.reservationDeadline(),
                        turns.makeRoomTimeout(),
                        turns.migrationDeadline(),
                        turns.uncertainFor(),
                        turns.statsPeriod()),
                settings.monitoring(),
                settings.ballooning(),
                settings.planning());
    }
}
