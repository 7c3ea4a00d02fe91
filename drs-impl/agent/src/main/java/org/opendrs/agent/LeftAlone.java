package org.opendrs.agent;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.opendrs.balloon.BalloonGuest;
import org.opendrs.balloon.GuestScope;
import org.opendrs.model.VmId;

/**
 * Says which guests are left alone for reasons that do not pass by themselves, once when that begins and once when it is over.
 * Confined to one thread.
 */
final class LeftAlone {
    /** A definition that has not been read yet, or a host that was late, is over after a turn or two. */
    static final int TURNS_BEFORE_A_WORD = 3;

    private final GuestNames names;
    private final SortedMap<VmId, Spell> spells = new TreeMap<>();

    LeftAlone(GuestNames names) {
        this.names = names;
    }

    /** For how many turns a guest has been in a scope, and whether that was said. */
    private record Spell(GuestScope scope, int turns, boolean said) {}

    /** Returns what is to be said of the guests of a turn. */
    List<String> news(List<BalloonGuest> guests) {
        var news = new ArrayList<String>();
        SortedMap<VmId, Spell> before = new TreeMap<>(spells);
        spells.clear();
        for (BalloonGuest guest : guests) {
            var last = before.getOrDefault(guest.vm(), new Spell(GuestScope.MANAGED, 0, false));
            boolean passes = why(guest.scope(), "").isEmpty();
            if (!passes) {
                spells.put(guest.vm(), longer(guest, last, news));
            } else if (guest.scope() != GuestScope.MANAGED) {
                spells.put(guest.vm(), last);
            } else if (last.said()) {
                news.add("guest " + names.of(guest.vm()) + " is cared for again");
            }
        }
        return news;
    }

    private Spell longer(BalloonGuest guest, Spell last, List<String> news) {
        boolean same = last.scope() == guest.scope();
        int turns = same ? last.turns() + 1 : 1;
        boolean said = same && last.said();
        if (!said && turns >= TURNS_BEFORE_A_WORD) {
            said = true;
            String name = names.of(guest.vm());
            news.add("guest " + name + " is left alone: " + why(guest.scope(), name));
        }
        return new Spell(guest.scope(), turns, said);
    }

    /** Returns why a guest in this scope is left alone; empty if that passes by itself. */
    private static String why(GuestScope scope, String name) {
        return switch (scope) {
            case UNCOOPERATIVE -> "it does not follow its balloon, so that its driver seems not to work";
            case FIXED -> "it has no balloon device, or its memory is pinned; drs doctor tells which";
            case NO_DATA ->
                "its balloon driver reports nothing fresh; if it runs one, it reports after 'virsh dommemstat " + name
                        + " --period 2 --live', which an agent in mode act does by itself; drs doctor tells more";
            default -> "";
        };
    }
}
