package com.example;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.json.PackageVersion;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.opendrs.config.SettingsException;
import org.opendrs.config.SettingsReader;
import org.opendrs.control.Drs;
import org.opendrs.control.TurnReport;
import org.opendrs.core.balloon.Policies;
import org.opendrs.core.plan.RepairPlanner;
import org.opendrs.engine.DrsEngine;
import org.opendrs.engine.PushedTelemetry;
import org.opendrs.json.Snapshots;
import org.opendrs.json.TurnRecords;
import org.opendrs.json.TurnReplay;
import org.opendrs.model.Automation;
import org.opendrs.model.HostId;
import org.opendrs.sim.time.SimTime;
import org.opendrs.spi.Capability;

class OwnCloudTest {
    private final SimTime time = SimTime.startingAt(Instant.parse("2026-01-01T00:00:00Z"));
    private final OwnCloud cloud = new OwnCloud(time);
    private final PushedTelemetry telemetry = new PushedTelemetry(
            time, Duration.ofSeconds(30), EnumSet.of(Capability.GUEST_STATS, Capability.VCPU_TIMES));

    @Test
    void aHotHostIsRelievedByTheCloudsOwnJob() throws InterruptedException {
        var reports = new ArrayList<TurnReport>();
        try (Drs drs = DrsEngine.builder()
                .telemetry(telemetry)
                .migrations(cloud)
                .clock(time)
                .scheduler(time.scheduler())
                .automation(Automation.ACT)
                .build()) {
            drs.onReport(reports::add);
            drs.start();
            for (int second = 0; second < 600; second += 10) {
                pushFromAnotherThread();
                time.runUntil(Duration.ofSeconds(second + 10).toNanos());
            }
            var latest = drs.monitoring().latest();
            assertEquals(latest, Snapshots.read("latest", Snapshots.write(latest)));
        }

        assertEquals(1, cloud.jobs.size(), () -> cloud.jobs + "\n" + reports.get(reports.size() - 1).outcome());
        var move = cloud.jobs.get(0);
        assertEquals(new HostId("h1"), move.from());
        assertEquals(new HostId("h2"), cloud.hostOf(move.vm().value()));
        for (TurnReport report : reports) {
            var read = TurnRecords.read("turn", TurnRecords.write(report), List.of());
            assertEquals(List.of(), TurnReplay.replay(read, Policies.waterfill(), new RepairPlanner()));
        }
    }

    @Test
    void settingsAreReadAndMistakesAreNamed() {
        var settings = SettingsReader.parse("drs.yaml", "turns:\n  period: 20s\n");
        assertEquals(Duration.ofSeconds(20), settings.turns().period());

        var mistake = assertThrows(
                SettingsException.class, () -> SettingsReader.parse("drs.yaml", "turns:\n  perriod: 20s\n"));
        assertTrue(mistake.getMessage().contains("perriod"), mistake::getMessage);
    }

    private void pushFromAnotherThread() throws InterruptedException {
        var monitoring = new Thread(() -> cloud.pushAll(telemetry));
        monitoring.start();
        monitoring.join();
    }

    @Test
    void itRunsOnTheLibrariesThatAreMeant() {
        assertEquals(System.getProperty("jackson.expected"), PackageVersion.VERSION.toString());
    }

    @Test
    void neitherHypervisorNorStoreIsOnTheClassPath() {
        for (String type : List.of("org.libvirt.Connect", "com.sun.jna.Native", "io.etcd.jetcd.Client")) {
            assertThrows(ClassNotFoundException.class, () -> Class.forName(type), type);
        }
    }
}
