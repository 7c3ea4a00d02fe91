package org.opendrs.libvirt;

import com.sun.jna.Memory;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import org.opendrs.libvirt.StatKey.Field;
import org.opendrs.model.VmId;
import org.opendrs.model.VmSample;

/**
 * Reads the guests of one host with as few calls as its driver allows: one for all guests, and for each guest only what that call
 * does not deliver. All methods that take a connection call libvirt.
 */
final class GuestReader {
    /** The groups that are wanted. Never all: some cost several times as much as these. */
    private static final int WANTED = LibvirtNative.STATS_STATE
            | LibvirtNative.STATS_CPU_TOTAL
            | LibvirtNative.STATS_BALLOON
            | LibvirtNative.STATS_VCPU;

    // virDomainMemoryStatTags
    private static final Field[] TAGS = {
        Field.SWAPPED_IN,
        Field.SWAPPED_OUT,
        Field.MAJOR_FAULTS,
        Field.OTHER,
        Field.UNUSED,
        Field.TOTAL,
        Field.CURRENT,
        Field.RESIDENT,
        Field.USABLE,
        Field.LAST_UPDATE,
        Field.CACHES
    };

    private static final int OFFSET_INFO_MAXIMUM = 8;
    private static final int OFFSET_INFO_MEMORY = 16;
    private static final int OFFSET_INFO_VCPUS = 24;
    private static final int OFFSET_VCPU_TIME = 8;

    private final GuestIndex index;
    private final Predicate<VmId> leaving;

    /**
     * Creates a reader.
     *
     * @param index the guests that are known
     * @param leaving whether a guest is being migrated away
     */
    GuestReader(GuestIndex index, Predicate<VmId> leaving) {
        this.index = index;
        this.leaving = leaving;
    }

    /** Returns samples of all guests that are active. */
    List<VmSample> readAll(LibvirtConnection connection) throws LibvirtFailure {
        if (!connection.traits().bulk()) {
            return readEach(connection);
        }
        long sweep = index.beginSweep();
        Buffers buffers = Buffers.ofThread();
        buffers.result.setLong(0, 0);
        int count = LibvirtNative.virConnectGetAllDomainStats(
                connection.pointer(),
                groups(connection),
                Buffers.address(buffers.result),
                flags(connection) | LibvirtNative.LIST_ACTIVE);
        LibvirtFailure.check("virConnectGetAllDomainStats", count);
        return decode(connection, buffers, count, sweep);
    }

    /** Returns samples of the guests in a native array that ends with a null pointer; guests that are gone are left out. */
    private List<VmSample> readSome(LibvirtConnection connection, long domains) throws LibvirtFailure {
        long sweep = index.beginSweep();
        Buffers buffers = Buffers.ofThread();
        buffers.result.setLong(0, 0);
        int count = LibvirtNative.virDomainListGetStats(
                domains, groups(connection), Buffers.address(buffers.result), flags(connection));
        LibvirtFailure.check("virDomainListGetStats", count);
        return decode(connection, buffers, count, sweep);
    }

    /**
     * Returns samples of a part of the guests. Which part a guest belongs to hangs on its UUID alone, so that parts that are read
     * at different instants neither overlap nor leave a guest out.
     */
    List<VmSample> readPart(LibvirtConnection connection, int part, int parts) throws LibvirtFailure {
        try (var domains = DomainList.active(connection);
                var wanted = new Memory((domains.count() + 1L) * Long.BYTES)) {
            Memory uuid = Buffers.ofThread().uuid;
            long count = 0;
            for (int i = 0; i < domains.count(); i++) {
                LibvirtNative.virDomainGetUUID(domains.get(i), Buffers.address(uuid));
                if (Math.floorMod(Uuids.read(uuid).hashCode(), parts) == part) {
                    wanted.setLong(Long.BYTES * count++, domains.get(i));
                }
            }
            wanted.setLong(Long.BYTES * count, 0);
            return count == 0 ? List.of() : readSome(connection, Buffers.address(wanted));
        }
    }

    private static int groups(LibvirtConnection connection) {
        return WANTED & connection.traits().groups();
    }

    private static int flags(LibvirtConnection connection) {
        return connection.traits().noWait() ? LibvirtNative.STATS_NOWAIT : 0;
    }

    private List<VmSample> decode(LibvirtConnection connection, Buffers buffers, int count, long sweep) {
        long records = buffers.result.getLong(0);
        try {
            long[] pointers = buffers.pointers(records, count);
            var samples = new ArrayList<VmSample>(count);
            for (int i = 0; i < count; i++) {
                long[] record = buffers.record;
                LibvirtNative.MEMORY.read(pointers[i], record, 0, record.length);
                buffers.reading.clear();
                buffers.params.read(record[1], (int) (record[2] & 0xFFFF_FFFFL), buffers.reading);
                samples.add(sample(connection, record[0], sweep, buffers));
            }
            return samples;
        } finally {
            // Frees parameters and references to the guests too.
            LibvirtNative.virDomainStatsRecordListFree(records);
        }
    }

    /** For drivers without the call for all guests. */
    private List<VmSample> readEach(LibvirtConnection connection) throws LibvirtFailure {
        long sweep = index.beginSweep();
        var samples = new ArrayList<VmSample>();
        try (var domains = DomainList.active(connection)) {
            Buffers buffers = Buffers.ofThread();
            for (int i = 0; i < domains.count(); i++) {
                long domain = domains.get(i);
                buffers.reading.clear();
                if (LibvirtNative.virDomainGetState(
                                domain,
                                Buffers.address(buffers.result),
                                Buffers.address(buffers.result) + Integer.BYTES,
                                0)
                        == 0) {
                    buffers.reading.put(Field.STATE, buffers.result.getInt(0));
                    buffers.reading.put(Field.REASON, buffers.result.getInt(Integer.BYTES));
                    samples.add(sample(connection, domain, sweep, buffers));
                }
            }
        }
        return samples;
    }

    private VmSample sample(LibvirtConnection connection, long domain, long sweep, Buffers buffers) {
        DriverTraits traits = connection.traits();
        if (!traits.has(LibvirtNative.STATS_BALLOON)) {
            addMemory(domain, buffers);
        }
        if (!traits.has(LibvirtNative.STATS_VCPU)) {
            addVcpus(domain, buffers);
        }
        LibvirtNative.virDomainGetUUID(domain, Buffers.address(buffers.uuid));
        UUID uuid = Uuids.read(buffers.uuid);
        Guest guest = index.meet(uuid, LibvirtNative.virDomainGetID(domain), sweep);
        return guest.sample(buffers.reading, sweep, traits.has(LibvirtNative.STATS_BALLOON), leaving.test(guest.id()));
    }

    /** Adds size and the balloon driver's report. A driver that has no such report leaves it out. */
    private static void addMemory(long domain, Buffers buffers) {
        GuestReading reading = buffers.reading;
        if (LibvirtNative.virDomainGetInfo(domain, Buffers.address(buffers.info)) == 0) {
            reading.put(Field.MAXIMUM, buffers.info.getLong(OFFSET_INFO_MAXIMUM));
            reading.put(Field.CURRENT, buffers.info.getLong(OFFSET_INFO_MEMORY));
            reading.put(Field.VCPU_COUNT, Short.toUnsignedInt(buffers.info.getShort(OFFSET_INFO_VCPUS)));
        }
        int count = LibvirtNative.virDomainMemoryStats(
                domain, Buffers.address(buffers.memoryStats), Buffers.MEMORY_STATS, 0);
        for (int i = 0; i < count; i++) {
            long at = (long) i * Buffers.MEMORY_STAT_BYTES;
            int tag = buffers.memoryStats.getInt(at);
            if (tag >= 0 && tag < TAGS.length && TAGS[tag] != Field.OTHER) {
                reading.put(TAGS[tag], buffers.memoryStats.getLong(at + Long.BYTES));
            }
        }
    }

    private static void addVcpus(long domain, Buffers buffers) {
        long most = Math.min(Buffers.VCPUS, Math.max(1, buffers.reading.get(Field.VCPU_COUNT)));
        int count = LibvirtNative.virDomainGetVcpus(domain, Buffers.address(buffers.vcpus), (int) most, 0, 0);
        for (int i = 0; i < count; i++) {
            long at = (long) i * Buffers.VCPU_INFO_BYTES;
            buffers.reading.putVcpu(i, buffers.vcpus.getLong(at + OFFSET_VCPU_TIME));
        }
    }
}
