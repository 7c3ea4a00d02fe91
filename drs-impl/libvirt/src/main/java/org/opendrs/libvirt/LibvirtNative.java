package org.opendrs.libvirt;

import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Platform;
import com.sun.jna.Pointer;

/**
 * The calls that libvirt-java lacks, or makes at ten times the cost. Directly mapped; pointers are {@code long}s, so that a call
 * leaves no garbage. Names, parameters and results are those of libvirt's C interface. Only for threads of a {@link CallRunner}.
 */
final class LibvirtNative {
    /** All of memory, to read what libvirt allocated without an object for each address. */
    static final Pointer MEMORY = new Pointer(0);

    static final int LIST_ACTIVE = 1;
    static final int LIST_INACTIVE = 2;
    static final int LIST_TRANSIENT = 8;
    static final int STATS_STATE = 1;
    static final int STATS_CPU_TOTAL = 2;
    static final int STATS_BALLOON = 4;
    static final int STATS_VCPU = 8;
    static final int STATS_NOWAIT = 1 << 29;
    static final int STATS_ENFORCE = 1 << 31;
    static final int AFFECT_LIVE = 1;
    static final int NODE_ALL = -1;

    static final int UUID_BYTES = 16;

    static {
        Native.register(LibvirtNative.class, NativeLibrary.getInstance(Platform.isWindows() ? "virt-0" : "virt"));
    }

    private LibvirtNative() {}

    static native long virGetLastError();

    static native int virInitialize();

    static native int virConnectGetAllDomainStats(long connection, int groups, long records, int flags);

    static native int virDomainListGetStats(long domains, int groups, long records, int flags);

    static native void virDomainStatsRecordListFree(long records);

    static native int virConnectListAllDomains(long connection, long domains, int flags);

    static native long virDomainLookupByUUID(long connection, long uuid);

    static native int virDomainFree(long domain);

    static native int virDomainGetUUID(long domain, long uuid);

    static native int virDomainGetID(long domain);

    static native int virDomainGetState(long domain, long state, long reason, int flags);

    static native int virDomainGetInfo(long domain, long info);

    static native int virDomainMemoryStats(long domain, long stats, int count, int flags);

    static native int virDomainGetVcpus(long domain, long infos, int count, long maps, int mapLength);

    static native long virDomainGetXMLDesc(long domain, int flags);

    static native int virDomainSetMemory(long domain, long kib);

    static native int virDomainSetMemoryFlags(long domain, long kib, int flags);

    static native int virDomainSetMemoryStatsPeriod(long domain, int seconds, int flags);

    static native int virNodeGetInfo(long connection, long info);

    static native long virNodeGetFreeMemory(long connection);

    static native int virNodeGetCPUStats(long connection, int cpu, long stats, long count, int flags);

    static native int virNodeGetMemoryStats(long connection, int cell, long stats, long count, int flags);

    /** Frees what libvirt allocated for its caller; C's {@code free}. */
    static void free(long address) {
        Native.free(address);
    }
}
