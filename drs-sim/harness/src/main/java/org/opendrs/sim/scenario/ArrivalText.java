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

    private final TextSection text;
    private final TraceShelf shelf;

    ArrivalText(TextSection text, TraceShelf shelf) {
        this.text = text;
        this.shelf = shelf;
    }

    /** Returns the guests; size is that of the recording where it is not given. */
    List<GuestGroup.Member> read(Optional<Integer> vcpus, Optional<Bytes> memory, TextSection group) {
        for (String key : text.present(List.of("at", "every"))) {
            text.problem(key, "the recording under trace tells when guests come; leave one of them out");
        }
        for (String key : group.present(List.of("count", "leaves"))) {
            group.problem(key, "the recording under arrivals.trace tells this; leave one of them out");
        }
        var skip = text.time("skip", LoadText.NOW, LoadText.YEAR).orElse(LoadText.NOW);
        double share = text.ratio("share", 0.0001, 1).orElse(1.0);
        var members = new ArrayList<GuestGroup.Member>();
        shelf.arrivals(text, "trace")
                .ifPresent(trace -> chosen(trace, skip, share)
                        .forEach(arrival -> members.add(new GuestGroup.Member(
                                new GuestSize(
                                        vcpus.orElse(arrival.flavour().vcpus()),
                                        memory.orElse(arrival.flavour().memory())
                                                .max(GuestText.LEAST_MEMORY)),
                                stay(arrival, start(trace, skip))))));
        if (members.isEmpty() && shelf.arrivals(text, "trace").isPresent()) {
            text.problem("nobody comes after skip; the recording is shorter than that, or the share too small");
        }
        return members;
    }

    /** Returns every so-manieth arrival from a time on, so that each part of the day keeps its share. */
    private static List<Arrival> chosen(ArrivalTrace trace, Duration skip, double share) {
        var chosen = new ArrayList<Arrival>();
        long start = start(trace, skip);
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

    private static long start(ArrivalTrace trace, Duration skip) {
        return trace.arrivals().get(0).second() + skip.toSeconds();
    }

    /** A guest that outlived its recording stays. */
    private static Stay stay(Arrival arrival, long start) {
        var from = Duration.ofSeconds(arrival.second() - start);
        var life = arrival.lifetime().compareTo(SHORTEST_LIFE) < 0 ? SHORTEST_LIFE : arrival.lifetime();
        return new Stay(from, arrival.censored() ? Optional.empty() : Optional.of(from.plus(life)));
    }
}
