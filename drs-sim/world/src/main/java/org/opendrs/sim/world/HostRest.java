package org.opendrs.sim.world;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.opendrs.model.VmSample;
import org.opendrs.sim.guest.Guest;
import org.opendrs.sim.guest.RestedSteps;

/**
 * Steps that a host leaves out because all of its guests will do what they did in the last one. Such a step costs the same whatever the
 * number of guests, and nothing of them need be in the processor's cache; it is made up for when somebody looks or something changes.
 *
 *
 * <p>What can be seen is the same to the last bit, the digest of the guests' states included: of these only CPU times grow, each step by
 * the same, so that the digest grows by the same as well.
 */
final class HostRest {
    private final List<Vm> vms;
    private long used;
    private long swapUsed;
    private long stepsLeft;
    private long stepsOwed;
    private long busyNanosPerStep;
    private long digest;
    private long digestPerStep;
    private double stepSeconds;
    /** What samples follow from; empty until the first one in a rest. */
    private final List<RestingVm> resting = new ArrayList<>();

    HostRest(List<Vm> vms) {
        this.vms = vms;
    }

    /**
     * Begins if there is something to leave out after the step that has just been walked.
     *
     * @param usedBytes memory in use
     * @param busyNanos CPU time that the host spent in that step
     */
    void begin(double seconds, long usedBytes, long busyNanos) {
        long steps = Long.MAX_VALUE;
        for (int i = 0; i < vms.size() && steps > 0; i++) {
            Vm vm = vms.get(i);
            steps = vm.migrating() ? 0 : Math.min(steps, vm.guest().restfulSteps(seconds));
        }
        stepsLeft = steps;
        if (steps == 0) {
            return;
        }
        stepSeconds = seconds;
        used = usedBytes;
        swapUsed = 0;
        busyNanosPerStep = busyNanos;
        digest = 0;
        digestPerStep = 0;
        for (int i = 0; i < vms.size(); i++) {
            Guest guest = vms.get(i).guest();
            swapUsed += guest.pages().hostSwapped();
            digest = digest * Guest.DIGEST_STRIDE + guest.digest();
            digestPerStep = digestPerStep * Guest.DIGEST_STRIDE + guest.digestPerStep(seconds);
        }
    }

    /** Returns whether the step that comes next is left out, and counts it. */
    boolean leavesOut() {
        if (stepsLeft == 0) {
            return false;
        }
        stepsLeft--;
        stepsOwed++;
        digest += digestPerStep;
        return true;
    }

    /** Returns whether the guests are as {@link #used}, {@link #swapUsed} and {@link #digest} tell. */
    boolean isOn() {
        return stepsLeft > 0 || stepsOwed > 0;
    }

    /** Returns the CPU time that the host spends in a step, in nanoseconds. */
    long busyNanosPerStep() {
        return busyNanosPerStep;
    }

    /** Returns memory in use, in bytes. */
    long used() {
        return used;
    }

    /** Returns what the host has swapped, in bytes. */
    long swapUsed() {
        return swapUsed;
    }

    /** Makes one number of the guests' states after the steps that are owed. */
    long digest() {
        return digest;
    }

    /** Adds a sample of each VM as it is after the last step, which ended at this time. */
    void sample(List<VmSample> into, Duration step, Instant lastEnded) {
        if (resting.isEmpty() && isOn()) {
            makeUp(step, lastEnded);
            for (int i = 0; i < vms.size(); i++) {
                Vm vm = vms.get(i);
                resting.add(new RestingVm(vm.sample(), vm.guest().pace(stepSeconds)));
            }
        }
        for (int i = 0; i < vms.size(); i++) {
            into.add(
                    isOn()
                            ? resting.get(i).after(stepsOwed, step, lastEnded)
                            : vms.get(i).sample());
        }
    }

    /** Makes up for the steps that are owed, the last of which ended at this time; more may be left out after that. */
    void makeUp(Duration step, Instant lastEnded) {
        resting.clear();
        if (stepsOwed > 0) {
            var owed = new RestedSteps(stepsOwed, step, lastEnded);
            stepsOwed = 0;
            for (int i = 0; i < vms.size(); i++) {
                vms.get(i).guest().rest(owed);
            }
        }
    }

    /** Ends: something changes. What is owed must have been made up for. */
    void end() {
        resting.clear();
        stepsLeft = 0;
    }
}
