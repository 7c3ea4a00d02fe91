package org.opendrs.sim.scenario;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.opendrs.config.TextSection;
import org.opendrs.sim.trace.Arrival;
import org.opendrs.sim.trace.ArrivalTrace;
import org.opendrs.unit.Bytes;

/** Reads guests that come and go as recorded. */
final class ArrivalText {
    /** Least life of a guest that came and went within one interval of its recording. */
    private static final Duration SHORTEST_LIFE = Duration.ofMinutes(1);

    private static final double LEAST_SHARE = 0.0001;

    private final TextSection text;
    private final TraceShelf shelf;
    private final Duration skip;
    private final double share;

    ArrivalText(TextSection text, TraceShelf shelf) {
        this.text = text;
        this.shelf = shelf;
        skip = text.time("skip", LoadText.NOW, LoadText.YEAR).orElse(LoadText.NOW);
        share = text.ratio("share", LEAST_SHARE, 1).orElse(1.0);
    }

    /** Returns the guests; size is that of the recording where it is not given. */
    List<GuestGroup.Member> read(Optional<Integer> vcpus, Optional<Bytes> memory, TextSection group) {
        for (String key : text.present(List.of("at", "every"))) {
            text.problem(key, "the recording under trace tells when guests come; leave one of them out");
        }
        for (String key : group.present(List.of("count", "leaves"))) {
            group.problem(key, "the recording under arrivals.trace tells this; leave one of them out");
        }
        var members = new ArrayList<GuestGroup.Member>();
        shelf.arrivals(text, "trace").ifPresent(trace -> {
            for (Arrival arrival : chosen(trace)) {
                var size = new GuestSize(
                        vcpus.orElse(arrival.flavour().vcpus()),
                        memory.orElse(arrival.flavour().memory()).max(GuestText.LEAST_MEMORY));
                members.add(new GuestGroup.Member(size, stay(arrival, start(trace))));
            }
            if (members.isEmpty()) {
                text.problem("nobody comes; the recording ends before skip, or share is too small");
            }
        });
        return members;
    }

    /** Returns every so-manieth arrival from a time on, so that each part of the day keeps its share. */
    private List<Arrival> chosen(ArrivalTrace trace) {
        var chosen = new ArrayList<Arrival>();
        long start = start(trace);
        double owed = 0;
        for (Arrival arrival : trace.arrivals()) {
            if (arrival.second() >= start) {
                owed += share;
                if (owed >= 1) {
                    owed -= 1;
                    chosen.add(arrival);
                }
            }
        }
        return chosen;
    }

    private long start(ArrivalTrace trace) {
        return trace.arrivals().get(0).second() + skip.toSeconds();
    }

    /** A guest that outlived its recording stays. */
    private static Stay stay(Arrival arrival, long start) {
        var from = Duration.ofSeconds(arrival.second() - start);
        var life = arrival.lifetime().compareTo(SHORTEST_LIFE) < 0 ? SHORTEST_LIFE : arrival.lifetime();
        return new Stay(from, arrival.censored() ? Optional.empty() : Optional.of(from.plus(life)));
    }
}
