package org.opendrs.core.plan;

import java.util.Locale;
import org.opendrs.explain.Input;
import org.opendrs.explain.Reason;
import org.opendrs.model.Resource;

/**
 * The codes of all reasons in plans, explanations and checks, with their inputs. Amounts are in the base unit of the resource
 * (bytes, millicores), times in milliseconds, ratios in millionths. A code that ends in {@code _} is followed by the name of a
 * resource in upper snake case, such as {@code CAPACITY_MEMORY}.
 */
public final class PlanReasons {
    // The plan as a whole.

    /** There is no hotspot, so nothing moves. */
    public static final String NO_HOTSPOT = "NO_HOTSPOT";

    /** Every hot host comes down to the source level. Inputs: {@code hosts} hot hosts, {@code moves}. */
    public static final String RELIEVED = "RELIEVED";

    /** Some hot hosts stay above the source level. Inputs: {@code hosts} hot hosts, {@code relieved} of them, {@code moves}. */
    public static final String PARTLY_RELIEVED = "PARTLY_RELIEVED";

    /** Nothing can move though hosts are hot. Inputs: {@code hosts} hot hosts. */
    public static final String STUCK = "STUCK";

    /** A plan from elsewhere, whose own reasons are not known. No inputs. */
    public static final String STATED = "STATED";

    // One hot host.

    /** Why it is hot: more is used of the resource in the code than its cap. Inputs: {@code used}, {@code cap}. */
    public static final String ABOVE_CAP = "ABOVE_CAP_";

    /** It comes down to the source level. Inputs: {@code moves} away from it. */
    public static final String HOST_RELIEVED = "HOST_RELIEVED";

    /** No resource is above the source level, perhaps because moves are under way; moving VMs would not help. */
    public static final String HOST_BELOW_LEVEL = "HOST_BELOW_LEVEL";

    /** It was not sampled in this turn, so nothing is moved from it. */
    public static final String HOST_NOT_SAMPLED = "HOST_NOT_SAMPLED";

    /**
     * No further VM can leave, see the reasons of its VMs. Inputs: {@code moves} away from it, {@code excess} what is left above the
     * source level, of the resource in the code.
     */
    public static final String HOST_STUCK = "HOST_STUCK_";

    /** The plan is full, or has no room for VMs that must stay together. Inputs: {@code moves} away from it, {@code maxMoves} of the plan. */
    public static final String MOVE_LIMIT = "MOVE_LIMIT";

    /** The moving VMs hold as much memory as they may. Inputs: {@code moves} away from it, {@code maxHeld} bytes of the plan. */
    public static final String MEMORY_LIMIT = "MEMORY_LIMIT";

    /** The search budget is used up. Inputs: {@code moves} away from it, {@code budget} in pairs that it had. */
    public static final String BUDGET_EXHAUSTED = "BUDGET_EXHAUSTED";

    /**
     * As many VMs as may leave it within an hour have left, are leaving or are planned to. Inputs: {@code moves} away from it in
     * this plan, {@code departed} before, {@code limit}.
     */
    public static final String HOST_LEAVING_LIMIT = "HOST_LEAVING_LIMIT";

    // One VM.

    /**
     * The VM moves because its host is hot in the resource in the code. Inputs: {@code used} of the host before the move, {@code
     * target} level of the host, {@code relief} what the move (of the whole group, if VMs must stay together) takes away.
     */
    public static final String RELIEVES = "RELIEVES_";

    /** No destination was found. Inputs: {@code evaluated} hosts looked at. */
    public static final String NO_DESTINATION = "NO_DESTINATION";

    /** Not running, or seen running on two hosts. */
    public static final String VM_NOT_RUNNING = "VM_NOT_RUNNING";

    /** Its data are not good. Inputs: {@code ageMillis}. */
    public static final String VM_DATA_NOT_GOOD = "VM_DATA_NOT_GOOD";

    /** The orchestrator works on the VM, or the operator keeps it from us. No inputs. */
    public static final String VM_IMMOVABLE = "VM_IMMOVABLE";

    /** A migration of it is under way. */
    public static final String VM_IN_FLIGHT = "VM_IN_FLIGHT";

    /**
     * It moved, or failed to, lately. Inputs: {@code sinceMillis} that, {@code cooldownMillis}, {@code moves} that made the cooldown
     * what it is: it is doubled by every one after the first.
     */
    public static final String COOLDOWN = "COOLDOWN";

    /** As many VMs as may leave its source within an hour have left or are leaving. Inputs: {@code departed}, {@code limit}. */
    public static final String LEAVING_LIMIT = "LEAVING_LIMIT";

    /** Its source sends as many VMs as it may already. Inputs: {@code outgoing}, {@code limit}. */
    public static final String OUTGOING_LIMIT = "OUTGOING_LIMIT";

    /** A VM that must stay together with it cannot leave. */
    public static final String GROUP_MEMBER_STAYS = "GROUP_MEMBER_STAYS";

    /**
     * The migration costs the hosts more than the relief is worth. Inputs: {@code benefit} and {@code cost} in millionths of the
     * host times seconds, {@code stableMillis} time for which the relief is counted.
     */
    public static final String COST_OUT_OF_PROPORTION = "COST_OUT_OF_PROPORTION";

    // One VM and one destination.

    /** The destination was taken. Inputs: {@code stage}. */
    public static final String CHOSEN = "CHOSEN";

    /** No rule is against it; it need not move, another destination was better, or the move is not worth its cost. */
    public static final String POSSIBLE = "POSSIBLE";

    /** It is there already. */
    public static final String ALREADY_THERE = "ALREADY_THERE";

    /** The host is not UP. */
    public static final String HOST_NOT_UP = "HOST_NOT_UP";

    /** The host is hot itself in the resource in the code. Inputs: {@code used}, {@code claim}, {@code target} that both together must not exceed. */
    public static final String DESTINATION_HOT = "DESTINATION_HOT_";

    /** No room. Inputs: {@code used}, {@code claim} of the VM, {@code limit} of the host at the destination level. */
    public static final String CAPACITY = "CAPACITY_";

    /** A VM that must be kept apart is there. Inputs: {@code rule} position in the request. */
    public static final String KEEP_APART = "KEEP_APART";

    /** A VM that must be kept together with it would not be there. Inputs: {@code rule} position in the request. */
    public static final String KEEP_TOGETHER = "KEEP_TOGETHER";

    /** The VM may not run there. Inputs: {@code rule} position in the request. */
    public static final String RUN_ONLY_ON = "RUN_ONLY_ON";

    /** The VM left that host lately. Inputs: {@code sinceMillis} that, {@code noReturnMillis}. */
    public static final String NO_RETURN = "NO_RETURN";

    /** The host receives as many VMs as it may already. Inputs: {@code incoming}, {@code limit}. */
    public static final String INCOMING_LIMIT = "INCOMING_LIMIT";

    /** VMs that must move at once are more than one of the hosts may send or receive at once. Inputs: {@code vms}. */
    public static final String GROUP_EXCEEDS_LIMIT = "GROUP_EXCEEDS_LIMIT";

    /** It could go there, but then a move that is planned already could not happen. */
    public static final String CONFLICTS_WITH_PLAN = "CONFLICTS_WITH_PLAN";

    // Faults of a plan, found by the checker. Where a fault is one move's, the inputs begin with stage and move,
    // counted from zero.

    /** The plan was made on another snapshot. Inputs: {@code basedOn}, {@code revision}. */
    public static final String WRONG_REVISION = "WRONG_REVISION";

    /** A stage has no move. Inputs: {@code stage}. */
    public static final String EMPTY_STAGE = "EMPTY_STAGE";

    /** A VM or a host of the move is not in the snapshot. Inputs: {@code stage}, {@code move}. */
    public static final String UNKNOWN_ID = "UNKNOWN_ID";

    /** The VM has an earlier move in the plan. Inputs: {@code stage}, {@code move}. */
    public static final String MOVES_TWICE = "MOVES_TWICE";

    /** The VM does not run on the source. Inputs: {@code stage}, {@code move}. */
    public static final String WRONG_SOURCE = "WRONG_SOURCE";

    /** Source and destination are one. Inputs: {@code stage}, {@code move}. */
    public static final String SAME_HOST = "SAME_HOST";

    /** The source is not UP, or the VM is not running there with good data. Inputs: {@code stage}, {@code move}. */
    public static final String NOT_MOVABLE = "NOT_MOVABLE";

    /** A migration of the VM is under way already. Inputs: {@code stage}, {@code move}. */
    public static final String ALREADY_MOVING = "ALREADY_MOVING";

    /** The destination is not UP. Inputs: {@code stage}, {@code move}. */
    public static final String DESTINATION_NOT_UP = "DESTINATION_NOT_UP";

    /**
     * The claim is smaller than what the VM takes, in the resource in the code. Inputs: {@code stage}, {@code move}, {@code claim},
     * {@code needed}.
     */
    public static final String CLAIM_TOO_SMALL = "CLAIM_TOO_SMALL_";

    /**
     * A destination is filled above the destination level in the resource in the code. Inputs: {@code stage}, {@code move}, {@code
     * used} with all moves of the stage, {@code limit}.
     */
    public static final String OVER_CAPACITY = "OVER_CAPACITY_";

    /** A host sends too many at once. Inputs: {@code stage}, {@code move}, {@code count}, {@code limit}. */
    public static final String TOO_MANY_OUTGOING = "TOO_MANY_OUTGOING";

    /** A host receives too many at once. Inputs: {@code stage}, {@code move}, {@code count}, {@code limit}. */
    public static final String TOO_MANY_INCOMING = "TOO_MANY_INCOMING";

    /** The plan has too many moves. Inputs: {@code count}, {@code limit}. */
    public static final String TOO_MANY_MOVES = "TOO_MANY_MOVES";

    /** More VMs than may leave the source within an hour. Inputs: {@code stage}, {@code move}, {@code count}, {@code vms} there. */
    public static final String TOO_MANY_LEAVING = "TOO_MANY_LEAVING";

    /**
     * The VM moved, or failed to, lately. Inputs: {@code stage}, {@code move}, {@code sinceMillis}, {@code cooldownMillis}.
     */
    public static final String COOLDOWN_BROKEN = "COOLDOWN_BROKEN";

    /** The VM returns to a host that it left lately. Inputs: {@code stage}, {@code move}, {@code sinceMillis}. */
    public static final String NO_RETURN_BROKEN = "NO_RETURN_BROKEN";

    /** VMs that must be kept apart meet. Inputs: {@code stage}, {@code move}, {@code rule}. */
    public static final String KEEP_APART_BROKEN = "KEEP_APART_BROKEN";

    /** VMs that must be kept together are parted. Inputs: {@code stage}, {@code move}, {@code rule}. */
    public static final String KEEP_TOGETHER_BROKEN = "KEEP_TOGETHER_BROKEN";

    /** The VM may not run on the destination. Inputs: {@code stage}, {@code move}, {@code rule}. */
    public static final String RUN_ONLY_ON_BROKEN = "RUN_ONLY_ON_BROKEN";

    /** A filter of the embedder refuses the move. Inputs: {@code stage}, {@code move}, {@code filter} position in the request. */
    public static final String FILTER_REFUSES = "FILTER_REFUSES";

    /** The move relieves no hotspot. Inputs: {@code stage}, {@code move}. */
    public static final String RELIEVES_NOTHING = "RELIEVES_NOTHING";

    /** The hotspot would be relieved without this move. Inputs: {@code stage}, {@code move}. */
    public static final String NEEDLESS_MOVE = "NEEDLESS_MOVE";

    /** The destination is a hotspot. Inputs: {@code stage}, {@code move}. */
    public static final String INTO_HOTSPOT = "INTO_HOTSPOT";

    /** The score before does not follow from the snapshot. Inputs: {@code stated} and {@code actual} objective in millionths. */
    public static final String WRONG_SCORE_BEFORE = "WRONG_SCORE_BEFORE";

    /** The score after does not follow from the moves. Inputs: {@code stated} and {@code actual} objective in millionths. */
    public static final String WRONG_SCORE_AFTER = "WRONG_SCORE_AFTER";

    private PlanReasons() {}

    /** Returns the code with the resource's name at its end. */
    static String of(String prefix, Resource resource) {
        return prefix + resource.name().toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
    }

    /** Returns one input. */
    static Input in(String name, long value) {
        return new Input(name, value);
    }

    /** Returns a reason whose code names a resource. */
    static Reason of(String prefix, Resource resource, Input... inputs) {
        return Reason.of(of(prefix, resource), inputs);
    }
}
