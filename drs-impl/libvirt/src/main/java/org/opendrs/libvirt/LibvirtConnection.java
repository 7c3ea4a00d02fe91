package org.opendrs.libvirt;

import com.sun.jna.Pointer;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.libvirt.Connect;
import org.libvirt.LibvirtException;
import org.libvirt.jna.Libvirt;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One open connection. Counts the calls in it, because closing it under a call destroys memory that the call uses: once retired, it
 * takes no further calls, and whoever leaves last closes it.
 *
 * <p>A connection to a daemon takes one call at a time. libvirt's client promises more, but when a connection breaks in which several
 * threads call, one of them may use the stack of another that has left, and the process ends with SIGSEGV (CVE-2024-4418; libvirt
 * before 10.4, which Debian 12 has). Calls that begin meanwhile take another connection, see {@link Spares}.
 */
final class LibvirtConnection {
    private static final Logger log = LoggerFactory.getLogger(LibvirtConnection.class);
    private static final AtomicLong NUMBERS = new AtomicLong();

    /** Keeps the connections that are open: libvirt-java's finalizer would close one that hangs in a call and is forgotten. */
    private static final Set<LibvirtConnection> OPEN = ConcurrentHashMap.newKeySet();

    /** Added to the number of calls when the connection has been retired. */
    private static final int RETIRED = 1 << 30;

    private final Handle handle;
    private final long pointer;
    private final long number = NUMBERS.incrementAndGet();
    private final DriverTraits traits;
    private final boolean oneCallAtATime;
    private final AtomicInteger calls = new AtomicInteger();
    private volatile List<Integer> registrations = List.of();

    /** Gives access to the pointer of libvirt-java's connection. */
    private static final class Handle extends Connect {
        Handle(String uri, @Nullable Authentication authentication, int flags) throws LibvirtException {
            super(uri, authentication, flags);
        }

        long address() {
            return vcp == null ? 0 : Pointer.nativeValue(vcp.getPointer());
        }

        List<Integer> listen(long number, ConnectionEvents.Listener listener) {
            return ConnectionEvents.register(vcp, number, listener);
        }

        void listenNoMore(long number, List<Integer> registrations) {
            ConnectionEvents.forget(vcp, number, registrations);
        }

        /** Returns zero, one if the other side has no keep-alive, or -1 with libvirt's last error. */
        int keepAlive(int seconds, int count) {
            return Libvirt.INSTANCE.virConnectSetKeepAlive(vcp, seconds, count);
        }
    }

    /**
     * How to open a connection.
     *
     * @param uri libvirt's URI
     * @param readOnly whether nothing can be changed through it
     * @param credentials answers questions; empty if there is nobody to ask
     * @param settings keep-alive
     */
    record Recipe(String uri, boolean readOnly, Optional<Credentials> credentials, LibvirtSettings settings) {
        /** Returns whether the driver is part of this process, with a world of its own for each connection. */
        boolean inProcess() {
            return uri.startsWith("test:");
        }
    }

    private LibvirtConnection(Handle handle, DriverTraits traits, boolean oneCallAtATime) {
        this.handle = handle;
        this.pointer = handle.address();
        this.traits = traits;
        this.oneCallAtATime = oneCallAtATime;
    }

    /** Opens a connection. May block for ever, as any native call. */
    static LibvirtConnection open(Recipe recipe) throws LibvirtFailure {
        Authentication authentication =
                recipe.credentials().map(Authentication::new).orElse(null);
        Handle handle;
        try {
            handle = new Handle(recipe.uri(), authentication, recipe.readOnly() ? 1 : 0);
        } catch (LibvirtException e) {
            // Only libvirt itself keeps the error's number, see LibvirtError.
            throw LibvirtFailure.of("open " + recipe.uri());
        }
        if (handle.address() == 0) {
            throw LibvirtFailure.of("open " + recipe.uri());
        }
        LibvirtSettings settings = recipe.settings();
        int seconds = (int) Math.max(1, settings.keepAlive().toSeconds());
        if (handle.keepAlive(seconds, settings.keepAliveCount()) != 0) {
            log.debug("uri={} has no keep-alive: {}", recipe.uri(), LibvirtError.last());
        }
        var connection = new LibvirtConnection(handle, DriverTraits.probe(handle.address()), !recipe.inProcess());
        OPEN.add(connection);
        return connection;
    }

    long pointer() {
        return pointer;
    }

    DriverTraits traits() {
        return traits;
    }

    void listen(ConnectionEvents.Listener listener) {
        registrations = handle.listen(number, listener);
    }

    /**
     * Begins a call; returns false if the connection is retired, or busy where it takes one call at a time. Each call that began
     * must {@link #leave}.
     */
    boolean enter() {
        int now = calls.get();
        while (now < (oneCallAtATime ? 1 : RETIRED)) {
            if (calls.compareAndSet(now, now + 1)) {
                return true;
            }
            now = calls.get();
        }
        return false;
    }

    /** Returns whether it takes no further calls. */
    boolean retired() {
        return calls.get() >= RETIRED;
    }

    /** Ends a call, and closes the connection if it is retired and this was the last one. */
    void leave() {
        if (calls.decrementAndGet() == RETIRED) {
            close();
        }
    }

    /** Takes no further calls; returns whether none is in flight, so that the caller has to {@link #close}. To be called once. */
    boolean retire() {
        return calls.addAndGet(RETIRED) == RETIRED;
    }

    boolean closed() {
        return !OPEN.contains(this);
    }

    /** Closes a retired connection. A native call. */
    void close() {
        try {
            handle.listenNoMore(number, registrations);
            handle.close();
        } catch (LibvirtException e) {
            log.debug("connection was not closed cleanly: {}", String.valueOf(e.getMessage()));
        } finally {
            OPEN.remove(this);
        }
    }
}
