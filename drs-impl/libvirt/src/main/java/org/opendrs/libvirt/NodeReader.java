package org.opendrs.libvirt;

import java.io.IOException;
import java.util.Optional;
import org.opendrs.libvirt.StatKey.Field;
import org.opendrs.unit.Bytes;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads CPU time and memory of one host: two calls. Memory is never taken from {@code virNodeGetInfo} where there is a better call.
 * Safe for use by any thread; all reading calls libvirt.
 */
final class NodeReader {
    private static final Logger log = LoggerFactory.getLogger(NodeReader.class);

    private final Optional<LocalHost> local;

    /** What a driver lacks it is not asked for again. */
    private volatile boolean tellsCpu = true;

    private volatile boolean tellsMemory = true;
    private volatile boolean tellsFree = true;
    private volatile int cpuStats;
    private volatile int memoryStats;

    NodeReader(Optional<LocalHost> local) {
        this.local = local;
    }

    NodeFigures read(LibvirtConnection connection) throws LibvirtFailure {
        GuestReading figures = Buffers.ofThread().reading;
        figures.clear();
        long busy = readCpu(connection, figures);
        figures.clear();
        Bytes total = Bytes.kib(connection.traits().memoryKib());
        Optional<Bytes> available = Optional.empty();
        if (readMemory(connection, figures)) {
            total = Bytes.kib(Math.max(0, figures.get(Field.NODE_TOTAL)));
            available = Optional.of(Bytes.kib(Math.max(0, figures.get(Field.NODE_FREE))
                            + Math.max(0, figures.get(Field.NODE_BUFFERS))
                            + Math.max(0, figures.get(Field.NODE_CACHED)))
                    .min(total));
        } else {
            available = free(connection);
        }
        return new NodeFigures(total, available, connection.traits().cores(), busy, local.flatMap(NodeReader::read));
    }

    private static Optional<LocalHost.Reading> read(LocalHost host) {
        try {
            return Optional.of(host.read());
        } catch (IOException e) {
            log.warn("the kernel's figures of this host cannot be read: {}", String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    private long readCpu(LibvirtConnection connection, GuestReading figures) throws LibvirtFailure {
        if (!tellsCpu) {
            return 0;
        }
        Buffers buffers = Buffers.ofThread();
        long pointer = connection.pointer();
        long count = Buffers.address(buffers.count);
        // The count has to be exact, and is told to those who ask for none.
        if (cpuStats == 0) {
            buffers.count.setInt(0, 0);
            tellsCpu = told(
                    "virNodeGetCPUStats",
                    LibvirtNative.virNodeGetCPUStats(pointer, LibvirtNative.NODE_ALL, 0, count, 0));
            cpuStats = Math.min(Buffers.NODE_STATS, buffers.count.getInt(0));
        }
        if (!tellsCpu) {
            return 0;
        }
        buffers.count.setInt(0, cpuStats);
        LibvirtFailure.check(
                "virNodeGetCPUStats",
                LibvirtNative.virNodeGetCPUStats(
                        pointer, LibvirtNative.NODE_ALL, Buffers.address(buffers.nodeStats), count, 0));
        buffers.params.readNode(Buffers.address(buffers.nodeStats), cpuStats, figures);
        return Math.max(0, figures.get(Field.NODE_KERNEL))
                + Math.max(0, figures.get(Field.NODE_USER))
                + Math.max(0, figures.get(Field.NODE_INTERRUPTS));
    }

    private boolean readMemory(LibvirtConnection connection, GuestReading figures) throws LibvirtFailure {
        if (!tellsMemory) {
            return false;
        }
        Buffers buffers = Buffers.ofThread();
        long pointer = connection.pointer();
        long count = Buffers.address(buffers.count);
        if (memoryStats == 0) {
            buffers.count.setInt(0, 0);
            tellsMemory = told(
                    "virNodeGetMemoryStats",
                    LibvirtNative.virNodeGetMemoryStats(pointer, LibvirtNative.NODE_ALL, 0, count, 0));
            memoryStats = Math.min(Buffers.NODE_STATS, buffers.count.getInt(0));
        }
        if (!tellsMemory) {
            return false;
        }
        buffers.count.setInt(0, memoryStats);
        LibvirtFailure.check(
                "virNodeGetMemoryStats",
                LibvirtNative.virNodeGetMemoryStats(
                        pointer, LibvirtNative.NODE_ALL, Buffers.address(buffers.nodeStats), count, 0));
        buffers.params.readNode(Buffers.address(buffers.nodeStats), memoryStats, figures);
        return figures.has(Field.NODE_TOTAL);
    }

    private Optional<Bytes> free(LibvirtConnection connection) {
        if (!tellsFree) {
            return Optional.empty();
        }
        long free = LibvirtNative.virNodeGetFreeMemory(connection.pointer());
        if (free == 0) {
            tellsFree = LibvirtError.last().trouble() != Trouble.UNSUPPORTED;
        }
        return free > 0 ? Optional.of(Bytes.bytes(free)) : Optional.empty();
    }

    /** Returns false if the driver lacks the call. */
    private static boolean told(String call, int result) throws LibvirtFailure {
        if (result >= 0) {
            return true;
        }
        LibvirtFailure failure = LibvirtFailure.of(call);
        if (failure.trouble() == Trouble.UNSUPPORTED) {
            return false;
        }
        throw failure;
    }
}
