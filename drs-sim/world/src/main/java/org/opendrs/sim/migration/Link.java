package org.opendrs.sim.migration;

import java.util.ArrayList;
import java.util.List;

/** A host's network link. It carries its bandwidth in each direction, shared evenly between the migrations that use it. */
public final class Link {
    private final double bandwidth;
    private final List<Precopy> outgoing = new ArrayList<>();
    private final List<Precopy> incoming = new ArrayList<>();

    /** Makes a link of this many bytes per second. */
    public Link(double bandwidth) {
        this.bandwidth = bandwidth;
    }

    /** Returns bytes per second that migrations send and receive over this link now. */
    public double traffic() {
        double sum = 0;
        for (int i = 0; i < outgoing.size(); i++) {
            sum += outgoing.get(i).rate();
        }
        for (int i = 0; i < incoming.size(); i++) {
            sum += incoming.get(i).rate();
        }
        return sum;
    }

    /** Returns the bandwidth that one stream between two links gets. */
    static double share(Link from, Link to) {
        return Math.min(from.bandwidth / from.outgoing.size(), to.bandwidth / to.incoming.size());
    }

    static void join(Precopy stream, Link from, Link to) {
        from.outgoing.add(stream);
        to.incoming.add(stream);
        refresh(from, to);
    }

    static void leave(Precopy stream, Link from, Link to) {
        from.outgoing.remove(stream);
        to.incoming.remove(stream);
        refresh(from, to);
    }

    /**
     * Lets every stream whose share changed go on at its new rate. What a stream leaves unused because its other end is slower
     * is not given to the others: with equal links that is exact, else a little pessimistic.
     */
    private static void refresh(Link from, Link to) {
        for (Precopy stream : List.copyOf(from.outgoing)) {
            stream.refresh();
        }
        for (Precopy stream : List.copyOf(to.incoming)) {
            stream.refresh();
        }
    }
}
