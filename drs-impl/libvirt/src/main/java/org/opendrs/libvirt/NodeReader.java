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
    private volatile boolean tellsFree = true;

    private final NodeStats cpu = new NodeStats("virNodeGetCPUStats", LibvirtNative::virNodeGetCPUStats);
    private final NodeStats memory = new NodeStats("virNodeGetMemoryStats", LibvirtNative::virNodeGetMemoryStats);

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
        if (!cpu.read(connection, figures)) {
            return 0;
        }
        return Math.max(0, figures.get(Field.NODE_KERNEL))
                + Math.max(0, figures.get(Field.NODE_USER))
                + Math.max(0, figures.get(Field.NODE_INTERRUPTS));
    }

    private boolean readMemory(LibvirtConnection connection, GuestReading figures) throws LibvirtFailure {
        return memory.read(connection, figures) && figures.has(Field.NODE_TOTAL);
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
}
