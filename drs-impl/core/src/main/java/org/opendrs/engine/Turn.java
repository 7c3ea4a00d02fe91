package org.opendrs.engine;

import java.util.List;
import java.util.SortedMap;
import java.util.function.Consumer;
import org.opendrs.control.TurnReport;
import org.opendrs.engine.Deciding.Decisions;
import org.opendrs.engine.Reporting.Deed;
import org.opendrs.engine.Reporting.Finding;
import org.opendrs.model.Automation;
import org.opendrs.model.ClusterSnapshot;
import org.opendrs.model.HostId;
import org.opendrs.model.HostSample;
import org.opendrs.monitor.Hotspot;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One turn, in reading order: observe, detect, decide, act, report. Asks the ports without waiting for them; once they have
 * answered, everything up to the report runs in one piece on the mailbox.
 */
final class Turn {
    private static final Logger log = LoggerFactory.getLogger(Turn.class);

    private final Parts parts;
    private long number;

    Turn(Parts parts, long number) {
        this.parts = parts;
        this.number = number;
    }

    /** Returns the number of the newest turn; zero before the first. */
    long number() {
        return number;
    }

    /** Runs one turn and hands its report over. Never fails: a defect becomes the outcome {@link EngineReasons#TURN_FAILED}. */
    void run(Automation level, Consumer<TurnReport> done) {
        number++;
        long startedAt = parts.clock().monotonicNanos();
        parts.inventory()
                .refresh(view -> parts.sampling()
                        .round(samples ->
                                done.accept(guarded(new Reporting.Header(number, startedAt, level), samples))));
    }

    private TurnReport guarded(Reporting.Header header, SortedMap<HostId, HostSample> samples) {
        try {
            return observeDecideAct(header, samples);
        } catch (RuntimeException defect) {
            log.error("turn={} failed; the next one starts from a new observation", header.number(), defect);
            return parts.reporting().failed(header, parts.latest().snapshot());
        }
    }

    private TurnReport observeDecideAct(Reporting.Header header, SortedMap<HostId, HostSample> samples) {
        var inventory = parts.inventory().view();
        var levels = new Levels(header.level(), inventory);

        // 1 observe
        ClusterSnapshot snapshot = parts.observing().cluster(parts.sampling().known(), samples, inventory);
        parts.reachability().observed(snapshot, header.number());
        parts.acting().learnt(header.number());
        parts.migrations().observed(snapshot, header.number());
        parts.publishing().publish(snapshot);

        // 2 detect
        List<Hotspot> hotspots = parts.observing().hotspots(snapshot);
        parts.latest().observed(snapshot, hotspots);

        // 3 decide: sizes and moves
        Decisions decided = parts.deciding()
                .decide(snapshot, hotspots, inventory, parts.clock().monotonicNanos());

        // 4 act: the cheapest local means first
        int commands = parts.acting().balloons(header.number(), decided.balloons(), levels, false);
        parts.acting().statistics(snapshot, levels);
        parts.migrations().proceed(snapshot, hotspots, levels, header.number());
        int moves = decided.planning()
                .map(planned -> parts.acting().migrations(header.number(), planned, levels))
                .orElse(0);

        // 5 report
        var finding = new Finding(snapshot, samples.size(), hotspots, decided.balloons(), decided.planning());
        return parts.reporting().turn(header, finding, new Deed(commands, moves));
    }
}
