package org.opendrs.sim.tck;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.opendrs.spi.ClusterStateStore;
import org.opendrs.spi.ClusterStateStore.Entry;
import org.opendrs.spi.ClusterStateStore.Guard;
import org.opendrs.spi.ClusterStateStore.Op;
import org.opendrs.spi.ClusterStateStore.StoreHealth;
import org.opendrs.spi.ClusterStateStore.StoreSnapshot;
import org.opendrs.spi.ClusterStateStore.TxnResult;
import org.opendrs.spi.StoreException;

/** Promises about single transactions and snapshots. */
final class TxnChecks {
    static final String ATOMIC = "a transaction applies all of one branch, at one revision";
    static final String REVISIONS = "revisions rise with every change, and a key keeps the one it was created at";
    static final String GUARDS = "a transaction succeeds exactly if all its guards hold";
    static final String SNAPSHOT = "a snapshot shows all keys of its prefix and no other, in key order";
    static final String LIMITS = "what is over the size limits fails with TOO_LARGE, what is within succeeds";
    static final String DEFINITE = "a call that failed with UNAVAILABLE has no effect";
    static final String HEALTH = "health shows a connected store and the last revision seen";

    private static final Duration TINY = Duration.ofMillis(1);

    private final StoreKeys keys;
    private final Findings findings;

    TxnChecks(StoreKeys keys) {
        this.keys = keys;
        this.findings = keys.findings;
    }

    void run() {
        checkAtomicity();
        checkRevisions();
        checkGuards();
        checkSnapshot();
        checkLimits();
        checkTinyDeadline();
        checkHealth();
    }

    private void checkAtomicity() {
        long revision = keys.write(keys.put("atomic/a", "1"), keys.put("atomic/b", "2"));
        for (String name : List.of("atomic/a", "atomic/b")) {
            Entry entry = keys.entry(name);
            findings.expect(
                    entry.modRevision() == revision,
                    ATOMIC,
                    entry + " was written by the transaction with revision " + revision);
        }
        List<Guard> never = List.of(new Guard.Absent(keys.key("atomic/a")));
        keys.txn(
                never,
                List.of(keys.put("atomic/then", "x"), keys.delete("atomic/b")),
                List.of(keys.put("atomic/else", "x")));
        findings.expect(!keys.exists("atomic/then"), ATOMIC, "the first branch was applied though a guard failed");
        findings.expect(
                keys.exists("atomic/b"), ATOMIC, "the first branch's deletion was applied though a guard failed");
        findings.expect(keys.exists("atomic/else"), ATOMIC, "the other branch was not applied though a guard failed");
    }

    private void checkRevisions() {
        long first = keys.write(keys.put("revision", "1"));
        Entry created = keys.entry("revision");
        long second = keys.write(keys.put("revision", "2"));
        Entry changed = keys.entry("revision");
        long third = keys.write(keys.delete("revision"));
        long fourth = keys.write(keys.put("revision", "3"));
        Entry again = keys.entry("revision");
        findings.expect(
                first < second && second < third && third < fourth,
                REVISIONS,
                "four changes had revisions " + List.of(first, second, third, fourth));
        findings.expect(created.createRevision() == first, REVISIONS, "created at " + first + ", reads as " + created);
        findings.expect(
                changed.createRevision() == first && changed.modRevision() == second,
                REVISIONS,
                "created at " + first + " and changed at " + second + ", reads as " + changed);
        findings.expect(
                again.createRevision() == fourth,
                REVISIONS,
                "deleted and rewritten at " + fourth + ", reads as " + again);
    }

    private void checkGuards() {
        keys.write(keys.put("guard/there", "1"));
        keys.write(keys.put("guard/there", "2"));
        Entry there = keys.entry("guard/there");
        String key = there.key();
        String none = keys.key("guard/none");
        expectGuards(true, new Guard.Exists(key));
        expectGuards(false, new Guard.Exists(none));
        expectGuards(true, new Guard.Absent(none));
        expectGuards(false, new Guard.Absent(key));
        expectGuards(true, new Guard.Unchanged(key, there.modRevision()));
        expectGuards(false, new Guard.Unchanged(key, there.createRevision()));
        expectGuards(false, new Guard.Unchanged(none, there.modRevision()));
        expectGuards(true, new Guard.SameOwner(key, there.createRevision()));
        expectGuards(false, new Guard.SameOwner(key, there.modRevision()));
        expectGuards(false, new Guard.SameOwner(none, there.createRevision()));
        expectGuards(true, new Guard.Exists(key), new Guard.Absent(none));
        expectGuards(false, new Guard.Exists(key), new Guard.Exists(none));
        expectGuards(false, new Guard.Exists(none), new Guard.Exists(key));
    }

    private void expectGuards(boolean expected, Guard... guards) {
        TxnResult result = keys.txn(
                List.of(guards), List.of(keys.put("guard/branch", "then")), List.of(keys.put("guard/branch", "else")));
        String branch = keys.entry("guard/branch").value();
        findings.expect(
                result.succeeded() == expected && branch.equals(expected ? "then" : "else"),
                GUARDS,
                List.of(guards) + (expected ? " hold" : " do not hold") + ", but the result is " + result
                        + " and the branch '" + branch + "' was applied");
    }

    private void checkSnapshot() {
        keys.write(keys.put("snap/b", "1"), keys.put("snapshots", "1"), keys.put("snap/a/x", "1"));
        long last = keys.write(keys.put("snap/c", "1"));
        StoreSnapshot snapshot = keys.snapshot("snap/");
        List<String> seen = snapshot.entries().stream().map(Entry::key).toList();
        List<String> expected = List.of(keys.key("snap/a/x"), keys.key("snap/b"), keys.key("snap/c"));
        findings.expect(seen.equals(expected), SNAPSHOT, "expected " + expected + ", got " + seen);
        findings.expect(
                snapshot.revision() >= last,
                SNAPSHOT,
                "read after revision " + last + ", but is of " + snapshot.revision());
        for (Entry entry : snapshot.entries()) {
            findings.expect(
                    entry.modRevision() <= snapshot.revision(),
                    SNAPSHOT,
                    entry + " is newer than the snapshot's revision " + snapshot.revision());
        }
    }

    private void checkLimits() {
        int room = ClusterStateStore.MAX_KEY_LENGTH - keys.key("").length();
        String longest = "k".repeat(room);
        String largest = "v".repeat(ClusterStateStore.MAX_VALUE_LENGTH);
        keys.write(keys.put(longest, largest));
        findings.expect(
                keys.entry(longest).value().equals(largest), LIMITS, "the largest entry was not read as written");
        expectTooLarge("a key that is one character too long", List.of(keys.put(longest + "k", "1")));
        expectTooLarge("a value that is one character too long", List.of(keys.put("limit", largest + "v")));
        List<Op> most = new ArrayList<>();
        for (int i = 0; i < ClusterStateStore.MAX_OPERATIONS; i++) {
            most.add(keys.put("limit/" + i, "1"));
        }
        keys.txn(List.of(), most, List.of());
        most.add(keys.put("limit/more", "1"));
        expectTooLarge("one operation too many", most);
    }

    private void expectTooLarge(String what, List<Op> ops) {
        Call<TxnResult> call =
                keys.call(what, keys.deadline(), () -> keys.store.txn(List.of(), ops, List.of(), keys.deadline()));
        boolean right =
                call.failure() instanceof StoreException failure && failure.kind() == StoreException.Kind.TOO_LARGE;
        findings.expect(right, LIMITS, what + " gave " + (call.failure() != null ? call.failure() : call.value()));
    }

    /** Whether so short a call succeeds does not matter; that it ends, and that its failure is honest, does. */
    private void checkTinyDeadline() {
        List<Op> ops = List.of(new Op.Put(keys.key("tiny"), "1", OptionalLong.empty()));
        Call<TxnResult> call =
                keys.call("transaction in no time", TINY, () -> keys.store.txn(List.of(), ops, List.of(), TINY));
        if (call.failure() instanceof StoreException failure && failure.kind() == StoreException.Kind.UNAVAILABLE) {
            keys.env.pass(keys.env.allowances().interval());
            findings.expect(!keys.exists("tiny"), DEFINITE, "it failed with " + failure + ", but the key is there");
        }
        keys.call("snapshot in no time", TINY, () -> keys.store.snapshot(keys.key(""), TINY));
        Call<ClusterStateStore.Session> opened =
                keys.call("session in no time", TINY, () -> keys.store.openSession(SessionChecks.TTL, TINY));
        if (opened.value() != null) {
            opened.value().close();
        }
    }

    private void checkHealth() {
        long last = keys.write(keys.put("health", "1"));
        StoreHealth health = keys.health();
        findings.expect(
                health.connected() && health.revision() >= last, HEALTH, "after revision " + last + " it is " + health);
    }
}
