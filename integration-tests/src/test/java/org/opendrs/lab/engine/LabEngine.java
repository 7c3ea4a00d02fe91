package org.opendrs.lab.engine;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.opendrs.balloon.BalloonPolicy;
import org.opendrs.config.DrsSettings;
import org.opendrs.control.Action;
import org.opendrs.control.Drs;
import org.opendrs.control.TurnReport;
import org.opendrs.core.balloon.Policies;
import org.opendrs.engine.DrsEngine;
import org.opendrs.lab.Lab;
import org.opendrs.lab.LabGuest;
import org.opendrs.lab.LabHost;
import org.opendrs.lab.backend.Backend;
import org.opendrs.libvirt.LibvirtBackend;
import org.opendrs.model.Automation;
import org.opendrs.model.VmId;
import org.opendrs.model.VmSnapshot;

/** The production engine at level ACT on hosts of a lab; keeps what it reports. For one thread beside the engine's own. */
public final class LabEngine implements AutoCloseable {
    private static final Duration TO_CONNECT = Duration.ofSeconds(30);

    private final LibvirtBackend backend;
    private final LeapingClock clock;
    private final Drs drs;
    private final List<TurnReport> reports = new CopyOnWriteArrayList<>();

    private LabEngine(LibvirtBackend backend, LeapingClock clock, DrsSettings settings, BalloonPolicy policy) {
        this.backend = backend;
        this.clock = clock;
        drs = DrsEngine.builder()
                .telemetry(backend.telemetry())
                .control(backend.control())
                .inventory(backend.inventory())
                .clock(clock)
                .settings(settings)
                .balloonPolicy(policy)
                .automation(Automation.ACT)
                .build();
        drs.onReport(reports::add);
    }

    /** Starts an engine on a host and waits until it has seen it. */
    public static LabEngine on(LabHost host) {
        return on(host, SmallHosts.SETTINGS, Policies.waterfill(SmallHosts.SETTINGS.ballooning()));
    }

    /** The same with other settings and another policy. */
    public static LabEngine on(LabHost host, DrsSettings settings, BalloonPolicy policy) {
        var clock = new LeapingClock();
        var backend = LibvirtBackend.builder()
                .host(Backend.spec(host))
                .clock(clock)
                .quiet(true)
                .build();
        var engine = new LabEngine(backend, clock, settings, policy);
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
    public List<TurnReport> reports() {
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
        return commands().stream().filter(action -> action.vm().equals(id)).toList();
    }

    /** Returns what was commanded of all guests so far. */
    public List<Action> commands() {
        return reports.stream()
                .flatMap(report -> report.actions().stream())
                .filter(action -> action.kind() == Action.Kind.SET_MEMORY_TARGET)
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
