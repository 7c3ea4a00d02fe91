package org.opendrs.lab.engine;

import java.time.Duration;
import org.opendrs.config.DrsSettings;
import org.opendrs.config.TurnSettings;
import org.opendrs.core.balloon.DemandSettings;
import org.opendrs.core.balloon.DistressSettings;
import org.opendrs.core.balloon.FloorSettings;
import org.opendrs.core.balloon.ForeignSettings;
import org.opendrs.core.balloon.PaceSettings;
import org.opendrs.core.balloon.SafetySettings;
import org.opendrs.core.balloon.WaterfillSettings;
import org.opendrs.core.monitor.HotspotSettings;
import org.opendrs.core.monitor.MonitorSettings;
import org.opendrs.core.monitor.PublishSettings;
import org.opendrs.unit.Bytes;
import org.opendrs.unit.Millicores;

/** Settings of an engine for the small hosts of a lab. */
public final class SmallHosts {
    /** Without hardware support an emulator is 120 MiB larger than its guest; an engine takes minutes to find that out. */
    private static final Bytes EMULATORS = Bytes.mib(256);

    /** Amounts are an eighth of the defaults, as hosts of the lab are an eighth of the smallest real ones; times are a third. */
    public static final DrsSettings SETTINGS = new DrsSettings(
            new TurnSettings(
                    Duration.ofSeconds(3),
                    Duration.ofSeconds(1),
                    Duration.ofSeconds(3),
                    Duration.ofMillis(2500),
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(120),
                    Duration.ofMinutes(30),
                    Duration.ofSeconds(60),
                    Duration.ofSeconds(1)),
            new MonitorSettings(
                    Duration.ofSeconds(10),
                    Duration.ofSeconds(40),
                    EMULATORS,
                    0.05,
                    Millicores.ZERO,
                    HotspotSettings.DEFAULT,
                    PublishSettings.DEFAULT),
            new WaterfillSettings(
                    1,
                    0.02,
                    Bytes.mib(16),
                    demand(),
                    new SafetySettings(
                            Bytes.mib(48),
                            Bytes.mib(16),
                            0.25,
                            Duration.ofSeconds(5),
                            Duration.ofSeconds(10),
                            0.75,
                            false,
                            0.25),
                    pace(),
                    new DistressSettings(
                            Bytes.mib(12), 0.05, 0.10, Bytes.mib(32), Bytes.mib(8), Duration.ofSeconds(10)),
                    FloorSettings.DEFAULT,
                    ForeignSettings.DEFAULT),
            DrsSettings.DEFAULT.planning());

    private SmallHosts() {}

    private static DemandSettings demand() {
        DemandSettings all = DemandSettings.DEFAULT;
        return new DemandSettings(
                Duration.ofSeconds(20),
                all.growthDecay(),
                all.growthHorizon(),
                all.growthCap(),
                all.headroom(),
                all.tightHeadroom(),
                all.roomyHeadroom(),
                Bytes.mib(12),
                all.spare());
    }

    private static PaceSettings pace() {
        PaceSettings all = PaceSettings.DEFAULT;
        return new PaceSettings(
                all.shrinkStep(),
                all.usableStep(),
                Bytes.mib(12),
                all.squeezeStep(),
                all.squeezeBeyond(),
                all.settleStep(),
                Bytes.mib(8),
                all.deadZoneRatio(),
                Duration.ofSeconds(3),
                Duration.ofMillis(2500),
                Duration.ofSeconds(2),
                all.followWithin(),
                Duration.ofMinutes(5),
                all.giveBackLeast(),
                all.poolForGrants());
    }
}
