package org.opendrs.core.balloon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.opendrs.core.balloon.Fixtures.SECOND;
import static org.opendrs.core.balloon.Fixtures.SWAP;
import static org.opendrs.core.balloon.WaterfillPolicyTest.NOW;
import static org.opendrs.core.balloon.WaterfillPolicyTest.decide;
import static org.opendrs.core.balloon.WaterfillPolicyTest.host;
import static org.opendrs.core.balloon.WaterfillPolicyTest.relieve;
import static org.opendrs.unit.Bytes.gib;
import static org.opendrs.unit.Bytes.mib;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.opendrs.balloon.GuestHistory;

/** Targets of which nobody knows whether they are in force, on a host that may not have room for them. */
class TargetInDoubtTest {
    @Test
    void aTargetInDoubtIsNotMadeSureOfWhileTheGuestsMayNotFit() {
        var inDoubt = new HistoryDraft(GuestHistory.none());
        inDoubt.doubted = gib(4);
        var guests = host(8).guest(
                        "doubted",
                        g -> g.current(gib(2))
                                .usable(mib(10))
                                .maximum(gib(4))
                                .facts(SWAP)
                                .history(inDoubt.build()))
                .guest(
                        "other",
                        g -> g.current(gib(4)).usable(mib(500)).maximum(gib(4)).facts(SWAP));

        assertThat(decide(guests).targets()).isEmpty();
        assertThat(relieve(guests).targets()).noneMatch(t -> t.vm().value().equals("doubted") && !t.shrinks());
    }

    @Test
    void aShrinkIsNotCalledOffByAGrantWhileTheGuestsMayNotFit() {
        var shrinking = new HistoryDraft(GuestHistory.none());
        shrinking.target = Optional.of(mib(1500));
        shrinking.doubted = gib(4);
        shrinking.commandedAt = NOW - 20 * SECOND;
        shrinking.lastShrinkAt = NOW - 20 * SECOND;
        var plan = decide(host(8).guest(
                        "shrinking",
                        g -> g.current(gib(2))
                                .usable(mib(600))
                                .maximum(gib(4))
                                .facts(SWAP)
                                .history(shrinking.build()))
                .guest(
                        "other",
                        g -> g.current(gib(4)).usable(mib(500)).maximum(gib(4)).facts(SWAP)));

        assertThat(plan.targets())
                .noneMatch(t -> t.vm().value().equals("shrinking") && t.target().compareTo(mib(1500)) > 0);
    }
}
