package org.opendrs.lab.calibration;

import java.util.ArrayList;
import java.util.List;
import org.opendrs.unit.Bytes;

/**
 * The size of a balloon over time, from the moment of the command on.
 *
 * @param moments in order of time; the first is the size before the command
 */
public record Curve(List<Moment> moments) {
    /**
     * A size that was seen.
     *
     * @param seconds after the command
     * @param size that the guest held then
     */
    public record Moment(double seconds, Bytes size) {}

    /** Copies the moments. */
    public Curve {
        moments = List.copyOf(moments);
    }

    /** Returns how far the balloon went, in MiB, either way. */
    public double stepMib() {
        return Math.abs(last().size().toMib() - first().size().toMib());
    }

    /** Returns when the first change was seen, in seconds after the command. */
    public double firstMovement() {
        return moments.stream()
                .filter(moment -> !moment.size().equals(first().size()))
                .findFirst()
                .orElse(last())
                .seconds();
    }

    /** Returns when this share of the way was done, in seconds after the command; straight lines are drawn between moments. */
    public double secondsTo(double share) {
        Moment before = first();
        for (Moment moment : moments) {
            double done = done(moment);
            if (done >= share) {
                double gain = done - done(before);
                double part = gain > 0 ? (share - done(before)) / gain : 1;
                return before.seconds() + part * (moment.seconds() - before.seconds());
            }
            before = moment;
        }
        return last().seconds();
    }

    /** Returns the speed over the middle of the way, from a tenth to nine tenths of it, in MiB per second. */
    public double mibPerSecond() {
        return 0.8 * stepMib() / (secondsTo(0.9) - secondsTo(0.1));
    }

    private double done(Moment moment) {
        double whole = last().size().toMib() - first().size().toMib();
        return whole == 0 ? 1 : (moment.size().toMib() - first().size().toMib()) / whole;
    }

    private Moment first() {
        return moments.get(0);
    }

    private Moment last() {
        return moments.get(moments.size() - 1);
    }

    /** Collects moments. */
    static final class Recorder {
        private final List<Moment> moments = new ArrayList<>();

        void add(double seconds, Bytes size) {
            moments.add(new Moment(seconds, size));
        }

        Curve curve() {
            return new Curve(moments);
        }
    }
}
