package org.opendrs.sim.guest;

import org.opendrs.sim.workload.Task;

/** Takes the largest process of a guest that has found no memory for a while. */
final class OomKiller {
    private final double delay;
    private double starvedFor;
    private int kills;

    OomKiller(double delay) {
        this.delay = delay;
    }

    /** Takes note of whether an allocation found nothing in this step; returns whether a process must die now. */
    boolean strikes(boolean starved, double seconds) {
        starvedFor = starved ? starvedFor + seconds : 0;
        return starvedFor >= delay;
    }

    /** Returns the index of the victim, the first of the largest; -1 if no process holds memory. */
    static int victim(Task[] tasks) {
        int largest = -1;
        for (int i = 0; i < tasks.length; i++) {
            if (tasks[i].held() > 0 && (largest < 0 || tasks[i].held() > tasks[largest].held())) {
                largest = i;
            }
        }
        return largest;
    }

    void killed() {
        starvedFor = 0;
        kills++;
    }

    int kills() {
        return kills;
    }
}
