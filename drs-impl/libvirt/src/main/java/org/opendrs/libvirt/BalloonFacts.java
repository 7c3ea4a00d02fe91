package org.opendrs.libvirt;

import java.time.Duration;
import java.util.Optional;

/**
 * What a guest's definition says of its balloon. While the guest runs, this is what it runs with.
 *
 * @param model the model of the device, such as {@code virtio}; {@code none} if there is none; empty if nothing is said of it
 * @param autodeflate whether it deflates by itself before the guest's OOM killer runs
 * @param freePageReporting whether the guest tells the host of pages that it has freed
 * @param statsPeriod how often it reports statistics; zero if nobody asks it to
 * @param alias what a hypervisor calls the device while the guest runs; empty if that is not said, or is no name of a device
 */
public record BalloonFacts(
        Optional<String> model,
        boolean autodeflate,
        boolean freePageReporting,
        Duration statsPeriod,
        Optional<String> alias) {
    private static final String VIRTIO = "virtio";
    private static final String NONE = "none";

    /** Nothing is said of a balloon. */
    static final BalloonFacts UNKNOWN =
            new BalloonFacts(Optional.empty(), false, false, Duration.ZERO, Optional.empty());

    /** Returns whether it is certain that there is no balloon device. */
    public boolean isMissing() {
        return model.filter(NONE::equals).isPresent();
    }

    /** Returns whether this is a device of which libvirt knows all that is said here; of other ones it says nothing. */
    public boolean isVirtio() {
        // Also virtio-transitional and virtio-non-transitional.
        return model.filter(name -> name.startsWith(VIRTIO)).isPresent();
    }
}
