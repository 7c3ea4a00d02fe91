package org.opendrs.core.balloon;

/**
 * The codes of all reasons that the policies of this package give, with their inputs and formulas. All inputs are
 * bytes unless said otherwise. Whoever has a reason can compute the target again; {@code current} is always what the
 * guest holds.
 *
 * <p>Names used throughout: {@code committed} is the larger of what a guest holds and what it was last asked to hold;
 * {@code free} is what the ledger still allows at that moment of the plan, for a guest with swap beside guests
 * without less the spare memory.
 */
public final class BalloonReasons {
    // --- targets
    // -------------------------------------------------------------------------------------------------------------

    /**
     * Memory is taken from a guest that holds more than its share. Inputs {@code current, held, share, floor, maxStep,
     * needed}: {@code target = max(share, floor, current − maxStep, held − needed)}. {@code held} is what it will hold
     * once commands on their way are carried out, {@code floor} the largest of reservation, raised floor,
     * for a guest without swap its load with what it grows by and a little more, and after distress the load with the room
     * that relief gave, {@code needed} what is still wanted from all guests together, at
     * least a dead zone.
     */
    public static final String SHRINK_TO_SHARE = "SHRINK_TO_SHARE";

    /**
     * A guest below its demand grows. Inputs {@code current, committed, share, demand, free}: {@code target =
     * min(share, demand, committed + free)}.
     */
    public static final String GROW_TO_SHARE = "GROW_TO_SHARE";

    /**
     * A guest gets back memory that it does not need, because nobody else needs it. Inputs {@code current, committed,
     * share, free}: {@code target = min(share, committed + free)}; {@code free} leaves the spare memory out.
     */
    public static final String GIVE_BACK = "GIVE_BACK";

    /**
     * A guest in distress grows at once. Inputs {@code current, committed, usable, held, goal, free, share, demand, limit,
     * ease, step}: {@code target = min(goal, committed + free)}. {@code goal} is what puts it at ease, and its demand
     * as far as that is within its share: {@code goal = max(held, min(ceiling, held + max(step, ease − room)), min(share,
     * demand))}, where {@code room = usable + held − current} and {@code ceiling = min(limit, share)}. {@code held} is what the guest will
     * hold once granted memory has arrived, {@code ease} the room that puts it at ease, {@code step} the least that is asked for.
     */
    public static final String DISTRESS = "DISTRESS";

    /**
     * A guest without swap that is about to lose processes grows at once, before all others. Inputs {@code current, committed,
     * usable, held, limit, ease, step, fair, first, left}: {@code target = max(first, min(goal, max(committed, first) +
     * left))}, where {@code goal = min(limit, held + max(step, ease − room))} and {@code room = usable + held − current}. {@code
     * first} is what it was given up to its {@code fair} share: {@code held ≤ first ≤ max(held, min(goal, fair))}; {@code left}
     * is what was left when all at risk had got so much.
     */
    public static final String RESCUE = "RESCUE";

    /**
     * A guest without swap that is at rest gives up safety headroom for one that is about to lose processes. Inputs and target as
     * for {@link #SHRINK_TO_SHARE}; {@code share} is what it keeps.
     */
    public static final String LEND_HEADROOM = "LEND_HEADROOM";

    /**
     * A shrink is called off, because the guest does not give more or is in distress. Input {@code current}: {@code
     * target = current}.
     */
    public static final String STOP_AT_ACTUAL = "STOP_AT_ACTUAL";

    /**
     * The {@code static} policy sets a guest to its part. Inputs {@code current, committed, share, free}: {@code
     * target = share} if that is below {@code current}, else {@code min(share, committed + free)}.
     */
    public static final String STATIC_SHARE = "STATIC_SHARE";

    /**
     * A guest gets back what balloons have taken, because the engine ends or is asked to. Inputs {@code current, committed, goal, free,
     * missing}: {@code target = committed + (goal − committed) · min(1, free / missing)}, rounded down; {@code missing} is what all
     * guests lack. As an outcome: {@code free, missing, granted}.
     */
    public static final String HANDED_BACK = "HANDED_BACK";

    // --- outcomes
    // ------------------------------------------------------------------------------------------------------------

    /** Everything fits and every guest has what it demands. Inputs {@code capacity, committed, demand}. */
    public static final String IN_BALANCE = "IN_BALANCE";

    /**
     * Demands exceed the host, and every guest is within a dead zone of its share. Inputs {@code capacity, committed,
     * demand}.
     */
    public static final String AT_SHARES = "AT_SHARES";

    /** Sizes change. Inputs {@code capacity, committed, demand, reclaimed, granted}. */
    public static final String SHARED_OUT = "SHARED_OUT";

    /**
     * The guests hold more than {@code capacity + pool}; until they do not, nothing is granted. Inputs {@code
     * capacity, pool, committed, demand, reclaimed}.
     */
    public static final String SETTLING = "SETTLING";

    /** Not even the reservations fit. Inputs {@code capacity, reservations, demand, reclaimed, granted}. */
    public static final String OVERCOMMITTED = "OVERCOMMITTED";

    /** No guest is in distress, and the host has settled. No inputs. */
    public static final String NO_DISTRESS = "NO_DISTRESS";

    /**
     * Distress is answered, or a host settles between two plans. Inputs {@code distressed} (guests), {@code wanted, granted,
     * reclaimed}.
     */
    public static final String RELIEVED = "RELIEVED";

    /** Guests are in distress or hold too much, and there is nothing to give or to take now. Inputs as {@link #RELIEVED}. */
    public static final String NO_RELIEF = "NO_RELIEF";

    /** The {@code none} policy never does anything. No inputs. */
    public static final String NO_BALLOONING = "NO_BALLOONING";

    /** The {@code static} policy has nothing left to set. Inputs {@code capacity, committed}. */
    public static final String STATIC_SET = "STATIC_SET";

    // --- guests left alone
    // ---------------------------------------------------------------------------------------------------

    /**
     * Prefix of the codes for guests that may not be commanded, followed by the name of their scope. Input {@code
     * committed}.
     */
    public static final String SCOPE_PREFIX = "SCOPE_";

    /**
     * Growth waits for memory to come free. Inputs {@code wanted, free}: {@code free} is too little for a command, or zero
     * because guests hold more than the host has, or may come to.
     */
    public static final String WAITING_FOR_MEMORY = "WAITING_FOR_MEMORY";

    /** Not grown, because it has its share of memory that does not suffice for all. Inputs {@code wanted, share}. */
    public static final String HAS_ITS_SHARE = "HAS_ITS_SHARE";

    /** Not grown, because it holds all it may have, though its demand is more or it is about to run out. Inputs {@code usable, limit}. */
    public static final String AT_LIMIT = "AT_LIMIT";

    /** Growth waits, because the guest was shrunk a moment ago. Inputs {@code wanted}, {@code sinceNanos}. */
    public static final String SHRUNK_JUST_NOW = "SHRUNK_JUST_NOW";

    /** Not shrunk further, because it was in distress lately. Inputs {@code excess}, {@code forNanos}. */
    public static final String SPARED_AFTER_DISTRESS = "SPARED_AFTER_DISTRESS";

    /** Not shrunk, because it grew or was shrunk a moment ago. Inputs {@code excess}, {@code sinceNanos}. */
    public static final String CHANGED_JUST_NOW = "CHANGED_JUST_NOW";

    /**
     * Not shrunk, because it was out of sight and may use more by now. Inputs {@code excess}, {@code awaited}: how many more reports
     * it must give.
     */
    public static final String BACK_IN_SIGHT = "BACK_IN_SIGHT";

    /**
     * Not shrunk, because a dead zone is all that could be taken in one step, or less. Inputs {@code excess, floor,
     * maxStep}.
     */
    public static final String NOTHING_TO_TAKE = "NOTHING_TO_TAKE";

    /**
     * Not shrunk, because it uses what it holds, and is not so far above its share that others with swap get some of that. Inputs
     * {@code excess, beyond, load}: {@code excess ≤ beyond}, where {@code beyond = share · squeezeBeyond}, rounded down.
     */
    public static final String SPARED_IN_USE = "SPARED_IN_USE";

    /**
     * Somebody else changed the size of the guest, which is left alone for a while. Inputs {@code low, high} (the sizes that our
     * commands explain), {@code actual, changes} (in a row, this one included), {@code forNanos}.
     */
    public static final String FOREIGN_CHANGE = "FOREIGN_CHANGE";

    /**
     * Processes were killed in the guest for lack of memory, so that its floor is raised. Inputs {@code kills} (since the last look),
     * {@code held, floor, forNanos}: {@code floor = held · (1 + raise)} or a higher one that is in force already, for {@code
     * forNanos}; {@code held} is the larger one of the sizes before and after.
     */
    public static final String OOM_KILL = "OOM_KILL";

    // --- complaints of the checker
    // -------------------------------------------------------------------------------------------

    /** The plan is for another host. No inputs. */
    public static final String CHECK_OTHER_HOST = "CHECK_OTHER_HOST";

    /** A target names no guest of the request. Input {@code index} in the plan. */
    public static final String CHECK_UNKNOWN_GUEST = "CHECK_UNKNOWN_GUEST";

    /** A guest has two targets. Input {@code index} of the second. */
    public static final String CHECK_TWO_TARGETS = "CHECK_TWO_TARGETS";

    /** A guest is commanded that may not be. Input {@code index}. */
    public static final String CHECK_SCOPE = "CHECK_SCOPE";

    /** A target starts from a size that the guest does not have. Inputs {@code index, current, actual}. */
    public static final String CHECK_CURRENT = "CHECK_CURRENT";

    /** A guest would be shrunk below its reservation. Inputs {@code index, target, reservation}. */
    public static final String CHECK_BELOW_RESERVATION = "CHECK_BELOW_RESERVATION";

    /** A guest would grow beyond its limit or its maximum. Inputs {@code index, target, limit}. */
    public static final String CHECK_ABOVE_LIMIT = "CHECK_ABOVE_LIMIT";

    /** Targets are not in order: shrinks before growth, then by id. Input {@code index}. */
    public static final String CHECK_ORDER = "CHECK_ORDER";

    /**
     * Memory is granted that is not free. Inputs {@code before, after, bound}: the ledger before and after, which must
     * not exceed the larger of {@code bound = capacity + pool} and {@code before}. If {@code before} is the larger one, growth
     * counts from what is known to be in force.
     */
    public static final String CHECK_LEDGER = "CHECK_LEDGER";

    private BalloonReasons() {}
}
