package org.opendrs.core.doctor;

import java.time.Duration;
import java.util.Optional;

/**
 * What a guest's definition says of its balloon. What is empty, is not known.
 *
 * @param device whether there is a balloon device
 * @param statsPeriod how often it is asked to report statistics; zero if nobody asks
 * @param freePageReporting whether the guest tells the host of pages that it has freed
 * @param autodeflate whether it deflates by itself
 */
public record BalloonTraits(
        Optional<Boolean> device,
        Optional<Duration> statsPeriod,
        Optional<Boolean> freePageReporting,
        Optional<Boolean> autodeflate) {
    /** Nothing is known. */
    public static final BalloonTraits UNKNOWN =
            new BalloonTraits(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /** There is no device. */
    public static final BalloonTraits NO_DEVICE =
            new BalloonTraits(Optional.of(false), Optional.empty(), Optional.empty(), Optional.empty());

    boolean isMissing() {
        return isOff(device);
    }

    boolean lacksFreePageReporting() {
        return isOff(freePageReporting);
    }

    boolean lacksAutodeflate() {
        return isOff(autodeflate);
    }

    /** Returns whether it is known that nobody asks for reports. */
    public boolean lacksStatsPeriod() {
        return statsPeriod.filter(Duration::isZero).isPresent();
    }

    private static boolean isOff(Optional<Boolean> trait) {
        return trait.filter(on -> !on).isPresent();
    }
}
