package org.opendrs.sim.rival;

import java.util.OptionalLong;
import org.opendrs.balloon.BalloonGuest;
import org.opendrs.explain.Input;
import org.opendrs.explain.Reason;

/**
 * Reason codes of the thesis' policies, with the formula of each. Inputs are bytes.
 *
 * <ul>
 *   <li>{@code THESIS_GIVE(current need)}: {@code current + need}
 *   <li>{@code THESIS_TAKE_SOFT(current idle amount allIdle)}: {@code current - idle·amount/allIdle}
 *   <li>{@code THESIS_TAKE_HARD(current soft idle amount allIdle)}: {@code current - soft - idle·amount/allIdle}
 *   <li>{@code THESIS_GIVE_ENTITLED(current need maximum memory maxima)}: {@code current + min(need, entitled - current)} with
 *       {@code entitled = maximum·memory/maxima}
 *   <li>{@code THESIS_TAKE_ENTITLED(current idle amount allIdle)}: {@code current - idle·amount/allIdle}
 * </ul>
 */
public final class ThesisReasons {
    /** Outcome: neither is the host short nor a guest needy. */
    public static final String QUIET = "THESIS_QUIET";

    /** Outcome: free pages suffice. */
    public static final String SOFT = "THESIS_SOFT";

    /** Outcome: all free pages and a part of the page cache are taken. */
    public static final String HARD = "THESIS_HARD";

    /** Outcome: idle memory does not suffice; entitlements rule. */
    public static final String OVERLOAD = "THESIS_OVERLOAD";

    private static final String GIVE = "THESIS_GIVE";
    private static final String TAKE_SOFT = "THESIS_TAKE_SOFT";
    private static final String TAKE_HARD = "THESIS_TAKE_HARD";
    private static final String GIVE_ENTITLED = "THESIS_GIVE_ENTITLED";
    private static final String TAKE_ENTITLED = "THESIS_TAKE_ENTITLED";

    private ThesisReasons() {}

    /** Returns the target in bytes that follows from a target's reason; empty if the code is none of the thesis'. */
    public static OptionalLong evaluate(Reason reason) {
        return switch (reason.code()) {
            case GIVE -> OptionalLong.of(reason.input("current") + reason.input("need"));
            case TAKE_SOFT, TAKE_ENTITLED -> OptionalLong.of(reason.input("current") - takenShare(reason));
            case TAKE_HARD -> OptionalLong.of(reason.input("current") - reason.input("soft") - takenShare(reason));
            case GIVE_ENTITLED -> {
                long entitled = share(reason.input("maximum"), reason.input("memory"), reason.input("maxima"));
                long room = entitled - reason.input("current");
                yield OptionalLong.of(reason.input("current") + Math.min(reason.input("need"), room));
            }
            default -> OptionalLong.empty();
        };
    }

    private static long takenShare(Reason reason) {
        return share(reason.input("idle"), reason.input("amount"), reason.input("allIdle"));
    }

    static Reason give(ThesisGuest guest) {
        return Reason.of(GIVE, new Input("current", guest.current()), new Input("need", guest.need()));
    }

    static Reason takeSoft(ThesisGuest guest, long amount, long allIdle) {
        return Reason.of(
                TAKE_SOFT,
                new Input("current", guest.current()),
                new Input("idle", guest.softIdle()),
                new Input("amount", amount),
                new Input("allIdle", allIdle));
    }

    static Reason takeHard(ThesisGuest guest, long amount, long allIdle) {
        return Reason.of(
                TAKE_HARD,
                new Input("current", guest.current()),
                new Input("soft", guest.softIdle()),
                new Input("idle", guest.hardIdle()),
                new Input("amount", amount),
                new Input("allIdle", allIdle));
    }

    static Reason giveEntitled(ThesisGuest guest, long memory, long maxima) {
        return Reason.of(
                GIVE_ENTITLED,
                new Input("current", guest.current()),
                new Input("need", guest.need()),
                new Input("maximum", guest.guest().memory().maximum().value()),
                new Input("memory", memory),
                new Input("maxima", maxima));
    }

    static Reason takeEntitled(ThesisGuest guest, long excess, long amount, long allIdle) {
        return Reason.of(
                TAKE_ENTITLED,
                new Input("current", guest.current()),
                new Input("idle", excess),
                new Input("amount", amount),
                new Input("allIdle", allIdle));
    }

    static long entitlement(BalloonGuest guest, long memory, long maxima) {
        return share(guest.memory().maximum().value(), memory, maxima);
    }

    /** Returns {@code part·amount/whole} rounded down, zero if the whole is zero: the division that the prototype forgot. */
    static long share(long part, long amount, long whole) {
        return whole == 0 ? 0 : (long) ((double) part * amount / whole);
    }
}
