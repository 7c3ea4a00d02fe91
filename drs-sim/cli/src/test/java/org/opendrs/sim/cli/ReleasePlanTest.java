package org.opendrs.sim.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.opendrs.unit.Bytes.gib;

import org.junit.jupiter.api.Test;
import org.opendrs.balloon.BalloonRequest;
import org.opendrs.unit.Bytes;

class ReleasePlanTest {
    private static final BalloonRequest REQUEST = BalloonRequest.host(gib(32))
            .reserve(gib(2))
            .pool(gib(1))
            .guest("one", guest -> guest.current(gib(2)).maximum(gib(16)))
            .guest("two", guest -> guest.current(gib(2)).maximum(gib(16)))
            .build();

    @Test
    void theLedgerBoundsWhatGuestsGet() {
        var plan = ReleasePlan.of(REQUEST, gib(31));

        assertThat(plan.room()).isEqualTo(gib(26));
        assertThat(plan.targets())
                .allSatisfy(target -> assertThat(target.target()).isEqualTo(gib(15)));
    }

    @Test
    void whatIsReallyAvailableBoundsItToo() {
        var plan = ReleasePlan.of(REQUEST, gib(7));

        assertThat(plan.room()).isEqualTo(gib(6));
        assertThat(plan.targets())
                .allSatisfy(target -> assertThat(target.target()).isEqualTo(gib(5)));
    }

    @Test
    void nothingIsGivenFromTheEmergencyPool() {
        var plan = ReleasePlan.of(REQUEST, gib(1));

        assertThat(plan.room()).isEqualTo(Bytes.ZERO);
        assertThat(plan.targets()).isEmpty();
    }
}
