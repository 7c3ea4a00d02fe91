package org.opendrs.sim.trace;

import java.time.Duration;
import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;

/**
 * Which VMs were asked for, when, and how long they lived; nothing is known of what they used. Immutable; may be read from any
 * thread.
 */
public final class ArrivalTrace {
    private final String name;
    private final List<Flavour> flavours;
    private final LifetimeBins bins;
    private final ArrivalColumns columns;

    ArrivalTrace(String name, List<Flavour> flavours, LifetimeBins bins, ArrivalColumns columns) {
        this.name = name;
        this.flavours = List.copyOf(flavours);
        this.bins = bins;
        this.columns = columns;
    }

    /** Returns the name by which the trace was asked for. */
    public String name() {
        return name;
    }

    /** Returns the sizes in which VMs are sold, in the order of the recording. */
    public List<Flavour> flavours() {
        return flavours;
    }

    /** Returns the arrivals in the order of their time. They are made as they are asked for and not kept. */
    public List<Arrival> arrivals() {
        return new View();
    }

    private Arrival arrival(int index) {
        int bin = columns.bin(index);
        return new Arrival(
                columns.second(index),
                columns.batch(index),
                flavours.get(columns.flavour(index)),
                Duration.ofSeconds(bins.shortest(bin)),
                Duration.ofSeconds(bins.longest(bin)),
                columns.censored(index));
    }

    @Override
    public String toString() {
        return name + " (" + columns.size() + " arrivals of " + flavours.size() + " flavours)";
    }

    private final class View extends AbstractList<Arrival> implements RandomAccess {
        @Override
        public Arrival get(int index) {
            if (index < 0 || index >= size()) {
                throw new IndexOutOfBoundsException("arrival " + index + " of " + size());
            }
            return arrival(index);
        }

        @Override
        public int size() {
            return columns.size();
        }
    }
}
