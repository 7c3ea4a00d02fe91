package org.opendrs.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.opendrs.control.BalloonDecision;
import org.opendrs.engine.Reporting.Deed;
import org.opendrs.engine.Reporting.Finding;
import org.opendrs.engine.Reporting.Header;
import org.opendrs.model.Automation;
import org.opendrs.model.ClusterSnapshot;
import org.opendrs.model.HostId;
import org.opendrs.model.HostSample;
import org.opendrs.model.HostSnapshot;

/**
 * A look between two turns for guests in distress. Samples the hosts, asks the policy's fast path and acts; it is reported only if
 * it acted. Confined to the mailbox.
 */
final class Tick {
    /** What the default fast path of a policy answers; a policy that has none is not asked again. */
    private static final String NO_FAST_PATH = "NO_FAST_PATH";

    private final Parts parts;
    private boolean policyHasFastPath = true;
    private boolean running;

    Tick(Parts parts) {
        this.parts = parts;
    }

    /** Returns whether a tick could do anything at this level. */
    boolean wanted(Automation level) {
        return policyHasFastPath
                && !running
                && level == Automation.ACT
                && parts.commands().canSetTargets();
    }

    /** Runs one tick; {@code turn} is the number of the turn before it. */
    void run(long turn, Automation level) {
        running = true;
        var header = new Header(turn, parts.clock().monotonicNanos(), level);
        parts.sampling().round(samples -> {
            running = false;
            relieve(header, samples);
        });
    }

    private void relieve(Header header, SortedMap<HostId, HostSample> samples) {
        var inventory = parts.inventory().view();
        List<HostSnapshot> hosts = parts.observing().answered(samples, inventory);
        parts.acting().learnt(header.number());
        List<BalloonDecision> decisions =
                parts.balloons().relieve(hosts, inventory, parts.clock().monotonicNanos());
        policyHasFastPath = decisions.isEmpty() || decisions.stream().anyMatch(Tick::fast);
        var acting = decisions.stream()
                .filter(decision -> !decision.plan().targets().isEmpty())
                .toList();
        int commands = parts.acting().balloons(header.number(), acting, new Levels(header.level(), inventory), true);
        if (commands > 0) {
            var finding = new Finding(view(hosts, acting), acting.size(), List.of(), acting, Optional.empty());
            parts.reporting().tick(header, finding, new Deed(commands, 0));
        }
    }

    private static boolean fast(BalloonDecision decision) {
        return !decision.plan().outcome().code().equals(NO_FAST_PATH);
    }

    /** Only the hosts that were acted upon: a record of the others would say nothing. */
    private ClusterSnapshot view(List<HostSnapshot> hosts, List<BalloonDecision> acting) {
        var shown = new ArrayList<HostSnapshot>();
        int next = 0;
        for (HostSnapshot host : hosts) {
            if (next < acting.size() && acting.get(next).plan().host().equals(host.id())) {
                shown.add(host);
                next++;
            }
        }
        return new ClusterSnapshot(
                parts.latest().snapshot().revision(), parts.clock().wall(), shown);
    }
}
