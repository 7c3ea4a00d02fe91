package org.opendrs.sim.fault;

import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Decides for each call of one decorator which fault strikes it, if any. Every class has a stream of its own and uses the same
 * number of draws for each call, so that switching one class off leaves the others' draws as they were.
 */
final class FaultDice {
    private final FaultSite site;
    private final FaultClass[] classes;
    private final SplittableRandom[] streams;

    FaultDice(FaultSite site, String role, FaultClass... classes) {
        this.site = site;
        this.classes = classes.clone();
        this.streams = new SplittableRandom[classes.length];
        for (int i = 0; i < classes.length; i++) {
            streams[i] = site.random(role + "/" + classes[i]);
        }
    }

    /** Returns the first class that strikes, in the order in which they were given; none once the plan is over. */
    Optional<Hit> roll() {
        Optional<Hit> hit = Optional.empty();
        for (int i = 0; i < classes.length; i++) {
            double chance = streams[i].nextDouble();
            double detail = streams[i].nextDouble();
            if (hit.isEmpty() && chance < site.plan().intensity(classes[i])) {
                hit = Optional.of(new Hit(classes[i], detail));
            }
        }
        return site.over() ? Optional.empty() : hit;
    }

    /**
     * A strike.
     *
     * @param fault its class
     * @param detail a draw from 0 to below 1, for delays and the like
     */
    record Hit(FaultClass fault, double detail) {}
}
