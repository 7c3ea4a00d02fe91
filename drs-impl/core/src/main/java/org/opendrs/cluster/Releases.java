package org.opendrs.cluster;

import java.util.List;
import java.util.function.Function;
import org.opendrs.cluster.CompareAndSwap.Step;
import org.opendrs.spi.ClusterStateStore.Guard;
import org.opendrs.spi.ClusterStateStore.Op;
import org.opendrs.spi.ClusterStateStore.StoreSnapshot;
import org.opendrs.spi.FencingToken;

/** Decides how to delete a key only if it is still the one that was written at the token's revision. */
final class Releases {
    private Releases() {}

    static Function<StoreSnapshot, Step<Boolean>> of(String key, FencingToken token) {
        return snapshot -> {
            boolean present = snapshot.entry(key)
                    .filter(entry -> entry.modRevision() == token.value())
                    .isPresent();
            if (!present) {
                return new Step.Answer<>(false);
            }
            return new Step.Write<>(
                    List.of(new Guard.Unchanged(key, token.value())), List.of(new Op.Delete(key)), revision -> true);
        };
    }
}
