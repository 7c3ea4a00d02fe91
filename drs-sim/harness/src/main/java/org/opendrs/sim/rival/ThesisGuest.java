package org.opendrs.sim.rival;

import org.opendrs.balloon.BalloonGuest;
import org.opendrs.unit.Bytes;

/**
 * One guest in the terms of the thesis; amounts in bytes.
 *
 * @param guest the guest
 * @param current what it holds
 * @param need what it asks for, zero if it is not needy
 * @param softIdle free pages that the host backs
 * @param hardIdle page cache above the load
 */
record ThesisGuest(BalloonGuest guest, long current, long need, long softIdle, long hardIdle) {
    private static final long GIB = Bytes.gib(1).value();

    static ThesisGuest of(BalloonGuest guest, ThesisRules rules) {
        var memory = guest.memory();
        long current = memory.actual().value();
        long load = memory.load().value();
        boolean needy = load >= rules.needyRatio() * current;
        // A guest in need is no donor: the prototype took from it and gave back in one pass.
        long floor = Math.max(
                rules.guestReserved().value(), guest.allocation().reservation().value());
        long used = memory.actual().minusOrZero(memory.unused()).value();
        long softIdle = needy ? 0 : Math.max(allocated(guest) - Math.max(used, floor), 0);
        long hardIdle = needy ? 0 : Math.max(used - Math.max(load, floor), 0);
        return new ThesisGuest(guest, current, needy ? need(guest, rules) : 0, softIdle, hardIdle);
    }

    private static long need(BalloonGuest guest, ThesisRules rules) {
        long current = guest.memory().actual().value();
        long base = rules.step() == ThesisRules.Step.OF_CURRENT
                ? current
                : guest.memory().maximum().value();
        long room = guest.allocation().limit().min(guest.memory().maximum()).value() - current;
        return Math.max(0, Math.min(Math.round(rules.stepRatio() * base), room));
    }

    /** Host memory behind the guest's own memory: resident set less the overhead of QEMU, at most what the guest holds. */
    static long allocated(BalloonGuest guest) {
        var memory = guest.memory();
        long backed = memory.resident().value() - overhead(memory.maximum().value());
        // The overhead is a table of guesses; what the guest uses is certainly backed, unless the host swapped it.
        long used = memory.actual().minusOrZero(memory.unused()).value();
        return Math.min(
                memory.actual().value(),
                Math.max(backed, Math.min(used, memory.resident().value())));
    }

    /** THESIS §4: 200, 300, 400 or 500 MB for a maximum of up to 4, 10, 18 or more GB. */
    private static long overhead(long maximum) {
        int megabytes = maximum <= 4 * GIB ? 200 : maximum <= 10 * GIB ? 300 : maximum <= 18 * GIB ? 400 : 500;
        return Bytes.mib(megabytes).value();
    }
}
