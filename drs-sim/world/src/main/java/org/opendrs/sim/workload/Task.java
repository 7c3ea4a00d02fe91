package org.opendrs.sim.workload;

/**
 * A place for one process at a time. The workload says what the process wants; the guest says what it got.
 *
 * <p>A process holds memory once it has touched it. It is hindered by waiting for memory, for swapped pages and for a core, and
 * {@link #progress} counts only the time in which it was not.
 */
public final class Task {
    private String job = "";
    private double cores;
    private long goal;
    private double dirtyRate;
    private long hotSet;
    private long held;
    private long missing;
    private double progress;

    /** Makes an empty place. */
    public Task() {}

    /** Starts a process, or changes what the running one wants: CPU in cores, at most one, and memory to hold in bytes. */
    public void want(String name, double wantedCores, long wantedBytes) {
        job = name;
        cores = wantedCores;
        goal = wantedBytes;
    }

    /** Says how the process writes: bytes per second of running, and the bytes that they fall into. */
    public void writes(double bytesPerSecond, long intoBytes) {
        dirtyRate = bytesPerSecond;
        hotSet = intoBytes;
    }

    /** Ends the process; the guest frees its memory in the next step. */
    public void end() {
        want("", 0, 0);
        writes(0, 0);
    }

    /** Returns the name of the job that runs here; empty if none does. */
    public String job() {
        return job;
    }

    /** Returns whether a process is here. */
    public boolean active() {
        return cores > 0 || goal > 0;
    }

    /** Returns the CPU that the process wants, in cores. */
    public double cores() {
        return cores;
    }

    /** Returns the memory that the process wants to hold, in bytes. */
    public long goal() {
        return goal;
    }

    /** Returns the memory that the process holds, swapped or not, in bytes. */
    public long held() {
        return held;
    }

    /** Returns the memory that it tried to touch in the last step and did not get, in bytes. */
    public long missing() {
        return missing;
    }

    /** Returns the bytes that it overwrites in a second of running. */
    public double dirtyRate() {
        return dirtyRate;
    }

    /** Returns the bytes that these writes fall into. */
    public long hotSet() {
        return Math.min(hotSet, held);
    }

    /** Returns for how many seconds of the last step the process ran as if unhindered. */
    public double progress() {
        return progress;
    }

    /** The guest's side: the process holds this much memory now and waits for this much more, in bytes. */
    public void holds(long bytes, long missingBytes) {
        held = bytes;
        missing = missingBytes;
    }

    /** The guest's side: the process ran for this many unhindered seconds in the step. */
    public void ran(double seconds) {
        progress = seconds;
    }
}
