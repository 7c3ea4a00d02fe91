package org.opendrs.sim.fault;

import java.util.Optional;
import org.opendrs.model.GuestStats;
import org.opendrs.model.ReclaimCounters;
import org.opendrs.model.VmSample;
import org.opendrs.unit.Bytes;

/**
 * How a guest's balloon driver lies. The hypervisor's own figures stay honest: only what comes from inside the guest can be made
 * up there.
 */
public enum StatsDistortion {
    /** Tells the truth. */
    NONE {
        @Override
        GuestStats lie(GuestStats honest, Bytes actual) {
            return honest;
        }
    },
    /** Reports zero everywhere, with a fresh time stamp, so that the guest seems to be out of memory. */
    ZERO {
        @Override
        GuestStats lie(GuestStats honest, Bytes actual) {
            return GuestStats.builder(honest.updatedAtSeconds())
                    .usable(Bytes.ZERO)
                    .build();
        }
    },
    /** Reports levels and counters near the end of the range, as an unsigned minus one would look. */
    HUGE {
        @Override
        GuestStats lie(GuestStats honest, Bytes actual) {
            return new GuestStats(
                    honest.updatedAtSeconds(),
                    VERY_MUCH,
                    VERY_MUCH,
                    VERY_MUCH,
                    VERY_MUCH,
                    VERY_MUCH,
                    Long.MAX_VALUE,
                    VERY_MUCH,
                    honest.reclaim().map(counters -> VERY_MANY));
        }
    },
    /** Reports more usable memory than the guest holds, so that its load seems to be below zero. */
    USABLE_ABOVE_ACTUAL {
        @Override
        GuestStats lie(GuestStats honest, Bytes actual) {
            Bytes tooMuch = actual.plus(actual).plus(Bytes.mib(1));
            return new GuestStats(
                    honest.updatedAtSeconds(),
                    honest.unused(),
                    tooMuch,
                    honest.diskCaches(),
                    honest.swappedIn(),
                    honest.swappedOut(),
                    honest.majorFaults(),
                    honest.total(),
                    honest.reclaim());
        }
    },
    /** Reports counters that fall with every report. */
    COUNTERS_BACKWARDS {
        @Override
        GuestStats lie(GuestStats honest, Bytes actual) {
            long left = COUNTDOWN_SECONDS - Math.floorMod(honest.updatedAtSeconds(), COUNTDOWN_SECONDS);
            return new GuestStats(
                    honest.updatedAtSeconds(),
                    honest.unused(),
                    honest.usable(),
                    honest.diskCaches(),
                    Bytes.mib(left),
                    Bytes.mib(left),
                    left,
                    honest.total(),
                    honest.reclaim().map(counters -> ReclaimCounters.ofKills(left)));
        }
    },
    /** Reports the same level of zero free pages but all memory usable, and the other way round, in turn. */
    JUMPING {
        @Override
        GuestStats lie(GuestStats honest, Bytes actual) {
            boolean high = Math.floorMod(honest.updatedAtSeconds() / JUMP_SECONDS, 2L) == 0;
            Bytes level = high ? actual : Bytes.ZERO;
            return new GuestStats(
                    honest.updatedAtSeconds(),
                    level,
                    level,
                    Bytes.ZERO,
                    honest.swappedIn(),
                    honest.swappedOut(),
                    honest.majorFaults(),
                    honest.total(),
                    honest.reclaim());
        }
    },
    /** Reports nothing at all, as if the driver had been unloaded. */
    ABSENT {
        @Override
        GuestStats lie(GuestStats honest, Bytes actual) {
            return honest;
        }

        @Override
        public Optional<GuestStats> distort(Optional<GuestStats> honest, Bytes actual) {
            return Optional.empty();
        }
    };

    /** 2^64 - 1 KiB, which is how libvirt shows an unset statistic, cut to what a long holds. */
    private static final Bytes VERY_MUCH = new Bytes(Long.MAX_VALUE / 1024 * 1024);

    private static final ReclaimCounters VERY_MANY =
            new ReclaimCounters(Long.MAX_VALUE, Long.MAX_VALUE, VERY_MUCH, VERY_MUCH, VERY_MUCH, VERY_MUCH);

    /** Length of the countdown; a guest would have to run for 12 days to see it start again. */
    private static final long COUNTDOWN_SECONDS = 1L << 20;

    /** Half a period of {@link #JUMPING}: several reports, less than the windows over which demand is judged. */
    private static final long JUMP_SECONDS = 30;

    abstract GuestStats lie(GuestStats honest, Bytes actual);

    /**
     * Returns what the guest reports instead of the truth.
     *
     * @param honest the true report
     * @param actual memory that the guest holds
     */
    public Optional<GuestStats> distort(Optional<GuestStats> honest, Bytes actual) {
        return honest.map(stats -> lie(stats, actual));
    }

    /** Returns the sample with the guest's report replaced. */
    public VmSample distort(VmSample honest) {
        return new VmSample(
                honest.id(),
                honest.state(),
                honest.maximum(),
                honest.actual(),
                honest.resident(),
                honest.vcpus(),
                distort(honest.guest(), honest.actual()));
    }
}
