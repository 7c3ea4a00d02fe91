package org.opendrs.agent;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.opendrs.balloon.BalloonTarget;
import org.opendrs.model.VmId;
import org.opendrs.unit.Bytes;

/**
 * Remembers what was advised, so that an operator reads an advice once and not in every turn in which it still stands. Confined to one
 * thread.
 */
final class AdviceMemory {
    /** A change of a target by less than this part of the guest's maximum is noise of its load. */
    private static final double MATERIAL = 0.05;

    /** A guest at the edge of the dead zone is advised upon in some turns and not in others: a minute, at the default period. */
    static final int TURNS_KEPT = 6;

    private final NavigableMap<VmId, Said> said = new TreeMap<>();

    /** What was advised last, and since how many turns it has not been advised any more. */
    private record Said(BalloonTarget advice, int turnsWithout) {}

    /** Begins a turn. */
    void beginTurn() {
        said.replaceAll((vm, last) -> new Said(last.advice(), last.turnsWithout() + 1));
    }

    /** Notes an advice of this turn, and returns whether it is new or materially different from what was said last. */
    boolean isNews(BalloonTarget advice, Bytes maximum) {
        var last = said.get(advice.vm());
        boolean news = last == null || differs(last.advice(), advice, maximum);
        said.put(advice.vm(), new Said(news || last == null ? advice : last.advice(), 0));
        return news;
    }

    private static boolean differs(BalloonTarget one, BalloonTarget other, Bytes maximum) {
        long apart = Math.abs(one.target().value() - other.target().value());
        return one.shrinks() != other.shrinks() || apart > maximum.value() * MATERIAL;
    }

    /** Ends a turn: returns the guests whose advice has not stood for {@link #TURNS_KEPT} turns, and forgets them. */
    List<VmId> withdrawn() {
        var withdrawn = new ArrayList<VmId>();
        said.forEach((vm, last) -> {
            if (last.turnsWithout() >= TURNS_KEPT) {
                withdrawn.add(vm);
            }
        });
        withdrawn.forEach(said::remove);
        return withdrawn;
    }
}
