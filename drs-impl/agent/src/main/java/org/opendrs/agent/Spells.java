package org.opendrs.agent;

import java.util.Collection;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.opendrs.model.VmId;

/**
 * How long guests have been in a state that an operator should hear of if it lasts: once when it has lasted, and once when it is over.
 * Confined to one thread.
 *
 * @param <C> what keeps them in it; another cause is another spell
 */
final class Spells<C> {
    /** What is over after a turn or two is not worth a word: a definition that has not been read yet, a host that was late. */
    static final int TURNS_BEFORE_A_WORD = 3;

    private final SortedMap<VmId, Spell<C>> spells = new TreeMap<>();

    private record Spell<C>(C cause, int turns) {}

    /** A guest is in it in one more turn. Returns whether that is now to be said. */
    boolean goesOn(VmId vm, C cause) {
        int before = Optional.ofNullable(spells.get(vm))
                .filter(spell -> spell.cause().equals(cause))
                .map(Spell::turns)
                .orElse(0);
        spells.put(vm, new Spell<>(cause, Math.min(before, TURNS_BEFORE_A_WORD) + 1));
        return before + 1 == TURNS_BEFORE_A_WORD;
    }

    /** A guest is not in it. Returns whether that is to be said, because the contrary was. */
    boolean isOver(VmId vm) {
        var ended = Optional.ofNullable(spells.remove(vm));
        return ended.filter(spell -> spell.turns() >= TURNS_BEFORE_A_WORD).isPresent();
    }

    /** Forgets all guests but these. */
    void keepOnly(Collection<VmId> vms) {
        spells.keySet().retainAll(vms);
    }
}
