package org.opendrs.sim.workload;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.opendrs.unit.ByteRate;
import org.opendrs.unit.Bytes;

/**
 * A load over time, made of levels, jumps and ramps. Time counts from the end of the guest's boot. After its last point the load
 * stays, or starts over if it is {@link #repeating}. Immutable. A process that the guest's OOM killer takes does not come back.
 */
public final class LoadProfile implements WorkloadSource {
    private static final double NANOS_PER_SECOND = 1e9;

    private final List<Point> points;
    private final double period;
    private final double dirtyRate;
    private final long hotSet;

    LoadProfile(List<Point> points, double period, double dirtyRate, long hotSet) {
        this.points = List.copyOf(points);
        this.period = period;
        this.dirtyRate = dirtyRate;
        this.hotSet = hotSet;
    }

    /**
     * Returns this load with a jump to another level.
     *
     * @throws IllegalArgumentException if the time lies before the last point
     */
    public LoadProfile jump(Duration at, double cores, Bytes memory) {
        Point last = points.get(points.size() - 1);
        return with(new Point(seconds(at), last.cores(), last.bytes()), new Point(seconds(at), cores, memory.value()));
    }

    /**
     * Returns this load with a straight ramp from its last point to another level, which it reaches at the given time.
     *
     * @throws IllegalArgumentException if the time lies before the last point
     */
    public LoadProfile ramp(Duration until, double cores, Bytes memory) {
        return with(new Point(seconds(until), cores, memory.value()));
    }

    /** Returns this load with processes that overwrite memory: each this many bytes per second, into a hot set of this size. */
    public LoadProfile writing(ByteRate rate, Bytes intoHotSet) {
        return new LoadProfile(points, period, rate.value(), intoHotSet.value());
    }

    /**
     * Returns this load starting over again and again.
     *
     * @param every time from one start to the next
     * @throws IllegalArgumentException if the last point lies at that time or later
     */
    public LoadProfile repeating(Duration every) {
        double last = points.get(points.size() - 1).second();
        if (seconds(every) <= last) {
            throw new IllegalArgumentException("a load whose last point is at " + last + " s cannot start over every "
                    + every + "; repeat it later");
        }
        return new LoadProfile(points, seconds(every), dirtyRate, hotSet);
    }

    @Override
    public Workload create(SplittableRandom random, JobFigures figures) {
        return new ProfiledLoad(this);
    }

    private LoadProfile with(Point... more) {
        var all = new ArrayList<>(points);
        for (Point point : more) {
            if (point.second() < all.get(all.size() - 1).second()) {
                throw new IllegalArgumentException("a load of " + point.second() + " s stands after one of "
                        + all.get(all.size() - 1).second() + " s; put the points in order of time");
            }
            all.add(point);
        }
        return new LoadProfile(all, period, dirtyRate, hotSet);
    }

    private static double seconds(Duration time) {
        return time.toNanos() / NANOS_PER_SECOND;
    }

    List<Point> points() {
        return points;
    }

    /** Returns after how many seconds the load starts over; infinite if it does not. */
    double period() {
        return period;
    }

    double dirtyRate() {
        return dirtyRate;
    }

    long hotSet() {
        return hotSet;
    }

    /** The load at one instant. */
    record Point(double second, double cores, long bytes) {
        Point {
            if (cores < 0 || second < 0) {
                throw new IllegalArgumentException(
                        "a load needs cores and seconds >= 0, got " + cores + " and " + second);
            }
        }
    }
}
