package org.opendrs.sim.workload;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.opendrs.unit.ByteRate;
import org.opendrs.unit.Bytes;

/**
 * A load over time, made of levels, jumps and ramps. Time counts from the end of the guest's boot. After its last point the load
 * stays. Immutable. A process that the guest's OOM killer takes does not come back.
 */
public final class LoadProfile implements WorkloadSource {
    private static final double NANOS_PER_SECOND = 1e9;

    private final List<Point> points;
    private final double dirtyRate;
    private final long hotSet;

    LoadProfile(List<Point> points, double dirtyRate, long hotSet) {
        this.points = List.copyOf(points);
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
        return new LoadProfile(points, rate.value(), intoHotSet.value());
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
        return new LoadProfile(all, dirtyRate, hotSet);
    }

    private static double seconds(Duration time) {
        return time.toNanos() / NANOS_PER_SECOND;
    }

    List<Point> points() {
        return points;
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
