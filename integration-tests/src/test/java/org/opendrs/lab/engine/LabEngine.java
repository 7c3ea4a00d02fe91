package org.opendrs.lab.engine;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.opendrs.config.DrsSettings;
import org.opendrs.config.TurnSettings;
import org.opendrs.control.Action;
import org.opendrs.control.Drs;
import org.opendrs.control.TurnReport;
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
import org.opendrs.engine.DrsEngine;
import org.opendrs.lab.Lab;
import org.opendrs.lab.LabGuest;
import org.opendrs.lab.LabHost;
import org.opendrs.lab.backend.Backend;
import org.opendrs.libvirt.LibvirtBackend;
import org.opendrs.model.Automation;
import org.opendrs.model.VmId;
import org.opendrs.model.VmSnapshot;
import org.opendrs.unit.Bytes;
import org.opendrs.unit.Millicores;

/** The production engine at level ACT on hosts of a lab; keeps what it reports. For one thread beside the engine's own. */
final class LabEngine implements AutoCloseable {
    private static final Duration TO_CONNECT = Duration.ofSeconds(30);

    /** Without hardware support an emulator is 120 MiB larger than its guest; an engine takes minutes to find that out. */
    private static final Bytes EMULATORS = Bytes.mib(256);

    /** Amounts are an eighth of the defaults, as hosts of the lab are an eighth of the smallest real ones; times are a third. */
    static final DrsSettings SMALL = new DrsSettings(
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

    private final LibvirtBackend backend;
    private final LeapingClock clock;
    private final Drs drs;
    private final List<TurnReport> reports = new CopyOnWriteArrayList<>();

    private LabEngine(LibvirtBackend backend, LeapingClock clock) {
        this.backend = backend;
        this.clock = clock;
        drs = DrsEngine.builder()
                .telemetry(backend.telemetry())
                .control(backend.control())
                .inventory(backend.inventory())
                .clock(clock)
                .settings(SMALL)
                .automation(Automation.ACT)
                .build();
        drs.onReport(reports::add);
    }

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

    /** Starts an engine on a host and waits until it has seen it. */
    static LabEngine on(LabHost host) {
        var clock = new LeapingClock();
        var backend = LibvirtBackend.builder()
                .host(Backend.spec(host))
                .clock(clock)
                .quiet(true)
                .build();
        var engine = new LabEngine(backend, clock);
        engine.drs.start();
        Lab.within(TO_CONNECT)
                .until(() -> engine.reports.stream()
                        .anyMatch(report -> !report.snapshot().hosts().isEmpty()));
        return engine;
    }

    /** Lets the engine believe that so much time has passed at once. */
    void leap(Duration time) {
        clock.leap(time);
    }

    /** Returns all that was reported so far. */
    List<TurnReport> reports() {
        return reports;
    }

    /** Returns what the newest whole turn saw of a guest; fails if it did not. */
    VmSnapshot newest(LabGuest guest) {
        VmId id = id(guest);
        return reports.stream()
                .filter(report -> report.kind() == TurnReport.Kind.TURN)
                .reduce((first, second) -> second)
                .flatMap(report -> find(report, id))
                .orElseThrow(() -> new IllegalStateException("the newest turn saw no " + guest));
    }

    /** Returns what a turn saw of a guest. */
    static Optional<VmSnapshot> find(TurnReport report, VmId guest) {
        return report.snapshot().hosts().stream()
                .flatMap(host -> host.vm(guest).stream())
                .findFirst();
    }

    /** Returns what was commanded of a guest so far. */
    List<Action> commands(LabGuest guest) {
        VmId id = id(guest);
        return reports.stream()
                .flatMap(report -> report.actions().stream())
                .filter(action -> action.kind() == Action.Kind.SET_MEMORY_TARGET
                        && action.vm().equals(id))
                .toList();
    }

    static VmId id(LabGuest guest) {
        return new VmId(guest.host().virsh().run("domuuid", guest.name()).strip());
    }

    @Override
    public void close() {
        drs.close();
        backend.close();
    }
}
