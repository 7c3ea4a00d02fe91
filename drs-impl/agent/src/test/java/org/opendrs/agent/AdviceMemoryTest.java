package org.opendrs.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.opendrs.unit.Bytes.gib;
import static org.opendrs.unit.Bytes.mib;

import org.junit.jupiter.api.Test;
import org.opendrs.balloon.BalloonTarget;
import org.opendrs.explain.Reason;
import org.opendrs.model.VmId;

/** A guest of 4 GiB, a twentieth of which is 204.8 MiB. */
class AdviceMemoryTest {
    private static final VmId WEB = new VmId("web");

    private final AdviceMemory memory = new AdviceMemory();

    private boolean isNews(long target) {
        memory.beginTurn();
        var advice = new BalloonTarget(WEB, mib(2000), mib(target), Reason.of("X"));
        boolean news = memory.isNews(advice, gib(4));
        assertThat(memory.withdrawn()).isEmpty();
        return news;
    }

    private boolean isWithdrawn() {
        memory.beginTurn();
        return memory.withdrawn().contains(WEB);
    }

    @Test
    void anAdviceIsNewsOnce() {
        assertThat(isNews(1500)).isTrue();
        assertThat(isNews(1500)).isFalse();
    }

    @Test
    void manySmallChangesAreMeasuredAgainstWhatWasSaid() {
        assertThat(isNews(1500)).isTrue();
        assertThat(isNews(1400)).isFalse();
        assertThat(isNews(1300)).isFalse();
        assertThat(isNews(1295)).isTrue();
        assertThat(isNews(1400)).isFalse();
    }

    @Test
    void theOtherDirectionIsNewsHoweverSmall() {
        assertThat(isNews(1990)).isTrue();
        assertThat(isNews(2010)).isTrue();
    }

    @Test
    void anAdviceThatComesAndGoesIsNoNews() {
        assertThat(isNews(1500)).isTrue();
        for (int i = 0; i < AdviceMemory.TURNS_KEPT - 1; i++) {
            assertThat(isWithdrawn()).isFalse();
        }
        assertThat(isNews(1500)).isFalse();
    }

    @Test
    void anAdviceThatStaysAwayIsWithdrawnOnceAndThenForgotten() {
        assertThat(isNews(1500)).isTrue();
        for (int i = 0; i < AdviceMemory.TURNS_KEPT - 1; i++) {
            assertThat(isWithdrawn()).isFalse();
        }
        assertThat(isWithdrawn()).isTrue();
        assertThat(isWithdrawn()).isFalse();
        assertThat(isNews(1500)).isTrue();
    }
}
