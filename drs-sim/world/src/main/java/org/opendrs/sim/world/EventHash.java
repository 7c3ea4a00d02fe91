package org.opendrs.sim.world;

/** A rolling hash over everything that can be seen of a run. Depends on values only, never on object identities. */
final class EventHash {
    private static final long OFFSET = 0xCBF29CE484222325L;
    private static final long PRIME = 0x100000001B3L;
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private long hash = OFFSET;

    /** Returns a power of an odd number with mixed bits, by which amounts are told apart that are added up into one. */
    static long power(int exponent) {
        long power = 1;
        for (int i = 0; i < exponent; i++) {
            power *= GOLDEN;
        }
        return power;
    }

    /** Returns a 64-bit hash of a name (FNV-1a). */
    static long of(String name) {
        long h = OFFSET;
        for (int i = 0; i < name.length(); i++) {
            h = (h ^ name.charAt(i)) * PRIME;
        }
        return h;
    }

    EventHash add(long value) {
        long h = (hash ^ value) * GOLDEN;
        hash = h ^ (h >>> 32);
        return this;
    }

    EventHash add(String value) {
        return add(of(value));
    }

    long value() {
        return hash;
    }
}
