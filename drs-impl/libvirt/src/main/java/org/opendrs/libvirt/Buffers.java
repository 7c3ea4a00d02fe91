package org.opendrs.libvirt;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;

/**
 * Native and other memory that a thread uses for one call after the other. A thread that hangs in a call keeps its own, so that the
 * call may still write there.
 */
final class Buffers {
    /** {@code virDomainInfo}: state 1 (and 7 unused), maximum 8, memory 8, virtual CPUs 2 (and 6 unused), time 8. */
    static final int INFO_BYTES = 40;

    /** {@code virDomainMemoryStatStruct}: tag 4 (and 4 unused), value 8. */
    static final int MEMORY_STAT_BYTES = 16;

    /** More tags than there are, because libvirt leaves out what does not fit. */
    static final int MEMORY_STATS = 32;

    /** {@code virVcpuInfo}: number 4, state 4, time 8, core 4 (and 4 unused). */
    static final int VCPU_INFO_BYTES = 24;

    static final int VCPUS = 512;

    /** {@code virTypedParameter}s and node statistics; hosts tell fewer than ten. */
    static final int NODE_STATS = 32;

    private static final ThreadLocal<Buffers> OF_THREAD = ThreadLocal.withInitial(Buffers::new);

    final Memory result = new Memory(Long.BYTES);
    final Memory count = new Memory(Long.BYTES);
    final Memory uuid = new Memory(LibvirtNative.UUID_BYTES);
    final Memory info = new Memory(INFO_BYTES);
    final Memory memoryStats = new Memory((long) MEMORY_STATS * MEMORY_STAT_BYTES);
    final Memory vcpus = new Memory((long) VCPUS * VCPU_INFO_BYTES);
    final Memory nodeStats = new Memory((long) NODE_STATS * TypedParams.NODE_STAT_BYTES);
    final TypedParams params = new TypedParams();
    final GuestReading reading = new GuestReading();
    final long[] record = new long[3];
    long[] pointers = new long[64];

    private Buffers() {}

    /** Returns the memory of the current thread. */
    static Buffers ofThread() {
        return OF_THREAD.get();
    }

    static long address(Memory memory) {
        return Pointer.nativeValue(memory);
    }

    /** Copies an array of pointers; what is returned may be longer. */
    long[] pointers(long array, int length) {
        if (pointers.length < length) {
            pointers = new long[Math.max(length, pointers.length * 2)];
        }
        if (length > 0) {
            LibvirtNative.MEMORY.read(array, pointers, 0, length);
        }
        return pointers;
    }
}
