package org.opendrs.sim.workload;

import java.util.ArrayList;
import java.util.List;

/** Follows a {@link LoadProfile}. The load is spread evenly over as many processes as its peak needs cores. */
final class ProfiledLoad implements Workload {
    private static final String JOB = "load";

    private final LoadProfile profile;
    private final List<Task> tasks;
    private final boolean[] dead;
    private double second;
    private int passed;
    /** Until when the coming plan says the same as the last one. */
    private double steadyUntil;

    ProfiledLoad(LoadProfile profile) {
        this.profile = profile;
        double peak = 0;
        for (LoadProfile.Point point : profile.points()) {
            peak = Math.max(peak, point.cores());
        }
        int count = Math.max(1, (int) Math.ceil(peak));
        var all = new ArrayList<Task>();
        for (int i = 0; i < count; i++) {
            all.add(new Task());
        }
        tasks = List.copyOf(all);
        dead = new boolean[count];
    }

    @Override
    public List<Task> tasks() {
        return tasks;
    }

    @Override
    public void plan(double seconds) {
        List<LoadProfile.Point> points = profile.points();
        while (passed + 1 < points.size() && points.get(passed + 1).second() <= second) {
            passed++;
        }
        LoadProfile.Point from = points.get(passed);
        LoadProfile.Point to = passed + 1 < points.size() ? points.get(passed + 1) : from;
        double span = to.second() - from.second();
        double part = span > 0 ? (second - from.second()) / span : 0;
        boolean flat = from.cores() == to.cores() && from.bytes() == to.bytes();
        double end = passed + 1 < points.size() ? to.second() : Double.POSITIVE_INFINITY;
        steadyUntil = flat ? Math.min(end, profile.period()) : 0;
        double cores = from.cores() + part * (to.cores() - from.cores());
        double bytes = from.bytes() + part * (to.bytes() - from.bytes());
        for (int i = 0; i < tasks.size(); i++) {
            if (!dead[i]) {
                tasks.get(i).want(JOB, cores / tasks.size(), (long) (bytes / tasks.size()));
                tasks.get(i).writes(profile.dirtyRate(), profile.hotSet());
            }
        }
    }

    @Override
    public boolean mayFinish(double seconds) {
        return false;
    }

    @Override
    public void advance(double seconds, JobListener jobs) {
        second += seconds;
        if (second >= profile.period()) {
            second %= profile.period();
            passed = 0;
            steadyUntil = 0;
        }
    }

    @Override
    public long steadySteps(double seconds) {
        // One step less than would fit: the last one is walked, so that rounding cannot skip an end.
        return Math.max(0, (long) Math.floor((steadyUntil - second) / seconds) - 1);
    }

    @Override
    public void skip(long steps, double seconds) {
        // Added up step by step, because a product would round otherwise.
        for (long i = 0; i < steps; i++) {
            second += seconds;
        }
    }

    @Override
    public void killed(int task) {
        dead[task] = true;
        tasks.get(task).end();
    }
}
