package org.opendrs.core.balloon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.opendrs.core.balloon.Fixtures.SWAP;
import static org.opendrs.unit.Bytes.gib;
import static org.opendrs.unit.Bytes.mib;

import org.junit.jupiter.api.Test;
import org.opendrs.balloon.BalloonPlan;
import org.opendrs.balloon.BalloonRequest;
import org.opendrs.balloon.BalloonTarget;
import org.opendrs.unit.Bytes;

/** A host of 5 GiB with two guests that were promised more than it has, whatever they hold now. */
class OvercommittedTest {
    private static BalloonPlan decide(Bytes held, Bytes promised) {
        var request = BalloonRequest.host(gib(5)).reserve(Bytes.ZERO).pool(Bytes.ZERO);
        for (String vm : new String[] {"a", "b"}) {
            request.guest(
                    vm,
                    guest -> guest.current(held)
                            .usable(mib(900))
                            .maximum(gib(4))
                            .reservation(promised)
                            .facts(SWAP));
        }
        return Policies.waterfill().decide(request.build());
    }

    @Test
    void aHostThatHasRoomNowIsReported() {
        var plan = decide(mib(1900), gib(3));

        assertThat(plan.outcome().code()).isEqualTo(BalloonReasons.OVERCOMMITTED);
        assertThat(plan.targets()).noneMatch(BalloonTarget::shrinks);
    }

    @Test
    void aHostWhoseGuestsHoldMoreThanThereIsIsReportedToo() {
        var plan = decide(gib(3), gib(3));

        assertThat(plan.outcome().code()).isEqualTo(BalloonReasons.OVERCOMMITTED);
        assertThat(plan.outcome().input("reservations")).isEqualTo(gib(6).value());
        assertThat(plan.targets()).isEmpty();
    }

    @Test
    void aHostOfWhichNobodyAsksForWhatItWasPromisedIsReportedToo() {
        var plan = decide(gib(1), gib(3));

        assertThat(plan.outcome().code()).isEqualTo(BalloonReasons.OVERCOMMITTED);
    }

    @Test
    void reservationsThatFitExactlyAreNone() {
        var plan = decide(gib(1), mib(2560));

        assertThat(plan.outcome().code()).isNotEqualTo(BalloonReasons.OVERCOMMITTED);
    }
}
