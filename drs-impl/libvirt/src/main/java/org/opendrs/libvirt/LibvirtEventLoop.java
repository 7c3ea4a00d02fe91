package org.opendrs.libvirt;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.libvirt.Library;
import org.libvirt.LibvirtException;
import org.opendrs.spi.HypervisorException;
import org.opendrs.spi.HypervisorException.Kind;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * libvirt's event loop, one for the process. Keep-alive and events need it, and it must be registered before the first connection
 * is opened. A program that runs one itself says so when it builds the backend.
 */
final class LibvirtEventLoop {
    private static final Logger log = LoggerFactory.getLogger(LibvirtEventLoop.class);

    /** A loop that fails at once every time must not take a core. */
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private static final ReentrantLock STARTING = new ReentrantLock();
    private static boolean started;

    private LibvirtEventLoop() {}

    /**
     * Starts the loop unless it runs.
     *
     * @throws HypervisorException if libvirt cannot register it
     */
    static void start() throws HypervisorException {
        STARTING.lock();
        try {
            if (started) {
                return;
            }
            Library.initEventLoop();
            var thread = new Thread(LibvirtEventLoop::turn, "drs-libvirt-events");
            thread.setDaemon(true);
            thread.start();
            started = true;
        } catch (LibvirtException e) {
            throw new HypervisorException(
                    Kind.BACKEND_ERROR, "libvirt's event loop cannot start: " + e.getMessage(), e);
        } finally {
            STARTING.unlock();
        }
    }

    /** Never ends: connections depend on it for as long as the process lives. */
    private static void turn() {
        while (true) {
            try {
                Library.processEvent();
            } catch (LibvirtException | RuntimeException e) {
                log.warn("libvirt's event loop failed once: {}", String.valueOf(e.getMessage()));
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        }
    }
}
