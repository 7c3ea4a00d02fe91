package org.opendrs.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ResourceTest {
    @Test
    void aResourceNeedsANameAndAUnit() {
        assertThatThrownBy(() -> new Resource(" ", "bytes")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Resource("disk", ""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("disk");
    }

    @Test
    void resourcesAreOrderedByNameAndAreDifferentIfTheirUnitsAre() {
        assertThat(Resource.CPU).isLessThan(Resource.MEMORY);
        assertThat(new Resource("disk", "bytes").compareTo(new Resource("disk", "operations")))
                .isNotZero();
        assertThat(Resource.CPU).hasToString("cpu");
    }
}
