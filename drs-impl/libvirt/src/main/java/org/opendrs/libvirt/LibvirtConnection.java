package org.opendrs.libvirt;

import com.sun.jna.Pointer;
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
 * takes no further calls, and whoever leaves last closes it. Calls may use it from several threads.
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
    private final AtomicInteger calls = new AtomicInteger();

    /** Gives access to the pointer of libvirt-java's connection. */
    private static final class Handle extends Connect {
        Handle(String uri, @Nullable Authentication authentication, int flags) throws LibvirtException {
            super(uri, authentication, flags);
        }

        long address() {
            return vcp == null ? 0 : Pointer.nativeValue(vcp.getPointer());
        }

        void listen(long number, ConnectionEvents.Listener listener) {
            ConnectionEvents.register(vcp, number, listener);
        }

        void listenNoMore(long number) {
            ConnectionEvents.forget(vcp, number);
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
    record Recipe(String uri, boolean readOnly, Optional<Credentials> credentials, LibvirtSettings settings) {}

    private LibvirtConnection(Handle handle, DriverTraits traits) {
        this.handle = handle;
        this.pointer = handle.address();
        this.traits = traits;
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
        var connection = new LibvirtConnection(handle, DriverTraits.probe(handle.address()));
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
        handle.listen(number, listener);
    }

    /** Begins a call; returns false if the connection is retired. Each call that began must {@link #leave}. */
    boolean enter() {
        int now = calls.get();
        while (now < RETIRED) {
            if (calls.compareAndSet(now, now + 1)) {
                return true;
            }
            now = calls.get();
        }
        return false;
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
            handle.listenNoMore(number);
            handle.close();
        } catch (LibvirtException e) {
            log.debug("connection was not closed cleanly: {}", String.valueOf(e.getMessage()));
        } finally {
            OPEN.remove(this);
        }
    }
}
