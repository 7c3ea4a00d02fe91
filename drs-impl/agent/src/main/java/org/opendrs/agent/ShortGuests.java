package org.opendrs.agent;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.opendrs.balloon.BalloonGuest;
import org.opendrs.balloon.BalloonHold;
import org.opendrs.balloon.BalloonPlan;
import org.opendrs.balloon.BalloonRequest;
import org.opendrs.balloon.BalloonTarget;
import org.opendrs.balloon.GuestScope;
import org.opendrs.core.balloon.BalloonReasons;
import org.opendrs.core.words.ReasonWords;
import org.opendrs.explain.Reason;
import org.opendrs.model.VmId;

/**
 * Says which guests run short of memory and get none, with the policy's reason, once when that begins and once when it is over. Confined
 * to one thread.
 */
final class ShortGuests {
    /** The share of what a guest holds below which it is in distress by default. */
    private static final double SHORT = 0.05;

    /** Help takes a turn or two. */
    static final int TURNS_BEFORE_A_WORD = 3;

    private static final double PER_CENT = 100;

    private final GuestNames names;

    /** For how many turns guests have been short. */
    private final SortedMap<VmId, Integer> turns = new TreeMap<>();

    ShortGuests(GuestNames names) {
        this.names = names;
    }

    /** Returns what is to be said of the guests of a host after what was decided of them in a turn. */
    List<String> news(BalloonRequest request, BalloonPlan plan) {
        Map<VmId, Reason> holds = new HashMap<>();
        for (BalloonHold hold : plan.holds()) {
            holds.put(hold.vm(), hold.reason());
        }
        for (BalloonTarget target : plan.targets()) {
            holds.remove(target.vm());
        }
        var news = new ArrayList<String>();
        for (BalloonGuest guest : request.guests()) {
            Reason why = holds.get(guest.vm());
            if (why != null && isShort(guest)) {
                if (turns.merge(guest.vm(), 1, Integer::sum) == TURNS_BEFORE_A_WORD) {
                    news.add("guest " + names.of(guest.vm()) + " has " + Math.round(usable(guest) * PER_CENT)
                            + " % of its memory left and gets no more: " + words(why));
                }
            } else if (!isShort(guest)) {
                boolean said = turns.getOrDefault(guest.vm(), 0) >= TURNS_BEFORE_A_WORD;
                turns.remove(guest.vm());
                if (said) {
                    news.add("guest " + names.of(guest.vm()) + " is not short of memory any more");
                }
            }
        }
        return news;
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
