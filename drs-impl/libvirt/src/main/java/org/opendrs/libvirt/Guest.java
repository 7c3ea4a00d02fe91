package org.opendrs.libvirt;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.opendrs.libvirt.StatKey.Field;
import org.opendrs.model.GuestStats;
import org.opendrs.model.VcpuTimes;
import org.opendrs.model.VmId;
import org.opendrs.model.VmSample;
import org.opendrs.model.VmState;
import org.opendrs.unit.Bytes;

/** One guest from its start on this host to its end: makes sense of readings, and remembers what the next one needs. */
final class Guest {
    /** Larger amounts are no amounts: drivers are known to report 2^64 - 1 for figures that they do not have. */
    private static final long MOST_KIB = 1L << 44;

    // virDomainState and the reasons of a pause
    private static final long STATE_PAUSED = 3;
    private static final long STATE_CRASHED = 6;
    private static final long STATE_SUSPENDED = 7;
    private static final long PAUSED_BY_MIGRATION = 2;
    private static final long PAUSED_BY_POST_COPY = 11;

    private final VmId id;
    private final UUID uuid;
    private final int domainId;
    private final ReentrantLock lock = new ReentrantLock();
    private final HaltPolling polling = new HaltPolling();
    private final MonitorFigures monitor = new MonitorFigures();
    private boolean ran;
    private long readInSweep;
    private @Nullable VmSample last;
    private volatile boolean unresponsive;
    private volatile long reportedAt;
    private volatile boolean described;
    private volatile @Nullable DomainFacts facts;
    private final AtomicLong seenInSweep = new AtomicLong();

    Guest(UUID uuid, int domainId) {
        this.uuid = uuid;
        this.id = Uuids.id(uuid);
        this.domainId = domainId;
    }

    VmId id() {
        return id;
    }

    UUID uuid() {
        return uuid;
    }

    /** Returns libvirt's number of this run of the guest; another start has another one. */
    int domainId() {
        return domainId;
    }

    /** Returns whether its monitor did not answer when it was read last. */
    boolean unresponsive() {
        return unresponsive;
    }

    /** Returns the time stamp of its newest report; zero if there is none. */
    long reportedAt() {
        return reportedAt;
    }

    /** Returns what its monitor told besides. */
    MonitorFigures monitor() {
        return monitor;
    }

    /** Returns whether its definition has been read since it last changed. */
    boolean described() {
        return described;
    }

    /** Its definition may have changed. */
    void outdated() {
        described = false;
    }

    /** Its definition is about to be read; what changes from now on counts again. */
    void beingDescribed() {
        described = true;
    }

    void describe(DomainFacts read) {
        facts = read;
    }

    /** Returns what its definition says; empty as long as it has not been read. */
    Optional<DomainFacts> facts() {
        return Optional.ofNullable(facts);
    }

    long seenInSweep() {
        return seenInSweep.get();
    }

    void seenInSweep(long sweep) {
        seenInSweep.accumulateAndGet(sweep, Math::max);
    }

    /**
     * Returns the sample for a reading. A guest whose monitor did not answer keeps its last report, which is seen to stand still.
     *
     * @param sweep number of the cycle that read it; a reading that arrives after a later one is not used
     * @param monitorAsked whether the reading would contain the monitor's figures if the monitor had answered
     * @param leaving whether the guest is being migrated away
     */
    VmSample sample(GuestReading reading, long sweep, boolean monitorAsked, boolean leaving) {
        lock.lock();
        try {
            VmSample before = last;
            if (before != null && sweep < readInSweep) {
                return before;
            }
            readInSweep = sweep;
            VmState state = state(reading, leaving);
            ran |= state == VmState.RUNNING;
            boolean silent = monitorAsked && !reading.has(Field.RESIDENT) && !reading.has(Field.LAST_UPDATE);
            unresponsive = silent;
            Bytes maximum = amount(reading, Field.MAXIMUM, before == null ? Bytes.ZERO : before.maximum());
            Bytes actual = amount(reading, Field.CURRENT, before == null ? maximum : before.actual());
            Bytes resident = amount(reading, Field.RESIDENT, before == null ? actual : before.resident());
            List<VcpuTimes> vcpus = polling.times(reading);
            Optional<GuestStats> stats = silent ? Optional.ofNullable(before).flatMap(VmSample::guest) : stats(reading);
            if (vcpus.isEmpty() && silent && before != null) {
                vcpus = before.vcpus();
            }
            var now = new VmSample(id, state, maximum, actual, resident, vcpus, stats);
            last = now;
            reportedAt = stats.map(GuestStats::updatedAtSeconds).orElse(0L);
            return now;
        } finally {
            lock.unlock();
        }
    }

    /**
     * A guest that arrives by migration is paused for that reason, and so is one that leaves in its last moment here; the latter
     * has been seen running.
     */
    private VmState state(GuestReading reading, boolean leaving) {
        long state = reading.get(Field.STATE);
        long reason = reading.get(Field.REASON);
        boolean paused = state == STATE_PAUSED || state == STATE_CRASHED || state == STATE_SUSPENDED;
        if (state == STATE_PAUSED && reason == PAUSED_BY_MIGRATION) {
            return ran ? VmState.MIGRATING_OUT : VmState.MIGRATING_IN;
        }
        if (state == STATE_PAUSED && reason == PAUSED_BY_POST_COPY) {
            return VmState.MIGRATING_OUT;
        }
        if (leaving) {
            return VmState.MIGRATING_OUT;
        }
        return paused ? VmState.PAUSED : VmState.RUNNING;
    }

    private Optional<GuestStats> stats(GuestReading reading) {
        long updated = reading.get(Field.LAST_UPDATE);
        if (updated <= 0 || !plausible(reading, Field.UNUSED)) {
            return Optional.empty();
        }
        Bytes unused = amount(reading, Field.UNUSED, Bytes.ZERO);
        return Optional.of(new GuestStats(
                updated,
                unused,
                // Old guests do not tell; what is free is usable in any case.
                amount(reading, Field.USABLE, unused),
                amount(reading, Field.CACHES, Bytes.ZERO),
                amount(reading, Field.SWAPPED_IN, Bytes.ZERO),
                amount(reading, Field.SWAPPED_OUT, Bytes.ZERO),
                Math.max(0, reading.get(Field.MAJOR_FAULTS)),
                amount(reading, Field.TOTAL, Bytes.ZERO),
                monitor.reclaim()));
    }

    private static boolean plausible(GuestReading reading, Field field) {
        long kib = reading.get(field);
        return kib >= 0 && kib <= MOST_KIB;
    }

    private static Bytes amount(GuestReading reading, Field field, Bytes otherwise) {
        return plausible(reading, field) ? Bytes.kib(reading.get(field)) : otherwise;
    }
}
