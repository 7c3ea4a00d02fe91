package org.opendrs.engine;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.opendrs.cluster.Grant;
import org.opendrs.cluster.HeldLock;
import org.opendrs.cluster.HostDirectory;
import org.opendrs.cluster.MigrationLock;
import org.opendrs.cluster.ReservationLedger;
import org.opendrs.cluster.RoomAnswer;
import org.opendrs.cluster.RoomRequest;
import org.opendrs.explain.Reason;
import org.opendrs.model.HostSnapshot;
import org.opendrs.spi.ClusterStateStore;
import org.opendrs.spi.ClusterStateStore.Session;
import org.opendrs.spi.TurnScheduler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What one engine shares with the others of its pool: its session, the loads it publishes, the room it asks for. While the store is
 * away nothing is promised and nothing else stops. Confined to the mailbox.
 */
final class Pool {
    private static final Logger log = LoggerFactory.getLogger(Pool.class);

    /** Long enough for a garbage collection or a short loss of quorum, short enough that the keys of a dead engine do not linger. */
    private static final Duration SESSION_TTL = Duration.ofSeconds(60);

    private final ClusterStateStore store;
    private final Mailbox mailbox;
    private final Duration deadline;
    private final HostDirectory directory;
    private final ReservationLedger ledger;
    private final MigrationLock locks;
    private final List<Consumer<@Nullable Session>> waiting = new ArrayList<>();
    private @Nullable Session session;
    private boolean closed;

    Pool(Ports ports, Mailbox mailbox, TurnScheduler scheduler, Duration deadline) {
        this.store = ports.store();
        this.mailbox = mailbox;
        this.deadline = deadline;
        this.directory = new HostDirectory(store, ports.clock(), scheduler);
        this.ledger = new ReservationLedger(store, ports.clock(), scheduler);
        this.locks = new MigrationLock(store, ports.clock(), scheduler);
    }

    /** Asks for the right to migrate the VM and for room at its destination; the answer comes by the deadline at the latest. */
    void reserve(RoomRequest request, Consumer<Answer> then) {
        var away = new Answer.Refused(Reason.of(EngineReasons.STORE_AWAY));
        withSession(live -> {
            if (live == null) {
                then.accept(away);
                return;
            }
            mailbox.settle(() -> locks.acquire(request.vm(), live, deadline), deadline, (lock, failure) -> {
                if (lock == null) {
                    then.accept(away);
                } else if (lock.isEmpty()) {
                    then.accept(new Answer.Refused(Reason.of(EngineReasons.LOCKED)));
                } else {
                    askForRoom(request, live, lock.get(), then);
                }
            });
        });
    }

    private void askForRoom(RoomRequest request, Session live, HeldLock lock, Consumer<Answer> then) {
        mailbox.settle(() -> ledger.request(request, live, deadline), deadline, (answer, failure) -> {
            if (answer instanceof RoomAnswer.Granted granted) {
                then.accept(new Answer.Kept(new Hold(lock, granted.grant())));
                return;
            }
            unlock(lock);
            var reason = answer instanceof RoomAnswer.Refused refused
                    ? refused.reason()
                    : Reason.of(EngineReasons.STORE_AWAY);
            then.accept(new Answer.Refused(reason));
        });
    }

    /** Gives room and lock back. A store that is away loses nothing: both end with the session, the room also by itself. */
    void release(Hold hold) {
        mailbox.settle(() -> ledger.release(hold.grant(), deadline), deadline, (was, failure) -> {
            if (failure != null) {
                log.debug("grant of vm={} not released: {}", hold.grant().vm(), String.valueOf(failure));
            }
        });
        unlock(hold.lock());
    }

    /** Returns whether what is held still binds others. */
    boolean holds(Hold hold, long nowNanos) {
        return isLive(session) && hold.grant().holdsAt(nowNanos);
    }

    /** Publishes a host's load and says whether it stands in the store. */
    void publish(HostSnapshot host, Consumer<Boolean> then) {
        withSession(live -> {
            if (live == null) {
                then.accept(false);
                return;
            }
            mailbox.settle(
                    () -> directory.publish(host, live, deadline),
                    deadline,
                    (revision, failure) -> then.accept(revision != null));
        });
    }

    /** Ends the session; everything that is bound to it vanishes. */
    void close() {
        closed = true;
        if (session != null) {
            session.close();
        }
    }

    private void unlock(HeldLock lock) {
        mailbox.settle(() -> locks.release(lock, deadline), deadline, (was, failure) -> {
            if (failure != null) {
                log.debug("lock of vm={} not released: {}", lock.vm(), String.valueOf(failure));
            }
        });
    }

    /** Hands over the live session, or null if there is none to be had now. One call to the store serves all who wait. */
    private void withSession(Consumer<@Nullable Session> then) {
        if (closed || isLive(session)) {
            then.accept(closed ? null : session);
            return;
        }
        waiting.add(then);
        if (waiting.size() == 1) {
            mailbox.settle(() -> store.openSession(SESSION_TTL, deadline), deadline, this::opened);
        }
    }

    private void opened(@Nullable Session opened, @Nullable Throwable failure) {
        if (opened == null) {
            log.warn("no session with the cluster state store: {}", String.valueOf(failure));
        } else if (closed) {
            opened.close();
        } else {
            session = opened;
        }
        var served = List.copyOf(waiting);
        waiting.clear();
        for (Consumer<@Nullable Session> then : served) {
            then.accept(isLive(opened) && !closed ? opened : null);
        }
    }

    private static boolean isLive(@Nullable Session session) {
        return session != null && session.alive();
    }

    /**
     * What a move holds in the store.
     *
     * @param lock the right to migrate the VM
     * @param grant the room at the destination
     */
    record Hold(HeldLock lock, Grant grant) {}

    /** The answer to a reservation. */
    sealed interface Answer {
        /**
         * Room and lock are ours.
         *
         * @param hold both
         */
        record Kept(Hold hold) implements Answer {}

        /**
         * Nothing is ours.
         *
         * @param reason why
         */
        record Refused(Reason reason) implements Answer {}
    }
}
