package org.opendrs.libvirt;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.opendrs.spi.Cancellable;
import org.opendrs.spi.HypervisorException;
import org.opendrs.spi.HypervisorException.Kind;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The way to one host: opens a connection, and another one when it is lost, with growing waits in between. While there is none, calls
 * fail at once; while one is being opened, they wait for it. Safe for use by any thread.
 */
final class HostLink implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(HostLink.class);

    private final String name;
    private final LibvirtConnection.Recipe recipe;
    private final CallRunner opener;
    private final DeadlineTimer timer;
    private final BackOff backOff;
    private final OutageWords outages;
    private final Listener listener;
    private final Spares spares;

    private final ReentrantLock lock = new ReentrantLock();
    private final List<LibvirtConnection> retired = new ArrayList<>();
    private @Nullable CompletableFuture<LibvirtConnection> current;
    private HypervisorException lastFailure = new HypervisorException(Kind.UNREACHABLE, "never connected");
    private boolean closed;

    /**
     * Creates the link; {@link #start} opens it.
     *
     * @param name the host, for messages
     * @param recipe how to open a connection
     * @param timing timer, back-off, lines for the log and the runner that opens and closes connections
     * @param listener hears of new connections, on any thread
     */
    HostLink(String name, LibvirtConnection.Recipe recipe, Timing timing, Listener listener) {
        this.name = name;
        this.recipe = recipe;
        this.opener = timing.opener();
        this.timer = timing.timer();
        this.backOff = timing.backOff();
        this.outages = timing.outages();
        this.listener = listener;
        this.spares = new Spares(recipe);
    }

    /**
     * What makes the link move.
     *
     * @param opener opens and closes connections
     * @param timer waits; its thread never blocks
     * @param backOff how long to wait between attempts
     * @param outages what is worth a line in the log; all links to one host have the same
     */
    record Timing(CallRunner opener, DeadlineTimer timer, BackOff backOff, OutageWords outages) {}

    /** Hears of what happens on the way. Must not block. */
    interface Listener {
        /** There is a new connection. */
        void opened();

        /** Something about a guest has changed. */
        void changed(UUID guest);
    }

    /**
     * A call that needs a connection.
     *
     * @param <T> what it returns
     */
    @FunctionalInterface
    interface ConnectedCall<T> {
        /** Makes the call. */
        T make(LibvirtConnection connection) throws LibvirtFailure;
    }

    /** Opens a connection unless there is one. */
    void start() {
        lock.lock();
        try {
            if (current != null || closed) {
                return;
            }
            retired.removeIf(LibvirtConnection::closed);
            if (retired.size() >= recipe.settings().mostAbandoned()) {
                retryLater(new HypervisorException(
                        Kind.UNREACHABLE,
                        name + ": " + retired.size() + " lost connections cannot be closed, calls hang"));
                return;
            }
            var attempt = new CompletableFuture<LibvirtConnection>();
            current = attempt;
            opener.run("open " + recipe.uri(), recipe.settings().open(), this::open, HostLink::discard)
                    .whenComplete((connection, failure) -> settle(attempt, connection, failure));
        } finally {
            lock.unlock();
        }
    }

    private LibvirtConnection open() throws HypervisorException {
        try {
            LibvirtConnection connection = LibvirtConnection.open(recipe);
            connection.listen(new ConnectionEvents.Listener() {
                @Override
                public void closed(int reason) {
                    timer.soon(() -> lost(connection, new LibvirtFailure("connection", LibvirtError.closed(reason))));
                }

                @Override
                public void changed(UUID guest) {
                    listener.changed(guest);
                }
            });
            return connection;
        } catch (LibvirtFailure e) {
            throw e.atPort(name);
        }
    }

    /** Nobody waits for this one any more. */
    private static void discard(LibvirtConnection connection) {
        if (connection.retire()) {
            connection.close();
        }
    }

    private void settle(
            CompletableFuture<LibvirtConnection> attempt,
            @Nullable LibvirtConnection connection,
            @Nullable Throwable failure) {
        lock.lock();
        try {
            if (connection != null && !closed) {
                backOff.reset();
                outages.back(name).ifPresent(log::info);
            } else if (connection != null) {
                retire(connection);
            } else {
                current = null;
                retryLater(notOpened(Failures.asHypervisorException(failure, name)));
            }
        } finally {
            lock.unlock();
        }
        if (connection != null) {
            attempt.complete(connection);
            listener.opened();
        } else {
            attempt.completeExceptionally(lastFailure());
        }
    }

    /** Whatever went wrong, there is no connection; only a lack of rights is told apart. */
    private static HypervisorException notOpened(HypervisorException failure) {
        return failure.kind() == Kind.ACCESS_DENIED
                ? failure
                : new HypervisorException(Kind.UNREACHABLE, failure.detail(), failure);
    }

    /** A connection is of no more use. Takes no action if another one has taken its place. */
    void lost(LibvirtConnection connection, LibvirtFailure why) {
        lock.lock();
        try {
            if (current == null || current.getNow(null) != connection) {
                return;
            }
            current = null;
            retire(connection);
            retryLater(new HypervisorException(Kind.UNREACHABLE, name + ": connection lost, " + why.getMessage(), why));
        } finally {
            lock.unlock();
        }
    }

    private void retire(LibvirtConnection main) {
        retireOne(main);
        spares.takeAll().forEach(this::retireOne);
    }

    private void retireOne(LibvirtConnection connection) {
        retired.add(connection);
        if (connection.retire()) {
            var unused = opener.run("close " + recipe.uri(), recipe.settings().open(), () -> {
                connection.close();
                return connection;
            });
        }
    }

    /** Whoever is refused for lack of rights is not let in by asking again. */
    private void retryLater(HypervisorException failure) {
        lastFailure = failure;
        if (closed) {
            return;
        }
        if (failure.kind() == Kind.ACCESS_DENIED) {
            outages.refused(failure).ifPresent(log::error);
            return;
        }
        Duration wait = backOff.next();
        log.debug("link={} not connected, next attempt in {}: {}", name, wait, failure.getMessage());
        outages.away(name, failure, wait).ifPresent(log::warn);
        timer.after(wait, this::start);
    }

    /**
     * Makes a call on the connection.
     *
     * @param runner runs it
     * @param what the call, for messages
     * @return completes at the deadline at the latest; fails with {@link HypervisorException}
     */
    <T> CompletionStage<T> call(CallRunner runner, String what, Duration deadline, ConnectedCall<T> call) {
        CompletableFuture<LibvirtConnection> connecting = connecting();
        if (connecting == null) {
            return CompletableFuture.failedFuture(lastFailure());
        }
        LibvirtConnection connection = connecting.isCompletedExceptionally() ? null : connecting.getNow(null);
        if (connection != null) {
            return runner.run(what, deadline, () -> on(connection, what, call));
        }
        var result = new CompletableFuture<T>();
        Cancellable expiry = timer.after(
                deadline,
                () -> result.completeExceptionally(new HypervisorException(
                        Kind.TIMEOUT, what + ": no connection within " + Seconds.of(deadline))));
        CompletionStage<LibvirtConnection> open = connecting;
        open.whenComplete((opened, failure) -> {
            if (opened == null) {
                result.completeExceptionally(Failures.asHypervisorException(failure, name));
            } else if (!result.isDone()) {
                Failures.relay(runner.run(what, deadline, () -> on(opened, what, call)), result);
            }
        });
        CompletionStage<T> outcome = result;
        return outcome.whenComplete((value, failure) -> expiry.cancel());
    }

    private <T> T on(LibvirtConnection main, String what, ConnectedCall<T> call) throws HypervisorException {
        try {
            if (main.enter()) {
                return onMain(main, call);
            }
            if (main.retired()) {
                throw new HypervisorException(Kind.UNREACHABLE, what + ": the connection was lost");
            }
            return onSpare(spares.enter(), call);
        } catch (LibvirtFailure e) {
            throw e.atPort(what);
        }
    }

    private <T> T onMain(LibvirtConnection main, ConnectedCall<T> call) throws LibvirtFailure {
        try {
            return call.make(main);
        } catch (LibvirtFailure e) {
            if (e.trouble() == Trouble.HOST_UNREACHABLE) {
                timer.soon(() -> lost(main, e));
            }
            throw e;
        } finally {
            main.leave();
        }
    }

    private <T> T onSpare(LibvirtConnection spare, ConnectedCall<T> call) throws LibvirtFailure {
        boolean broken = false;
        try {
            return call.make(spare);
        } catch (LibvirtFailure e) {
            broken = e.trouble() == Trouble.HOST_UNREACHABLE;
            throw e;
        } finally {
            spares.leave(spare, broken);
        }
    }

    private @Nullable CompletableFuture<LibvirtConnection> connecting() {
        lock.lock();
        try {
            return current;
        } finally {
            lock.unlock();
        }
    }

    private HypervisorException lastFailure() {
        lock.lock();
        try {
            return lastFailure;
        } finally {
            lock.unlock();
        }
    }

    /** Returns how many lost connections are kept open because calls hang in them. */
    int abandoned() {
        lock.lock();
        try {
            retired.removeIf(LibvirtConnection::closed);
            return retired.size();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            lastFailure = new HypervisorException(Kind.UNREACHABLE, name + ": the backend is closed");
            LibvirtConnection connection =
                    current == null || current.isCompletedExceptionally() ? null : current.getNow(null);
            current = null;
            if (connection != null) {
                retire(connection);
            }
        } finally {
            lock.unlock();
        }
    }
}
