package org.opendrs.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.opendrs.balloon.BalloonPlan;
import org.opendrs.balloon.BalloonRequest;
import org.opendrs.explain.Reason;
import org.opendrs.model.Automation;
import org.opendrs.model.ClusterSnapshot;
import org.opendrs.model.HostId;
import org.opendrs.model.Resource;
import org.opendrs.model.VmId;
import org.opendrs.monitor.Hotspot;
import org.opendrs.unit.Bytes;

class TurnReportTest {
    private static final Reason WHY = Reason.of("WHY");
    private static final HostId HOST = new HostId("h");

    @Test
    void aReportStaysAsItWasWhateverBecomesOfTheListsItWasMadeFrom() {
        var hotspots = new ArrayList<>(List.of(new Hotspot(HOST, Resource.CPU, Duration.ZERO, WHY)));
        var request = BalloonRequest.host(Bytes.gib(8)).build();
        var balloons = new ArrayList<>(List.of(new BalloonDecision(request, BalloonPlan.nothing(HOST, WHY))));
        var actions = new ArrayList<>(List.of(new Action(Action.Kind.RESERVE, new VmId("a"), HOST, 1, WHY)));
        var problems = new ArrayList<>(List.of(WHY));
        var unseen = new ArrayList<>(List.of(new UnseenHost(HOST, WHY)));
        var report = new TurnReport(
                1,
                TurnReport.Kind.TURN,
                Automation.ADVISE,
                new ClusterSnapshot(1, Instant.EPOCH, List.of()),
                hotspots,
                balloons,
                Optional.empty(),
                actions,
                problems,
                unseen,
                WHY,
                Duration.ofMillis(3));
        hotspots.clear();
        balloons.clear();
        actions.clear();
        problems.clear();
        unseen.clear();

        assertThat(report.hotspots()).hasSize(1);
        assertThat(report.balloons()).hasSize(1);
        assertThat(report.actions()).hasSize(1);
        assertThat(report.problems()).hasSize(1);
        assertThat(report.unseen()).hasSize(1);
    }
}
