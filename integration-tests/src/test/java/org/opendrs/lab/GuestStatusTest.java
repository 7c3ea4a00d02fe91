package org.opendrs.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.opendrs.unit.Bytes.kib;
import static org.opendrs.unit.Bytes.mib;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class GuestStatusTest {
    @Test
    void anAnswerOfTheGuestIsReadWithItsUnits() {
        GuestStatus status = GuestStatus.parse("""
                {"return":{"uptimeMs":4200,"hogs":1,"dirtiers":2,"burners":3,"hogsKilled":4,"hoggedMib":64,"rounds":5,
                "lastRoundMs":600,"allRoundsMs":7000,"dirtiedMib":80,"totalKib":90000,"freeKib":10000,"availableKib":11000,
                "majorFaults":12,"oomKills":13}}
                """);
        assertThat(status)
                .isEqualTo(new GuestStatus(
                        Duration.ofMillis(4200),
                        new GuestStatus.Loads(1, 2, 3),
                        mib(64),
                        new GuestStatus.Rounds(5, Duration.ofMillis(600), Duration.ofSeconds(7)),
                        4,
                        mib(80),
                        new GuestStatus.Memory(kib(90000), kib(10000), kib(11000), 12, 13)));
    }

    @Test
    void anAnswerThatLacksAFieldIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GuestStatus.parse("{\"return\":{\"uptimeMs\":4200}}"))
                .withMessageContaining("hogs");
    }

    @Test
    void anAnswerThatIsNoJsonIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GuestStatus.parse("error:"))
                .withMessage("not the status of a guest: error:");
    }
}
