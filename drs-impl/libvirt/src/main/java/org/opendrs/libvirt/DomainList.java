package org.opendrs.libvirt;

import com.sun.jna.Memory;

/** libvirt's references to some guests, which have to be freed. Holds native memory; not thread-safe. */
final class DomainList implements AutoCloseable {
    private final long array;
    private final int count;

    private DomainList(long array, int count) {
        this.array = array;
        this.count = count;
    }

    /** Lists the guests that are active. A native call. */
    static DomainList active(LibvirtConnection connection) throws LibvirtFailure {
        Memory result = Buffers.ofThread().result;
        result.setLong(0, 0);
        int count = LibvirtNative.virConnectListAllDomains(
                connection.pointer(), Buffers.address(result), LibvirtNative.LIST_ACTIVE);
        LibvirtFailure.check("virConnectListAllDomains", count);
        return new DomainList(result.getLong(0), count);
    }

    int count() {
        return count;
    }

    long get(int i) {
        return LibvirtNative.MEMORY.getLong(array + (long) i * Long.BYTES);
    }

    @Override
    public void close() {
        for (int i = 0; i < count; i++) {
            LibvirtNative.virDomainFree(get(i));
        }
        LibvirtNative.free(array);
    }
}
