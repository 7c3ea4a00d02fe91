package org.opendrs.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.opendrs.model.VmId;

/** A walk finds what a search would find, and searches only for guests that are not at their place. */
class RosterTest {
    private final List<String> searched = new ArrayList<>();

    private Roster.Walk<String> walk(List<String> vms) {
        var ids = vms.stream().map(VmId::new).toList();
        return new Roster<>(ids, vms.stream().map(vm -> "known of " + vm).toList()).walk(this::search);
    }

    private String search(VmId vm) {
        searched.add(vm.value());
        return "known of " + vm.value();
    }

    private List<String> find(Roster.Walk<String> walk, List<String> vms) {
        return vms.stream().map(vm -> walk.find(new VmId(vm))).toList();
    }

    private static List<String> knownOf(List<String> vms) {
        return vms.stream().map(vm -> "known of " + vm).toList();
    }

    @Test
    void theSameGuestsAreFoundWithoutASearch() {
        var guests = List.of("a", "b", "c");
        var walk = walk(guests);

        assertThat(find(walk, guests)).isEqualTo(knownOf(guests));

        assertThat(searched).isEmpty();
        assertThat(walk.foundAll()).isTrue();
    }

    @Test
    void aNewGuestIsSearchedForAndHoldsUpNoOther() {
        var walk = walk(List.of("a", "c"));

        find(walk, List.of("a", "b", "c"));

        assertThat(searched).containsExactly("b");
        assertThat(walk.foundAll()).isFalse();
    }

    @Test
    void guestsThatAreGoneHoldUpOneOtherAtMost() {
        var walk = walk(List.of("a", "b", "c", "d", "e"));

        find(walk, List.of("a", "d", "e"));

        assertThat(searched).containsExactly("d");
        assertThat(walk.foundAll()).isFalse();
    }

    @Test
    void aGuestThatIsMissingAtTheEndIsNoticed() {
        var walk = walk(List.of("a", "b"));

        find(walk, List.of("a"));

        assertThat(walk.foundAll()).isFalse();
    }

    @Test
    void anEmptyRosterSearchesForAll() {
        var walk = Roster.<String>empty().walk(this::search);

        assertThat(find(walk, List.of("a", "b"))).isEqualTo(knownOf(List.of("a", "b")));

        assertThat(searched).containsExactly("a", "b");
    }

    @Test
    void whateverIsAskedForIsFound() {
        var random = new SplittableRandom(3);
        for (int round = 0; round < 500; round++) {
            var listed = List.copyOf(some(random));
            var asked = new ArrayList<>(some(random));
            if (round % 5 == 0) {
                // Out of order, and one of them twice.
                asked.addAll(some(random));
            }
            searched.clear();
            var walk = walk(listed);

            assertThat(find(walk, asked)).isEqualTo(knownOf(asked));
            assertThat(walk.foundAll()).isEqualTo(asked.equals(listed));
            assertThat(searched.isEmpty() || !asked.equals(listed)).isTrue();
        }
    }

    private static SortedSet<String> some(SplittableRandom random) {
        var vms = new TreeSet<String>();
        for (char vm = 'a'; vm <= 'h'; vm++) {
            if (random.nextInt(3) > 0) {
                vms.add(String.valueOf(vm));
            }
        }
        return vms;
    }
}
