package org.opendrs.sim.tck;

import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import org.opendrs.spi.ClusterStateStore.Op;
import org.opendrs.spi.ClusterStateStore.Session;
import org.opendrs.spi.ClusterStateStore.TxnResult;
import org.opendrs.spi.StoreException;

/** Promises about sessions and the keys that are bound to them. */
final class SessionChecks {
    static final String KEPT_ALIVE = "an open session keeps itself and its keys alive";
    static final String CLOSED = "the keys of a closed session vanish at once, and only those";
    static final String LOST = "a key cannot be bound to a session that has ended";
    static final String OWNER_FIRST = "a session's owner takes it for dead before its keys vanish";
    static final String VANISHES = "the keys of a dead owner vanish within the time to live and 5 s";

    /** Long enough for distributed stores, which count in seconds, and short enough for a kit. */
    static final Duration TTL = Duration.ofSeconds(6);

    private static final Duration AFTER_TTL = Duration.ofSeconds(5);
    private static final Duration LOOK = Duration.ofMillis(250);

    private final StoreKeys keys;
    private final StoreFaults faults;
    private final Findings findings;

    SessionChecks(StoreKeys keys, StoreFaults faults) {
        this.keys = keys;
        this.faults = faults;
        this.findings = keys.findings;
    }

    void run() {
        Session session = open();
        keys.write(bound("session/bound", session), keys.put("session/free", "1"));
        keys.env.pass(TTL.multipliedBy(2));
        findings.expect(session.alive(), KEPT_ALIVE, "after twice its time to live it says that it is dead");
        findings.expect(keys.exists("session/bound"), KEPT_ALIVE, "after twice its time to live its key has vanished");
        checkClosing(session);
        checkDeath();
    }

    private Session open() {
        return keys.answer("session", keys.deadline(), () -> keys.store.openSession(TTL, keys.deadline()));
    }

    private Op bound(String name, Session session) {
        return new Op.Put(keys.key(name), "1", OptionalLong.of(session.id()));
    }

    private void checkClosing(Session session) {
        session.close();
        findings.expect(!session.alive(), CLOSED, "the closed session says that it is alive");
        findings.expect(!keys.exists("session/bound"), CLOSED, "its key is still there");
        findings.expect(keys.exists("session/free"), CLOSED, "a key that was not bound has vanished, too");
        Call<TxnResult> call = keys.call(
                "transaction of a closed session",
                keys.deadline(),
                () -> keys.store.txn(List.of(), List.of(bound("session/late", session)), List.of(), keys.deadline()));
        boolean right =
                call.failure() instanceof StoreException failure && failure.kind() == StoreException.Kind.SESSION_LOST;
        findings.expect(
                right, LOST, "binding a key to it gave " + (call.failure() != null ? call.failure() : call.value()));
    }

    private void checkDeath() {
        Session session = open();
        keys.write(bound("session/dying", session));
        if (!faults.abandon(session)) {
            findings.leftOut(VANISHES, "a session's owner cannot be made to die");
            session.close();
            return;
        }
        long most = TTL.plus(AFTER_TTL).plus(keys.env.allowances().grace()).toNanos();
        long start = keys.env.clock().monotonicNanos();
        while (keys.exists("session/dying")) {
            if (keys.env.clock().monotonicNanos() - start > most) {
                findings.broken(VANISHES, "the key is there " + Duration.ofNanos(most) + " after the owner's death");
                session.close();
                return;
            }
            keys.env.pass(LOOK);
        }
        findings.expect(!session.alive(), OWNER_FIRST, "its key has vanished, but it says that it is alive");
    }
}
