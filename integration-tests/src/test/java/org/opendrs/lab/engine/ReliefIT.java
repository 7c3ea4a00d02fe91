package org.opendrs.lab.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.opendrs.unit.Bytes.mib;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.opendrs.control.BalloonDecision;
import org.opendrs.core.balloon.BalloonReasons;
import org.opendrs.lab.HostMemory;
import org.opendrs.lab.Lab;
import org.opendrs.lab.LabGuest;
import org.opendrs.lab.LabHost;

/** A host whose guests hold more than it has swaps; the engine takes from those who do not need it, and the swapping ends. */
class ReliefIT {
    private static final Duration SOON = Duration.ofSeconds(90);
    private static final Duration PACE = Duration.ofMillis(50);

    @RegisterExtension
    static final Lab LAB = Lab.hosts(2).memory(mib(640));

    @Test
    void anOverloadedHostStopsSwappingOnceItsGuestsAreBallooned() {
        LabHost host = LAB.host(1);
        List<LabGuest> guests = Stream.of("a", "b", "c")
                .map(name -> host.guest(name).memory(mib(256)).autodeflate().launch())
                .toList();
        guests.forEach(LabGuest::awaitAgent);
        guests.forEach(ReliefIT::work);

        long without = faultsOfOneRound(host, guests);
        try (var engine = LabEngine.on(host)) {
            Lab.within(SOON)
                    .until(() -> guests.stream()
                            .noneMatch(guest -> engine.commands(guest).isEmpty()));
            Lab.within(SOON).until(() -> faultsOfOneRound(host, guests) * 4 < without);

            assertThat(reasons(engine)).contains(BalloonReasons.SHRINK_TO_SHARE);
            assertThat(outcomes(engine)).containsAnyOf(BalloonReasons.SETTLING, BalloonReasons.RELIEVED);
            assertThat(guests)
                    .allSatisfy(guest ->
                            assertThat(guest.status().memory().oomKills()).isZero());
        }
    }

    /** One guest after the other needs memory for a moment; returns how often the host had to read from disk for that. */
    private static long faultsOfOneRound(LabHost host, List<LabGuest> guests) {
        HostMemory before = host.memory();
        guests.forEach(ReliefIT::work);
        return host.memory().majorFaults() - before.majorFaults();
    }

    private static void work(LabGuest guest) {
        guest.hog(mib(110), mib(10), PACE);
        Lab.within(SOON).until(() -> guest.status().hogged().equals(mib(110)));
        guest.stopLoads();
    }

    private static List<String> reasons(LabEngine engine) {
        return plans(engine)
                .flatMap(decision -> decision.plan().targets().stream())
                .map(target -> target.reason().code())
                .distinct()
                .toList();
    }

    private static List<String> outcomes(LabEngine engine) {
        return plans(engine)
                .map(decision -> decision.plan().outcome().code())
                .distinct()
                .toList();
    }

    private static Stream<BalloonDecision> plans(LabEngine engine) {
        // Ticks between turns too: a host that settles does not wait for the next plan.
        return engine.reports().stream().flatMap(report -> report.balloons().stream());
    }
}
