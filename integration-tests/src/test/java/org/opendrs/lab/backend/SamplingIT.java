package org.opendrs.lab.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.opendrs.unit.Bytes.mib;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.opendrs.lab.Lab;
import org.opendrs.lab.LabGuest;
import org.opendrs.lab.LabHost;
import org.opendrs.model.HostSample;
import org.opendrs.model.VmSample;
import org.opendrs.model.VmState;
import org.opendrs.unit.Bytes;

/** Eight guests are sampled at once, truthfully and cheaply. */
class SamplingIT {
    private static final int GUESTS = 8;
    private static final Bytes SIZE = mib(128);
    private static final Duration SOON = Duration.ofSeconds(30);

    /** Between two reads, by virsh and by us, a guest at rest takes or frees hardly anything. */
    private static final double ALIKE = mib(4).value();

    @RegisterExtension
    static final Lab LAB = Lab.hosts(2);

    private static List<LabGuest> guests = List.of();

    @SuppressWarnings("NullAway.Init")
    private static Backend backend;

    private static final String CORES = "0-1";

    @BeforeAll
    static void start() {
        LabHost host = LAB.host(1);
        guests = IntStream.rangeClosed(1, GUESTS)
                .mapToObj(number -> host.guest("g" + number)
                        .memory(SIZE)
                        .statsPeriod(Duration.ofSeconds(1))
                        .launch())
                .toList();
        guests.forEach(LabGuest::awaitAgent);
        backend = Backend.on(host);
    }

    @AfterAll
    static void close() {
        backend.close();
    }

    @Test
    void aCycleTakesThreeCallsHoweverManyGuestsThereAre() {
        // The first ones ask once what the driver can do and read the definitions.
        Lab.within(SOON)
                .until(() ->
                        backend.ports().definitions(Backend.id(LAB.host(1))).size() == GUESTS);
        backend.sample(LAB.host(1));

        long calls = new Daemon(LAB.host(1)).callsDuring(() -> {
            for (int cycle = 0; cycle < 5; cycle++) {
                assertThat(backend.sample(LAB.host(1)).vms()).hasSize(GUESTS);
            }
        });

        assertThat(calls).isEqualTo(5 * 3);
    }

    @Test
    void aSampleAgreesWithVirsh() {
        Lab.within(SOON).untilAsserted(() -> {
            HostSample sample = backend.sample(LAB.host(1));
            assertThat(sample.vms()).hasSize(GUESTS);
            guests.forEach(guest -> agrees(sample, guest));
        });
    }

    private static void agrees(HostSample sample, LabGuest guest) {
        VmSample vm = sample.vms().stream()
                .filter(candidate -> candidate.id().equals(backend.id(guest)))
                .findFirst()
                .orElseThrow();
        var told = guest.balloonStats();
        assertThat(vm.state()).isEqualTo(VmState.RUNNING);
        assertThat(vm.maximum()).isEqualTo(SIZE);
        assertThat(vm.actual()).isEqualTo(Bytes.kib(told.getOrDefault("current", 0L)));
        assertThat(vm.vcpus()).hasSize(1);
        assertThat((double) vm.resident().value()).isCloseTo(bytes(told.getOrDefault("rss", 0L)), within(ALIKE));
        var stats = vm.guest().orElseThrow();
        assertThat((double) stats.unused().value()).isCloseTo(bytes(told.getOrDefault("unused", 0L)), within(ALIKE));
        assertThat((double) stats.usable().value()).isCloseTo(bytes(told.getOrDefault("usable", 0L)), within(ALIKE));
        assertThat(stats.updatedAtSeconds())
                .isBetween(told.getOrDefault("last-update", 0L) - 3, told.get("last-update"));
        assertThat(stats.usable()).isLessThan(vm.actual());
    }

    private static double bytes(Long kib) {
        return kib * 1024.0;
    }

    @Test
    void countersRiseFromSampleToSample() {
        HostSample before = backend.sample(LAB.host(1));
        Lab.within(SOON).untilAsserted(() -> {
            HostSample after = backend.sample(LAB.host(1));
            assertThat(after.takenAtNanos()).isGreaterThan(before.takenAtNanos());
            assertThat(after.counters().cpuBusyNanos())
                    .isGreaterThan(before.counters().cpuBusyNanos());
            for (int i = 0; i < GUESTS; i++) {
                assertThat(after.vms().get(i).vcpus().get(0).runNanos())
                        .isGreaterThan(before.vms().get(i).vcpus().get(0).runNanos());
                assertThat(after.vms().get(i).guest().orElseThrow().updatedAtSeconds())
                        .isGreaterThan(before.vms().get(i).guest().orElseThrow().updatedAtSeconds());
            }
        });
    }

    @Test
    void threeBusyGuestsOnTwoCoresWaitForThemAndAGuestAtRestDoesNot() {
        List<LabGuest> busy = guests.subList(0, 3);
        LabGuest idle = guests.get(7);
        busy.forEach(guest -> {
            guest.host().virsh().run("vcpupin", guest.name(), "0", CORES, "--live");
            guest.burn(100);
        });
        try {
            Window window = Window.open(backend, LAB.host(1));
            Lab.within(SOON).until(() -> window.length(backend).compareTo(Duration.ofSeconds(5)) > 0);
            var shares = window.close(backend);
            double waited = 0;
            for (LabGuest guest : busy) {
                Window.Share share = shares.of(backend.id(guest));
                // A guest that never rests runs or waits, all the time.
                assertThat(share.run() + share.ready()).as("%s", guest).isBetween(0.85, 1.05);
                waited += share.ready();
            }
            // Three want three cores and get two, or less where others are at work too.
            assertThat(waited).isBetween(0.85, 3.0);
            assertThat(shares.of(backend.id(idle)).ready()).isLessThan(0.1);
        } finally {
            busy.forEach(LabGuest::stopLoads);
        }
    }
}
