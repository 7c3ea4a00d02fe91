package org.opendrs.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.opendrs.model.Automation;
import org.opendrs.model.HostId;
import org.opendrs.model.VmId;

class InventoryViewTest {
    private static final HostId A = new HostId("a");
    private static final HostId B = new HostId("b");

    @Test
    void theEmptyInventoryKnowsNothing() {
        assertThat(InventoryView.EMPTY.vms()).isEmpty();
        assertThat(InventoryView.EMPTY.hosts()).isEmpty();
        assertThat(InventoryView.EMPTY.rules()).isEmpty();
        assertThat(InventoryView.EMPTY.maintenance()).isEmpty();
        assertThat(InventoryView.EMPTY.foreignOperations()).isEmpty();
    }

    @Test
    void laterChangesOfWhatWasGivenHaveNoEffect() {
        var hosts = new TreeMap<>(Map.of(A, Automation.ADVISE));
        var maintenance = new TreeSet<>(List.of(A));
        var foreign = new TreeSet<>(List.of(new VmId("x")));
        var view = new InventoryView(1, new TreeMap<>(), hosts, List.of(), maintenance, foreign);
        hosts.clear();
        maintenance.clear();
        foreign.clear();

        assertThat(view.hosts()).containsOnlyKeys(A);
        assertThat(view.maintenance()).containsExactly(A);
        assertThat(view.foreignOperations()).containsExactly(new VmId("x"));
        assertThatThrownBy(() -> view.hosts().clear()).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> view.maintenance().clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void everythingStandsInIdOrderWhateverTheOrderOfWhatWasGiven() {
        var hosts = new TreeMap<HostId, Automation>(Comparator.reverseOrder());
        hosts.put(A, Automation.ADVISE);
        hosts.put(B, Automation.ACT);
        var maintenance = new TreeSet<HostId>(Comparator.reverseOrder());
        maintenance.addAll(List.of(A, B));
        var view = new InventoryView(1, new TreeMap<>(), hosts, List.of(), maintenance, new TreeSet<>());

        assertThat(view.hosts().keySet()).containsExactly(A, B);
        assertThat(view.maintenance()).containsExactly(A, B);
    }
}
