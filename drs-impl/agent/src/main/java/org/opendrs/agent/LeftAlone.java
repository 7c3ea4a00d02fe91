package org.opendrs.agent;

import java.util.ArrayList;
import java.util.List;
import org.opendrs.balloon.BalloonGuest;
import org.opendrs.balloon.GuestScope;
import org.opendrs.model.VmId;

/** Says which guests are left alone for reasons that do not pass by themselves. Confined to one thread. */
final class LeftAlone {
    private final GuestNames names;
    private final Spells<GuestScope> spells = new Spells<>();

    LeftAlone(GuestNames names) {
        this.names = names;
    }

    /** Returns what is to be said of the guests of a turn. */
    List<String> news(List<BalloonGuest> guests) {
        var news = new ArrayList<String>();
        spells.keepOnly(guests.stream().map(BalloonGuest::vm).toList());
        for (BalloonGuest guest : guests) {
            VmId vm = guest.vm();
            String name = names.of(vm);
            String why = why(guest.scope(), name);
            if (!why.isEmpty()) {
                if (spells.goesOn(vm, guest.scope())) {
                    news.add("guest " + name + " is left alone: " + why);
                }
            } else if (guest.scope() == GuestScope.MANAGED && spells.isOver(vm)) {
                news.add("guest " + name + " is cared for again");
            }
        }
        return news;
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
