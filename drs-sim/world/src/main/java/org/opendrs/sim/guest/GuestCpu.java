package org.opendrs.sim.guest;

import java.util.Arrays;
import java.util.List;
import org.opendrs.model.VcpuTimes;
import org.opendrs.sim.workload.Task;

/**
 * The virtual CPUs of one guest. Each task runs on one of them while there are enough; if there are more tasks, the guest's
 * scheduler spreads them evenly. A task that waits for memory or for swapped pages sleeps for that part of the time.
 */
final class GuestCpu {
    private static final double NANOS_PER_SECOND = 1e9;

    private final double[] wanted;
    private final double[] granted;
    private final long[] runNanos;
    private final long[] readyNanos;
    private final double shares;
    /** The sum of {@link #runNanos}, which is asked for in every step. */
    private long allRunNanos;

    /** Starts with this many virtual CPUs, which together have these shares of the host's CPU. */
    GuestCpu(int vcpus, long shares) {
        this.shares = shares;
        wanted = new double[vcpus];
        granted = new double[vcpus];
        runNanos = new long[vcpus];
        readyNanos = new long[vcpus];
    }

    /** Wants nothing in this step. */
    void sleep() {
        Arrays.fill(wanted, 0);
    }

    /** Wants one core, as a booting guest does. */
    void boot(double awake) {
        sleep();
        wanted[0] = awake;
    }

    /**
     * Sets what the virtual CPUs want.
     *
     * @param unhindered for each task, the share of the step in which it can run
     * @param awake the share of the step in which the guest exists here and is not stopped
     */
    void want(Task[] tasks, double[] unhindered, double idleCpu, double awake) {
        sleep();
        if (tasks.length <= wanted.length) {
            for (int i = 0; i < tasks.length; i++) {
                wanted[i] = tasks[i].cores() * unhindered[i] * awake;
            }
        } else {
            double sum = 0;
            for (int i = 0; i < tasks.length; i++) {
                sum += tasks[i].cores() * unhindered[i] * awake;
            }
            Arrays.fill(wanted, Math.min(1, sum / wanted.length));
        }
        wanted[0] = Math.min(1, wanted[0] + idleCpu * awake);
    }

    /** Tells each task how far it came in a step of this length. */
    void run(Task[] tasks, double[] unhindered, double awakeSeconds) {
        boolean own = tasks.length <= wanted.length;
        double asked = 0;
        for (int i = 0; i < tasks.length; i++) {
            asked += tasks[i].cores() * unhindered[i];
        }
        // With more tasks than virtual CPUs the guest itself may be short of CPU, even if the host is not.
        double inside = own || asked <= wanted.length ? 1 : wanted.length / asked;
        for (int i = 0; i < tasks.length; i++) {
            double share = 1;
            if (tasks[i].cores() > 0) {
                share = own ? share(wanted[i], granted[i]) : inside * receivedShare();
            }
            tasks[i].ran(awakeSeconds * unhindered[i] * share);
        }
    }

    /** Counts the time of a step. */
    void count(double seconds) {
        count(1, seconds);
    }

    /** Counts the time of this many steps that are all like the last one. */
    void count(long steps, double seconds) {
        for (int i = 0; i < wanted.length; i++) {
            long ran = steps * ran(i, seconds);
            runNanos[i] += ran;
            allRunNanos += ran;
            readyNanos[i] += steps * waited(i, seconds);
        }
    }

    /** Returns the CPU time that each virtual CPU gets in a step like the last one. */
    long[] ranInStep(double seconds) {
        var ran = new long[wanted.length];
        for (int i = 0; i < ran.length; i++) {
            ran[i] = ran(i, seconds);
        }
        return ran;
    }

    /** Returns for how long each virtual CPU waits in a step like the last one. */
    long[] waitedInStep(double seconds) {
        var waited = new long[wanted.length];
        for (int i = 0; i < waited.length; i++) {
            waited[i] = waited(i, seconds);
        }
        return waited;
    }

    /** Returns the CPU time that all virtual CPUs get in a step like the last one. */
    long allRanInStep(double seconds) {
        long sum = 0;
        for (int i = 0; i < wanted.length; i++) {
            sum += ran(i, seconds);
        }
        return sum;
    }

    private long ran(int i, double seconds) {
        return Math.round(granted[i] * seconds * NANOS_PER_SECOND);
    }

    private long waited(int i, double seconds) {
        double missing = wanted[i] - granted[i];
        return missing == 0 ? 0 : Math.round(missing * seconds * NANOS_PER_SECOND);
    }

    /** The threads of a guest that has arrived on another host start counting anew there. */
    void arrive() {
        Arrays.fill(runNanos, 0);
        Arrays.fill(readyNanos, 0);
        allRunNanos = 0;
    }

    double[] wanted() {
        return wanted;
    }

    double weight() {
        int active = 0;
        for (double cores : wanted) {
            if (cores > 0) {
                active++;
            }
        }
        return active > 1 ? shares / active : shares;
    }

    void grantAll() {
        System.arraycopy(wanted, 0, granted, 0, wanted.length);
    }

    double[] granted() {
        return granted;
    }

    double receivedShare() {
        return share(sum(wanted), sum(granted));
    }

    double wantedCores() {
        return sum(wanted);
    }

    double receivedCores() {
        return sum(granted);
    }

    List<VcpuTimes> times() {
        if (wanted.length == 1) {
            return List.of(new VcpuTimes(runNanos[0], readyNanos[0]));
        }
        var times = new VcpuTimes[wanted.length];
        for (int i = 0; i < times.length; i++) {
            times[i] = new VcpuTimes(runNanos[i], readyNanos[i]);
        }
        return List.of(times);
    }

    long runNanos() {
        return allRunNanos;
    }

    private static double share(double whole, double part) {
        return whole > 0 ? part / whole : 1;
    }

    private static double sum(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum;
    }
}
