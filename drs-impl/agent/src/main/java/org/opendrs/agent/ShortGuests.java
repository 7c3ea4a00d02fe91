package org.opendrs.agent;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.opendrs.balloon.BalloonGuest;
import org.opendrs.balloon.GuestScope;
import org.opendrs.control.BalloonDecision;
import org.opendrs.core.balloon.BalloonReasons;
import org.opendrs.core.words.ReasonWords;
import org.opendrs.explain.Reason;
import org.opendrs.model.VmId;

/** Says which guests run short of memory and get none, with the policy's reason. Confined to one thread. */
final class ShortGuests {
    /** The share of what a guest holds below which it is in distress by default. */
    private static final double SHORT = 0.05;

    private static final double PER_CENT = 100;

    private final GuestNames names;
    private final Spells<String> spells = new Spells<>();

    ShortGuests(GuestNames names) {
        this.names = names;
    }

    /** Returns what is to be said of the guests of a turn after what was decided of them. */
    List<String> news(List<BalloonDecision> decisions) {
        var news = new ArrayList<String>();
        var seen = new ArrayList<VmId>();
        for (BalloonDecision decision : decisions) {
            var holds = holds(decision);
            for (BalloonGuest guest : decision.request().guests()) {
                seen.add(guest.vm());
                examine(guest, holds, news);
            }
        }
        spells.keepOnly(seen);
        return news;
    }

    /** One that gets memory now may still be short for a turn or two. */
    private void examine(BalloonGuest guest, SortedMap<VmId, Reason> holds, List<String> news) {
        VmId vm = guest.vm();
        if (!isShort(guest)) {
            if (spells.isOver(vm)) {
                news.add("guest " + names.of(vm) + " is not short of memory any more");
            }
        } else if (holds.containsKey(vm) && spells.goesOn(vm, "short")) {
            news.add("guest " + names.of(vm) + " has " + Math.round(usable(guest) * PER_CENT)
                    + " % of its memory left and gets no more: " + words(holds.get(vm)));
        }
    }

    private static SortedMap<VmId, Reason> holds(BalloonDecision decision) {
        SortedMap<VmId, Reason> holds = new TreeMap<>();
        decision.plan().holds().forEach(hold -> holds.put(hold.vm(), hold.reason()));
        return holds;
    }

    /** What keeps a guest from being shrunk is not why it does not grow. */
    private static String words(Reason why) {
        return why.code().equals(BalloonReasons.SPARED_AFTER_DISTRESS)
                ? "its host has none to give now"
                : ReasonWords.of(why).sentence();
    }

    /** A guest that holds all it was started with can get no more, and whoever made it so knows. */
    private static boolean isShort(BalloonGuest guest) {
        var memory = guest.memory();
        return guest.scope() == GuestScope.MANAGED
                && memory.actual().compareTo(memory.maximum()) < 0
                && usable(guest) < SHORT;
    }

    private static double usable(BalloonGuest guest) {
        return (double) guest.memory().usable().value()
                / Math.max(1, guest.memory().actual().value());
    }
}
