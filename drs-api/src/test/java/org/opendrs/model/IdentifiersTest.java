package org.opendrs.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdentifiersTest {
    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t\n"})
    void aBlankIdIsRefused(String blank) {
        assertThatThrownBy(() -> new VmId(blank))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("VM");
        assertThatThrownBy(() -> new HostId(blank))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("host");
    }

    @Test
    void anIdOfAtMost256CharactersIsTaken() {
        assertThat(new VmId("v".repeat(256)).value()).hasSize(256);
        assertThatThrownBy(() -> new VmId("v".repeat(257)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("257");
    }

    @Test
    void idsAreOrderedAndShownAsTheirText() {
        assertThat(new VmId("vm-10")).isLessThan(new VmId("vm-9"));
        assertThat(new HostId("a")).isLessThan(new HostId("b"));
        assertThat(new VmId("vm-9")).hasToString("vm-9");
        assertThat(new HostId("a")).hasToString("a");
    }
}
