package org.opendrs.lab.nightly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.opendrs.unit.Bytes.mib;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.opendrs.lab.GuestStatus;
import org.opendrs.lab.HostMemory;
import org.opendrs.lab.Lab;
import org.opendrs.lab.LabGuest;
import org.opendrs.lab.LabHost;
import org.opendrs.lab.calibration.Points;
import org.opendrs.lab.calibration.Table;
import org.opendrs.sim.world.WorldConstants.Constant;
import org.opendrs.unit.Bytes;

/** What it costs a guest that its host has swapped it, and whom a host swaps. Its disk is the one of this machine. */
class SwapCalibrationIT {
    private static final double MIB = 1 << 20;
    private static final double NANOS_PER_SECOND = 1e9;
    private static final double PAGE_MIB = 4096 / MIB;
    private static final int REPETITIONS = 2;
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final Duration HOLD = Duration.ofSeconds(25);
    private static final Bytes WORKING_SET = mib(150);

    /** Speed at which jobs of the world touch memory, in MiB per second: THESIS §8. */
    private static final double TOUCH_RATE = 50e6 / MIB;

    /** How much a second guest takes; with the first constants are found, with the second they are judged. */
    private static final List<Bytes> PRESSURES = List.of(mib(340), mib(400));

    @RegisterExtension
    static final Lab LAB = Lab.hosts(1).memory(mib(640));

    private final LabHost host = LAB.host(1);

    @Test
    void swappedMemoryCostsTimeInProportion() {
        var rounds = new ArrayList<Round>();
        double unhindered =
                Math.min(round(Bytes.ZERO).seconds(), round(Bytes.ZERO).seconds());
        for (int repetition = 0; repetition < REPETITIONS; repetition++) {
            PRESSURES.forEach(pressure -> rounds.add(round(pressure)));
        }
        var table = new Table("swap");
        table.line("a round without pressure takes %.2f s", unhindered);
        var fitting = new ArrayList<Round>();
        var judging = new ArrayList<Round>();
        rounds.forEach(round -> {
            table.line(
                    "neighbour takes %s: swapped out %.0f MiB in %.2f s (%.0f MiB/s), read back %.0f MiB in %d faults, round %.2f s",
                    round.pressure(),
                    round.outMib(),
                    round.outSeconds(),
                    round.outMib() / round.outSeconds(),
                    round.inMib(),
                    round.faults(),
                    round.seconds());
            (round.pressure().equals(PRESSURES.get(0)) ? fitting : judging).add(round);
        });
        table.constant(
                Constant.SWAP_CLUSTER,
                Points.of(fitting, Round::clusterBytes),
                Points.of(judging, Round::clusterBytes));
        table.constant(
                Constant.SWAP_DISK,
                Points.of(fitting, round -> round.inRate(unhindered) * MIB),
                Points.of(judging, round -> round.inRate(unhindered) * MIB));
        table.constant(
                Constant.SWAP_PENALTY,
                Points.of(fitting, round -> TOUCH_RATE / round.inRate(unhindered)),
                Points.of(judging, round -> TOUCH_RATE / round.inRate(unhindered)));
        table.print();
        assertThat(judging).isNotEmpty();
        assertThat(judging).allSatisfy(round -> assertThat(round.seconds()).isGreaterThan(unhindered));
    }

    /** Lets a guest hold its working set, another push it out and vanish, and the first read it again. */
    private Round round(Bytes pressure) {
        LabGuest guest = host.guest("a").memory(mib(256)).start();
        LabGuest neighbour = host.guest("b").memory(mib(512)).start();
        guest.hogInRounds(WORKING_SET, WORKING_SET, Duration.ZERO, HOLD, SOON);
        Lab.within(SOON).until(() -> guest.status().hogged().equals(WORKING_SET));
        HostMemory before = host.memory();
        double outSeconds = 0;
        if (!pressure.isZero()) {
            long start = System.nanoTime();
            neighbour.hog(pressure);
            Lab.within(SOON).until(() -> neighbour.status().hogged().equals(pressure));
            outSeconds = (System.nanoTime() - start) / NANOS_PER_SECOND;
        }
        HostMemory between = host.memory();
        assertThat(guest.status().rounds().count())
                .as("rounds that ended too early")
                .isZero();
        neighbour.kill();
        Lab.within(SOON).until(() -> guest.status().rounds().count() == 1);
        HostMemory after = host.memory();
        GuestStatus status = guest.status();
        guest.kill();
        Lab.within(SOON).until(() -> host.guests().isEmpty());
        return new Round(
                pressure,
                between.swapped().minusOrZero(before.swapped()).toMib(),
                outSeconds,
                (after.swapIns() - between.swapIns()) * PAGE_MIB,
                after.majorFaults() - between.majorFaults(),
                status.rounds().last().toMillis() / 1000.0);
    }

    @Test
    void aHostSwapsIdlePagesFirst() {
        var table = new Table("idle pages");
        var shares = new ArrayList<Double>();
        for (Bytes pressure : List.of(mib(160), mib(200), mib(160), mib(200))) {
            LabGuest idle = host.guest("idle").memory(mib(256)).start();
            LabGuest busy = host.guest("busy").memory(mib(384)).start();
            idle.hog(mib(110));
            Lab.within(SOON).until(() -> idle.status().hogged().equals(mib(110)));
            idle.stopLoads();
            busy.dirty(mib(60), mib(120));
            Bytes idleBefore = rss(idle);
            Bytes busyBefore = rss(busy);
            busy.hog(pressure, mib(10), Duration.ofMillis(100));
            Lab.within(SOON).until(() -> busy.status().hogged().equals(pressure));
            double fromIdle = swapped(idle).toMib();
            double fromBusy = swapped(busy).toMib();
            long faults = host.memory().majorFaults();
            long dirtied = busy.status().dirtied().value();
            Lab.within(SOON).until(() -> busy.status().dirtied().value() > dirtied + mib(240).value());
            table.line(
                    "pressure %s: resident before %.0f and %.0f MiB; swapped of the idle guest %.0f, of the busy one %.0f MiB;"
                            + " major faults while the busy one wrote 240 MiB: %d",
                    pressure,
                    idleBefore.toMib(),
                    busyBefore.toMib(),
                    fromIdle,
                    fromBusy,
                    host.memory().majorFaults() - faults);
            shares.add(fromIdle / Math.max(1, fromIdle + fromBusy));
            idle.kill();
            busy.kill();
            Lab.within(SOON).until(() -> host.guests().isEmpty());
        }
        table.line(
                "share of what was swapped that belonged to the idle guest: %s",
                Points.of(shares, Double::doubleValue));
        table.print();
        assertThat(shares).allSatisfy(share -> assertThat(share).isGreaterThan(0.5));
    }

    private Bytes rss(LabGuest guest) {
        return Bytes.kib(guest.balloonStats().getOrDefault("rss", 0L));
    }

    private Bytes swapped(LabGuest guest) {
        String process =
                host.run("cat", "/run/libvirt/qemu/" + guest.name() + ".pid").strip();
        return host.run("cat", "/proc/" + process + "/status")
                .lines()
                .filter(line -> line.startsWith("VmSwap:"))
                .map(line -> Bytes.kib(Long.parseLong(line.replaceAll("\\D", ""))))
                .findFirst()
                .orElse(Bytes.ZERO);
    }

    /** What came of a round: what went out and in, in MiB, and how long the guest took for it. */
    private record Round(Bytes pressure, double outMib, double outSeconds, double inMib, long faults, double seconds) {
        double clusterBytes() {
            return inMib * MIB / Math.max(1, faults);
        }

        /** Speed at which the guest read what was swapped, in MiB per second. */
        double inRate(double unhindered) {
            return inMib / Math.max(0.001, seconds - unhindered);
        }
    }
}
