package org.opendrs.libvirt;

/**
 * One of libvirt's two calls for figures of a host. How many figures there are has to be given exactly, and is told to whoever asks
 * for none; a driver that lacks the call is asked once. Safe for use by any thread.
 */
final class NodeStats {
    private final String name;
    private final Call call;
    private volatile boolean told = true;
    private volatile int size;

    NodeStats(String name, Call call) {
        this.name = name;
        this.call = call;
    }

    /** The native call. Pointers are addresses. */
    @FunctionalInterface
    interface Call {
        /** Returns a negative number if it failed. */
        int read(long connection, int node, long stats, long count, int flags);
    }

    /** Reads all figures; returns false if the driver has none. */
    boolean read(LibvirtConnection connection, GuestReading figures) throws LibvirtFailure {
        if (!told) {
            return false;
        }
        Buffers buffers = Buffers.ofThread();
        long pointer = connection.pointer();
        long count = Buffers.address(buffers.count);
        if (size == 0) {
            buffers.count.setInt(0, 0);
            told = isTold(call.read(pointer, LibvirtNative.NODE_ALL, 0, count, 0));
            if (!told) {
                return false;
            }
            size = Math.min(Buffers.NODE_STATS, buffers.count.getInt(0));
        }
        buffers.count.setInt(0, size);
        long stats = Buffers.address(buffers.nodeStats);
        LibvirtFailure.check(name, call.read(pointer, LibvirtNative.NODE_ALL, stats, count, 0));
        buffers.params.readNode(stats, size, figures);
        return true;
    }

    private boolean isTold(int result) throws LibvirtFailure {
        if (result >= 0) {
            return true;
        }
        LibvirtFailure failure = LibvirtFailure.of(name);
        if (failure.trouble() == Trouble.UNSUPPORTED) {
            return false;
        }
        throw failure;
    }
}
