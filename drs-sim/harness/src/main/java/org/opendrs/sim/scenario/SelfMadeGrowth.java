package org.opendrs.sim.scenario;

import java.util.Map;
import java.util.TreeMap;
import org.opendrs.model.VmId;

/**
 * Memory that guests took by themselves, by automatic deflation, and were then told to keep: a target that only follows what a guest
 * holds anyway gives it nothing. Nobody decided on that memory, so that it is no grant; it ends as soon as it is taken back.
 */
final class SelfMadeGrowth {
    private final Map<VmId, Long> amounts = new TreeMap<>();

    /** A target is issued to a guest that was asked to hold {@code asked} bytes and holds {@code actual}. */
    void commanded(VmId vm, long asked, long actual, long target) {
        long before = amounts.getOrDefault(vm, 0L);
        long own = target > asked ? before + Math.max(0, Math.min(target, actual) - asked) : before - (asked - target);
        if (own > 0) {
            amounts.put(vm, own);
        } else {
            amounts.remove(vm);
        }
    }

    /** Returns the amount of bytes without what the guest took by itself. */
    long of(VmId vm, long bytes) {
        return Math.max(0, bytes - amounts.getOrDefault(vm, 0L));
    }
}
