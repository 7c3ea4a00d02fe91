package org.opendrs.sim.cli;

import java.util.Map;
import java.util.TreeMap;
import org.opendrs.core.plan.PlanReasons;

/**
 * What the codes of {@link PlanReasons} say, with the names of inputs in braces; {@code {resource}} is the one at the end of the code,
 * {@code {free}} what is left below {@code limit} or {@code target}.
 */
final class PlanSentences {
    private static final Map<String, String> SENTENCES = new TreeMap<>();

    static {
        hosts();
        vms();
        pairs();
        impossibleMoves();
        brokenPromises();
    }

    private PlanSentences() {}

    /** Returns the sentence of a code without its resource; empty if there is none. */
    static String of(String family) {
        return SENTENCES.getOrDefault(family, "");
    }

    /** Returns the code without the name of the resource that it may end in. */
    static String family(String code) {
        for (int end = code.length(); end > 0; end = code.lastIndexOf('_', end - 2) + 1) {
            if (SENTENCES.containsKey(code.substring(0, end))) {
                return code.substring(0, end);
            }
        }
        return code;
    }

    private static void hosts() {
        say(PlanReasons.ABOVE_CAP, "it uses {used} of {resource}, above its cap of {cap}");
        say(PlanReasons.HOST_RELIEVED, "it comes below its caps");
        say(PlanReasons.HOST_BELOW_LEVEL, "it is below its caps once what is under way has ended");
        say(PlanReasons.HOST_NOT_SAMPLED, "it was not seen lately, so nothing is moved from it");
        say(PlanReasons.HOST_STUCK, "no further VM can leave, with {excess} of {resource} still above its cap");
        say(PlanReasons.MOVE_LIMIT, "the plan has as many moves as it may, {maxMoves}");
        say(PlanReasons.MEMORY_LIMIT, "the moving VMs hold as much memory as they may, {maxHeld}");
        say(PlanReasons.BUDGET_EXHAUSTED, "the budget of {budget} pairs was used up");
        say(PlanReasons.HOST_LEAVING_LIMIT, "as many VMs as may leave it within an hour, {limit}, are leaving");
    }

    private static void vms() {
        say(
                PlanReasons.RELIEVES,
                "its host uses {used} of {resource} and must come down to {target}; the move takes {relief} away");
        say(PlanReasons.NO_DESTINATION, "none of {evaluated} hosts looked at can take it");
        say(PlanReasons.VM_NOT_RUNNING, "it does not run, or runs on two hosts");
        say(PlanReasons.VM_DATA_NOT_GOOD, "what is known of it is not good enough, from {ageMillis} ago");
        say(PlanReasons.VM_IMMOVABLE, "it must not be moved");
        say(PlanReasons.VM_IN_FLIGHT, "a migration of it is under way");
        say(PlanReasons.COOLDOWN, "it moved {sinceMillis} ago, within the cooldown of {cooldownMillis}");
        say(PlanReasons.LEAVING_LIMIT, "{departed} VMs have left its host within an hour, and {limit} may");
        say(PlanReasons.OUTGOING_LIMIT, "its host sends {outgoing} VMs already, and {limit} may");
        say(PlanReasons.GROUP_MEMBER_STAYS, "a VM that must stay together with it cannot leave");
        say(PlanReasons.COST_OUT_OF_PROPORTION, "the migration costs more than the relief is worth");
    }

    private static void pairs() {
        say(PlanReasons.HOST_NOT_UP, "the host is not UP");
        say(
                PlanReasons.DESTINATION_HOT,
                "{resource}: needs {claim}, free {free}: the host is to be relieved itself and"
                        + " filled to {target} at most, {used} are used");
        say(PlanReasons.CAPACITY, "{resource}: needs {claim}, free {free}: {used} of {limit} are used");
        say(PlanReasons.KEEP_APART, "a VM that must be kept apart from it is there");
        say(PlanReasons.KEEP_TOGETHER, "a VM that must be kept together with it would not be there");
        say(PlanReasons.RUN_ONLY_ON, "a rule does not let it run there");
        say(PlanReasons.NO_RETURN, "it left that host {sinceMillis} ago and may return after {noReturnMillis}");
        say(PlanReasons.INCOMING_LIMIT, "the host receives {incoming} VMs already, and {limit} may");
        say(PlanReasons.GROUP_EXCEEDS_LIMIT, "{vms} VMs would have to move at once, more than may");
        say(PlanReasons.CONFLICTS_WITH_PLAN, "a move that is planned already could then not happen");
    }

    private static void impossibleMoves() {
        say(PlanReasons.WRONG_REVISION, "the plan was made for revision {basedOn}, the snapshot is {revision}");
        say(PlanReasons.EMPTY_STAGE, "stage {stage} has no move");
        say(PlanReasons.UNKNOWN_ID, "the VM or one of the hosts is not in the snapshot");
        say(PlanReasons.MOVES_TWICE, "the VM has an earlier move in the plan");
        say(PlanReasons.WRONG_SOURCE, "the VM does not run on that source");
        say(PlanReasons.SAME_HOST, "source and destination are one host");
        say(PlanReasons.NOT_MOVABLE, "the source is not UP, or the VM does not run there with good data");
        say(PlanReasons.ALREADY_MOVING, "a migration of the VM is under way already");
        say(PlanReasons.DESTINATION_NOT_UP, "the destination is not UP");
        say(PlanReasons.INTO_HOTSPOT, "the destination is above a cap itself");
        say(PlanReasons.RELIEVES_NOTHING, "the source is not above a cap, so the move relieves nothing");
        say(PlanReasons.NEEDLESS_MOVE, "the source would come below its caps without this move");
    }

    private static void brokenPromises() {
        say(PlanReasons.CLAIM_TOO_SMALL, "it claims {claim} of {resource}, but the VM takes {needed}");
        say(
                PlanReasons.OVER_CAPACITY,
                "in stage {stage} the destination would use {used} of {resource}, above {limit}");
        say(PlanReasons.TOO_MANY_OUTGOING, "in stage {stage} the source sends {count} VMs at once, and {limit} may");
        say(
                PlanReasons.TOO_MANY_INCOMING,
                "in stage {stage} the destination receives {count} VMs at once, {limit} may");
        say(PlanReasons.TOO_MANY_MOVES, "the plan has {count} moves, and may have {limit}");
        say(PlanReasons.TOO_MANY_LEAVING, "{count} of its {vms} VMs leave the source within an hour, too many");
        say(PlanReasons.COOLDOWN_BROKEN, "the VM moved {sinceMillis} ago, within its cooldown of {cooldownMillis}");
        say(PlanReasons.NO_RETURN_BROKEN, "the VM returns to a host that it left {sinceMillis} ago");
        say(PlanReasons.KEEP_APART_BROKEN, "VMs that must be kept apart meet");
        say(PlanReasons.KEEP_TOGETHER_BROKEN, "VMs that must be kept together are parted");
        say(PlanReasons.RUN_ONLY_ON_BROKEN, "the VM may not run on the destination");
        say(PlanReasons.FILTER_REFUSES, "filter {filter} of the request refuses the move");
        say(PlanReasons.WRONG_SCORE_BEFORE, "the objective before is {actual}, not {stated}");
        say(PlanReasons.WRONG_SCORE_AFTER, "the objective after is {actual}, not {stated}");
    }

    private static void say(String code, String sentence) {
        SENTENCES.put(code, sentence);
    }
}
