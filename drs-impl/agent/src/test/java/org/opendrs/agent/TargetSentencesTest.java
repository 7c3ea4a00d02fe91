package org.opendrs.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.opendrs.unit.Bytes.mib;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.opendrs.agent.TargetSentences.Mood;
import org.opendrs.balloon.BalloonTarget;
import org.opendrs.explain.Reason;
import org.opendrs.model.VmId;

class TargetSentencesTest {
    private static final GuestNames NAMES = new GuestNames(vm -> Optional.of("vm\n" + vm.value()));
    private static final Reason WHY = Reason.of("STOP_AT_ACTUAL");

    private static BalloonTarget target(int number, long from, long to) {
        return new BalloonTarget(new VmId(String.format("%03d", number)), mib(from), mib(to), WHY);
    }

    @Test
    void theLargestChangeComesFirst() {
        var lines = TargetSentences.of(
                List.of(target(1, 1000, 900), target(2, 1000, 1500), target(3, 1000, 1000)), Mood.ADVISED, NAMES);

        assertThat(lines)
                .containsExactly(
                        "guest vm?002 should grow from 1000 MiB to 1500 MiB: the shrink is called off, because it gives no more or"
                                + " is in distress",
                        "guest vm?001 should shrink from 1000 MiB to 900 MiB: the shrink is called off, because it gives no more or"
                                + " is in distress",
                        "guest vm?003 should stay at 1000 MiB: the shrink is called off, because it gives no more or is in distress");
    }

    @Test
    void manyAreCountedInOneLine() {
        var targets = IntStream.rangeClosed(1, 57)
                .mapToObj(number -> target(number, 4096, 4096 - 10 * number))
                .toList();

        var lines = TargetSentences.of(targets, Mood.COMMANDED, NAMES);

        assertThat(lines).hasSize(21);
        assertThat(lines.get(0)).contains("vm?057");
        assertThat(lines.get(20)).isEqualTo("and 37 more guests: each is to change by 370 MiB or less");
    }

    @Test
    void whereNothingIsToSayNothingIsSaid() {
        assertThat(TargetSentences.of(List.of(), Mood.COMMANDED, NAMES)).isEmpty();
    }
}
