package org.opendrs.lab.calibration;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.opendrs.unit.Bytes;

/**
 * A step of a balloon that is made again and again, in real guests and in the simulated world.
 *
 * @param sizes the guest's maximum and the size of the step
 * @param pages what happened to the pages that the balloon takes or gives back
 */
public record StepCase(Sizes sizes, Pages pages) {
    /** What a balloon step does, and with what pages. */
    public enum Pages {
        /** Inflates in a guest that has only just booted. */
        NEVER_USED,
        /** Inflates over pages that processes have used and freed again. */
        USED,
        /** Inflates over pages that the balloon had before and nobody has used since. */
        RETURNED,
        /** Deflates. */
        GIVEN_BACK
    }

    /**
     * A guest and a step. The halves were laid down before anything was measured: every second line of this list, from the first on,
     * is for finding constants, the others are for judging them.
     */
    public enum Sizes {
        SMALL_A_LITTLE(256, 64, true),
        SMALL_A_LOT(256, 128, false),
        MIDDLE_A_LITTLE(512, 128, true),
        MIDDLE_A_LOT(512, 256, false),
        LARGE_A_LITTLE(1024, 256, true),
        LARGE_HALF(1024, 512, false),
        LARGE_A_LOT(1024, 768, true),
        MIDDLE_MOST(512, 320, false);

        private final long maximumMib;
        private final long stepMib;
        private final boolean forFitting;

        Sizes(long maximumMib, long stepMib, boolean forFitting) {
            this.maximumMib = maximumMib;
            this.stepMib = stepMib;
            this.forFitting = forFitting;
        }

        /** Returns the guest's maximum. */
        public Bytes maximum() {
            return Bytes.mib(maximumMib);
        }

        /** Returns what the guest holds after an inflation. */
        public Bytes small() {
            return Bytes.mib(maximumMib - stepMib);
        }

        /** Returns whether constants may be found with it; with the others they are judged. */
        public boolean forFitting() {
            return forFitting;
        }

        /** Returns memory that a process can take in such a guest without running into its end. */
        public Bytes usable() {
            return Bytes.mib(Math.round(maximumMib * 0.94) - 100);
        }
    }

    /** Returns all cases. */
    public static List<StepCase> all() {
        return Arrays.stream(Sizes.values())
                .flatMap(sizes -> Stream.of(Pages.values()).map(pages -> new StepCase(sizes, pages)))
                .toList();
    }

    /** Returns whether the step takes memory from the guest. */
    public boolean inflates() {
        return pages != Pages.GIVEN_BACK;
    }

    /** Returns the size that the guest is asked to hold. */
    public Bytes target() {
        return inflates() ? sizes.small() : sizes.maximum();
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%4.0f MiB, step %3.0f, %s",
                sizes.maximum().toMib(),
                (double) sizes.stepMib,
                pages.name().toLowerCase(Locale.ROOT).replace('_', ' '));
    }
}
