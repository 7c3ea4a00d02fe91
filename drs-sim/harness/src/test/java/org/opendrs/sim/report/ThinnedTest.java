package org.opendrs.sim.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ThinnedTest {
    @Test
    void whatFitsIsKept() {
        assertThat(of(4, 4).kept()).containsExactly(0, 1, 2, 3);
    }

    @Test
    void whatDoesNotFitIsThinnedEvenly() {
        assertThat(of(4, 7).kept()).containsExactly(0, 2, 4, 6);
        assertThat(of(4, 16).kept()).containsExactly(0, 4, 8, 12);
        assertThat(of(5, 6).kept()).containsExactly(0, 2, 4);
        assertThat(of(5, 1000).kept()).hasSizeBetween(3, 5).contains(0);
    }

    @Test
    void allThatCameAreCounted() {
        assertThat(of(2, 1000).seen()).isEqualTo(1000);
    }

    private static Thinned<Integer> of(int most, int entries) {
        var list = new Thinned<Integer>(most);
        for (int i = 0; i < entries; i++) {
            list.add(i);
        }
        return list;
    }
}
