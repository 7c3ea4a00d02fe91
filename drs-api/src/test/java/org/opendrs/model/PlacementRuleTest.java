package org.opendrs.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class PlacementRuleTest {
    private static final VmId A = new VmId("a");
    private static final VmId B = new VmId("b");

    @Test
    void membersStandInIdOrderSoThatEqualRulesAreEqual() {
        assertThat(new PlacementRule.KeepApart("r", List.of(B, A)))
                .isEqualTo(new PlacementRule.KeepApart("r", List.of(A, B)));
        assertThat(new PlacementRule.KeepTogether("r", List.of(B, A)).vms()).containsExactly(A, B);
    }

    @Test
    void hostsStandInIdOrderToo() {
        var rule = new PlacementRule.RunOnlyOn("r", List.of(B, A), List.of(new HostId("y"), new HostId("x")));

        assertThat(rule.vms()).containsExactly(A, B);
        assertThat(rule.hosts()).containsExactly(new HostId("x"), new HostId("y"));
    }

    @Test
    void aMemberThatStandsTwiceIsRefused() {
        assertThatThrownBy(() -> new PlacementRule.KeepApart("r", List.of(A, B, A)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("id a");
    }
}
