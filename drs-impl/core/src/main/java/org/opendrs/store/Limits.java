package org.opendrs.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.opendrs.spi.ClusterStateStore;
import org.opendrs.spi.ClusterStateStore.Guard;
import org.opendrs.spi.ClusterStateStore.Op;
import org.opendrs.spi.StoreException;

/** Size limits and shape of what callers hand in. Sizes may depend on data, so they fail the stage; the rest is a mistake in code. */
final class Limits {
    private Limits() {}

    /** Returns what is too large in this transaction, if anything. */
    static Optional<StoreException> violatedBy(List<Guard> guards, List<Op> then, List<Op> orElse) {
        for (int size : new int[] {guards.size(), then.size(), orElse.size()}) {
            if (size > ClusterStateStore.MAX_OPERATIONS) {
                return tooLarge("a transaction with " + size + " guards or operations; at most "
                        + ClusterStateStore.MAX_OPERATIONS + " are allowed");
            }
        }
        var keys = new ArrayList<String>();
        guards.forEach(guard -> keys.add(guard.key()));
        for (var ops : List.of(then, orElse)) {
            requireDistinct(ops);
            for (var op : ops) {
                keys.add(op.key());
                if (op instanceof Op.Put put && put.value().length() > ClusterStateStore.MAX_VALUE_LENGTH) {
                    return tooLarge(
                            "the value of " + put.key() + " has " + put.value().length() + " characters; at most "
                                    + ClusterStateStore.MAX_VALUE_LENGTH + " are allowed");
                }
            }
        }
        return keys.stream().map(Limits::keyTooLong).flatMap(Optional::stream).findFirst();
    }

    private static Optional<StoreException> keyTooLong(String key) {
        if (key.isEmpty() || key.chars().anyMatch(c -> c < ' ' || c > '~')) {
            throw new IllegalArgumentException(
                    "a key must be printable ASCII and not empty, got '" + key + "'; encode what is not");
        }
        if (key.length() > ClusterStateStore.MAX_KEY_LENGTH) {
            return tooLarge("the key " + key + " has " + key.length() + " characters; at most "
                    + ClusterStateStore.MAX_KEY_LENGTH + " are allowed");
        }
        return Optional.empty();
    }

    /** Two operations on one key would depend on order, which distributed stores refuse. */
    private static void requireDistinct(List<Op> ops) {
        var seen = new TreeSet<String>();
        for (var op : ops) {
            if (!seen.add(op.key())) {
                throw new IllegalArgumentException("the key " + op.key() + " stands twice in one transaction");
            }
        }
    }

    private static Optional<StoreException> tooLarge(String detail) {
        return Optional.of(new StoreException(StoreException.Kind.TOO_LARGE, detail));
    }
}
