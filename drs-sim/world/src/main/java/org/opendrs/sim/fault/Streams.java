package org.opendrs.sim.fault;

import java.util.SplittableRandom;

/**
 * Independent random streams from one seed, each with a name, so that a further draw in one place shifts nothing elsewhere.
 */
final class Streams {
    private Streams() {}

    /** Returns a fresh stream; the same seed and name give the same draws. */
    static SplittableRandom of(long seed, String name) {
        long state = mix(seed);
        for (int i = 0; i < name.length(); i++) {
            state = mix(state ^ name.charAt(i));
        }
        return new SplittableRandom(state);
    }

    /**
     * Spreads every bit over all others (finalizer of SplitMix64, Steele, Lea and Flood 2014). Without it, streams whose seeds
     * differ by little would overlap.
     */
    private static long mix(long value) {
        long z = value + 0x9e3779b97f4a7c15L;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
