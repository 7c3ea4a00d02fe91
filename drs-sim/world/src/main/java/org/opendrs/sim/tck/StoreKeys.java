package org.opendrs.sim.tck;

import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.opendrs.monitor.Subscription;
import org.opendrs.spi.ClusterStateStore;
import org.opendrs.spi.ClusterStateStore.Entry;
import org.opendrs.spi.ClusterStateStore.Guard;
import org.opendrs.spi.ClusterStateStore.Op;
import org.opendrs.spi.ClusterStateStore.StoreHealth;
import org.opendrs.spi.ClusterStateStore.StoreSnapshot;
import org.opendrs.spi.ClusterStateStore.TxnResult;
import org.opendrs.spi.ClusterStateStore.WatchListener;
import org.opendrs.spi.StoreException;

/** The kit's own keys in a store, and calls on them of which each notes what no call may do. */
final class StoreKeys {
    static final String DEADLINE = "a stage completes at its deadline at the latest";
    static final String FAILURE = "a stage fails with StoreException only";
    static final String NEVER_THROWS = "watch and health never throw";
    static final String ANSWER = "a call within the limits succeeds on a healthy store";

    final ClusterStateStore store;
    final TckEnvironment env;
    final Findings findings;
    private final String prefix;

    StoreKeys(ClusterStateStore store, String prefix, TckEnvironment env, Findings findings) {
        this.store = store;
        this.prefix = prefix;
        this.env = env;
        this.findings = findings;
    }

    /** Returns the full key for a short name. */
    String key(String name) {
        return prefix + name;
    }

    Duration deadline() {
        return env.allowances().deadline();
    }

    Op put(String name, String value) {
        return new Op.Put(key(name), value, OptionalLong.empty());
    }

    Op delete(String name) {
        return new Op.Delete(key(name));
    }

    /** Writes without a condition and returns the revision. */
    long write(Op... ops) {
        return txn(List.of(), List.of(ops), List.of()).revision();
    }

    TxnResult txn(List<Guard> ifAll, List<Op> then, List<Op> orElse) {
        return answer("transaction", deadline(), () -> store.txn(ifAll, then, orElse, deadline()));
    }

    StoreSnapshot snapshot(String name) {
        return answer("snapshot", deadline(), () -> store.snapshot(key(name), deadline()));
    }

    /** Returns the entry with exactly this name. */
    Entry entry(String name) {
        return snapshot(name).entry(key(name)).orElseThrow(() -> {
            findings.broken(ANSWER, "the key " + key(name) + ", which was written, is not in a snapshot");
            return new NoAnswer(key(name) + " cannot be read");
        });
    }

    boolean exists(String name) {
        return snapshot(name).entry(key(name)).isPresent();
    }

    /** Makes a call that must succeed. */
    <T> T answer(String what, Duration deadline, Supplier<CompletionStage<T>> stage) {
        Call<T> call = call(what, deadline, stage);
        T value = call.value();
        if (value == null) {
            if (!call.hung() && !call.thrown()) {
                findings.broken(ANSWER, what + " failed with " + call.failure());
            }
            throw new NoAnswer(what + " gave no answer");
        }
        return value;
    }

    /** Makes a call that may fail in the ways that the port allows. */
    <T> Call<T> call(String what, Duration deadline, Supplier<CompletionStage<T>> stage) {
        Call<T> call = Call.make(what, deadline, env, stage);
        call.answered(deadline, env, findings, DEADLINE);
        if (call.failure() != null && !call.thrown()) {
            findings.expect(call.failure() instanceof StoreException, FAILURE, what + " failed with " + call.failure());
        }
        return call;
    }

    /** Starts a watch, which answers with no stage but must not throw either. */
    Subscription watch(String name, long fromRevision, WatchListener listener) {
        return answerNow("watch", () -> store.watch(key(name), fromRevision, listener));
    }

    /** Asks for the store's health, which answers with no stage but must not throw either. */
    StoreHealth health() {
        return answerNow("health", store::health);
    }

    private <T> T answerNow(String what, Supplier<T> call) {
        try {
            return call.get();
        } catch (RuntimeException e) {
            // A foreign store may throw anything; here it becomes a finding.
            findings.broken(NEVER_THROWS, what + " threw " + e);
            throw new NoAnswer(what + " threw " + e);
        }
    }

    /** Deletes every key of the kit, as far as the store still answers. */
    void deleteAll() {
        Call<StoreSnapshot> left = call("last snapshot", deadline(), () -> store.snapshot(prefix, deadline()));
        if (left.value() == null) {
            return;
        }
        List<Op> deletions = left.value().entries().stream()
                .<Op>map(entry -> new Op.Delete(entry.key()))
                .toList();
        for (int i = 0; i < deletions.size(); i += ClusterStateStore.MAX_OPERATIONS) {
            List<Op> some = deletions.subList(i, Math.min(deletions.size(), i + ClusterStateStore.MAX_OPERATIONS));
            call("clean-up", deadline(), () -> store.txn(List.of(), some, List.of(), deadline()));
        }
    }

    /** A call that everything further depends on gave no answer; the finding is noted already. */
    static final class NoAnswer extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NoAnswer(String message) {
            super(message);
        }
    }
}
