package org.opendrs.sim.scenario;

import java.util.Optional;
import org.opendrs.sim.fault.FaultListener;
import org.opendrs.sim.fault.FaultPlan;
import org.opendrs.sim.fault.FaultSchedule;
import org.opendrs.sim.fault.FaultSite;
import org.opendrs.sim.fault.FaultyControl;
import org.opendrs.sim.fault.FaultyMigrations;
import org.opendrs.sim.fault.FaultyStore;
import org.opendrs.sim.fault.FaultyTelemetry;
import org.opendrs.sim.time.SimTime;
import org.opendrs.sim.world.SimWorld;
import org.opendrs.spi.ClusterStateStore;
import org.opendrs.spi.HostControl;
import org.opendrs.spi.MigrationExecutor;
import org.opendrs.spi.Telemetry;
import org.opendrs.store.MemoryStore;

/** The ports of one run as the engine gets them: the world's own, behind the faults, behind the taps. */
final class RunPorts {
    private final SampleTap samples;
    private final CommandTap commands;
    private final MigrationTap migrations;
    private final ClusterStateStore store;
    private final PublishCounter publishes;

    RunPorts(
            SimTime time,
            SimWorld world,
            Optional<FaultPlan> faults,
            KnownGuests known,
            CommandTap.CommandJudge judge) {
        Telemetry telemetry = world.telemetry();
        HostControl control = world.control();
        MigrationExecutor executor = world.migrations();
        ClusterStateStore memory = new MemoryStore(time, time.scheduler());
        publishes = PublishCounter.on(memory);
        if (faults.isPresent()) {
            var site = FaultSite.starting(faults.get(), time, FaultListener.NONE);
            telemetry = new FaultyTelemetry(telemetry, site);
            control = new FaultyControl(control, site);
            executor = new FaultyMigrations(executor, site);
            memory = new FaultyStore(memory, site);
            FaultSchedule.install(site, world);
        }
        // Only faults are judged by what the engine can know; a copy of every sample costs time and memory.
        samples = new SampleTap(telemetry, time, faults.isPresent() ? Optional.of(known) : Optional.empty());
        commands = new CommandTap(control, judge);
        migrations = new MigrationTap(executor, known);
        store = memory;
    }

    SampleTap samples() {
        return samples;
    }

    CommandTap commands() {
        return commands;
    }

    MigrationTap migrations() {
        return migrations;
    }

    ClusterStateStore store() {
        return store;
    }

    PublishCounter publishes() {
        return publishes;
    }
}
