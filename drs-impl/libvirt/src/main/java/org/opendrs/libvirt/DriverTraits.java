package org.opendrs.libvirt;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;

/**
 * What the driver behind a connection can do, found out once for each connection.
 *
 * @param groups groups of statistics that one call for all guests delivers; zero if there is no such call
 * @param noWait whether that call can leave out what it would have to wait for
 * @param cores of the host
 * @param memoryKib installed memory as {@code virNodeGetInfo} has it, which adds up what the NUMA nodes tell; wrong on some
 *     machines, so it is only used where the driver has no better call
 */
record DriverTraits(int groups, boolean noWait, int cores, long memoryKib) {
    private static final int[] GROUPS = {
        LibvirtNative.STATS_STATE, LibvirtNative.STATS_CPU_TOTAL, LibvirtNative.STATS_BALLOON, LibvirtNative.STATS_VCPU
    };

    /** No guest is both, so that asking for such guests tells whether the question is understood, and reads none. */
    private static final int NO_GUEST = LibvirtNative.LIST_INACTIVE | LibvirtNative.LIST_TRANSIENT;

    // struct virNodeInfo: model 32, memory 8, cpus 4 …
    private static final int NODE_INFO_BYTES = 72;
    private static final int OFFSET_MEMORY = 32;
    private static final int OFFSET_CPUS = 40;

    /** Asks the driver. A native call. */
    static DriverTraits probe(long connection) throws LibvirtFailure {
        int groups = 0;
        for (int group : GROUPS) {
            groups |= understood(connection, group, 0) ? group : 0;
        }
        boolean noWait = groups != 0 && understood(connection, LibvirtNative.STATS_STATE, LibvirtNative.STATS_NOWAIT);
        try (var info = new Memory(NODE_INFO_BYTES)) {
            LibvirtFailure.check("virNodeGetInfo", LibvirtNative.virNodeGetInfo(connection, Pointer.nativeValue(info)));
            return new DriverTraits(groups, noWait, info.getInt(OFFSET_CPUS), info.getLong(OFFSET_MEMORY));
        }
    }

    private static boolean understood(long connection, int group, int flags) {
        try (var records = new Memory(Long.BYTES)) {
            records.setLong(0, 0);
            int count = LibvirtNative.virConnectGetAllDomainStats(
                    connection, group, Pointer.nativeValue(records), flags | NO_GUEST | LibvirtNative.STATS_ENFORCE);
            if (count >= 0) {
                LibvirtNative.virDomainStatsRecordListFree(records.getLong(0));
            }
            return count >= 0;
        }
    }

    boolean bulk() {
        return groups != 0;
    }

    boolean has(int group) {
        return (groups & group) != 0;
    }
}
