package org.opendrs.sim.cli;

import java.util.List;
import java.util.Optional;
import org.opendrs.core.doctor.BalloonTraits;
import org.opendrs.core.doctor.GuestTraits;
import org.opendrs.core.doctor.PolicyTraits;
import org.opendrs.libvirt.BalloonFacts;
import org.opendrs.libvirt.DomainFacts;
import org.opendrs.libvirt.PinReason;
import org.opendrs.model.Automation;

/** Tells a doctor what a definition says. */
final class ExaminedTraits {
    private ExaminedTraits() {}

    static GuestTraits of(Optional<DomainFacts> definition) {
        return definition.map(ExaminedTraits::of).orElse(GuestTraits.UNREAD);
    }

    private static GuestTraits of(DomainFacts facts) {
        List<String> pinned = facts.pinned().stream()
                .filter(reason -> reason != PinReason.NO_BALLOON)
                .map(ExaminedTraits::words)
                .toList();
        boolean mayAct = facts.policy().automation() == Automation.ACT;
        return new GuestTraits(
                true,
                pinned,
                balloon(facts.balloon()),
                new PolicyTraits(facts.policyWritten(), mayAct, facts.problem()));
    }

    private static BalloonTraits balloon(BalloonFacts balloon) {
        if (balloon.isMissing()) {
            return BalloonTraits.NO_DEVICE;
        }
        return balloon.isVirtio()
                ? new BalloonTraits(
                        Optional.of(true),
                        Optional.of(balloon.statsPeriod()),
                        Optional.of(balloon.freePageReporting()),
                        Optional.of(balloon.autodeflate()))
                : BalloonTraits.UNKNOWN;
    }

    private static String words(PinReason reason) {
        return switch (reason) {
            case PASSED_THROUGH_DEVICE ->
                "a device that is passed through (<hostdev>, or <interface> of type hostdev or vdpa)";
            case HUGE_PAGES -> "huge pages (<hugepages> in <memoryBacking>)";
            case LOCKED -> "locked memory (<locked> in <memoryBacking>)";
            case CONFIDENTIAL -> "encrypted memory (<launchSecurity>)";
            case NO_BALLOON -> "no balloon device (<memballoon>)";
        };
    }
}
