package org.opendrs.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.opendrs.balloon.BalloonGuest;
import org.opendrs.balloon.BalloonPlan;
import org.opendrs.balloon.BalloonPolicy;
import org.opendrs.balloon.BalloonRequest;
import org.opendrs.balloon.Promise;
import org.opendrs.control.BalloonDecision;
import org.opendrs.core.balloon.BalloonChecker;
import org.opendrs.core.balloon.BalloonReasons;
import org.opendrs.core.balloon.HandBack;
import org.opendrs.core.balloon.WaterfillSettings;
import org.opendrs.explain.Reason;
import org.opendrs.model.HostSnapshot;
import org.opendrs.model.HostState;
import org.opendrs.model.VmSnapshot;
import org.opendrs.model.VmState;
import org.opendrs.spi.InventoryView;

/**
 * Asks the balloon policy about every host that was seen in this turn. Decides nothing by itself. Confined to the mailbox, but for the
 * questions, which workers put host by host.
 */
final class BalloonStage {
    private final BalloonPolicy policy;
    private final WaterfillSettings settings;
    private final Guests guests;
    private final InFlightMoves moves;
    private final Workers workers;

    BalloonStage(
            BalloonPolicy policy, WaterfillSettings settings, Guests guests, InFlightMoves moves, Workers workers) {
        this.policy = policy;
        this.settings = settings;
        this.guests = guests;
        this.moves = moves;
        this.workers = workers;
    }

    /** Returns one decision for each host that was seen, while a worker does another piece of work besides. */
    List<BalloonDecision> decide(List<HostSnapshot> hosts, InventoryView inventory, long nowNanos, Runnable besides) {
        return ask(hosts, inventory, nowNanos, new Task(policy::decide, besides));
    }

    /** Returns what each host that was seen has to give back when the engine ends: to guests in its care, or to all. */
    List<BalloonDecision> handBack(List<HostSnapshot> hosts, InventoryView inventory, long nowNanos, boolean all) {
        return ask(hosts, inventory, nowNanos, Task.of(all ? HandBack::release : HandBack::spread));
    }

    /** Returns one decision of the distress rule for each host that was seen. */
    List<BalloonDecision> relieve(List<HostSnapshot> hosts, InventoryView inventory, long nowNanos) {
        return ask(hosts, inventory, nowNanos, Task.of(policy::relieve));
    }

    /** Returns what samples have taught of guests since the last call and others should hear of. */
    List<GuestFinding> found() {
        return guests.found();
    }

    /** Returns what is wrong with a decision; it is not carried out then. */
    List<Reason> violations(BalloonDecision decision) {
        if (decision.plan().targets().isEmpty()) {
            return List.of();
        }
        List<Reason> complaints = BalloonChecker.check(decision.request(), decision.plan());
        return policy.keepsLedger()
                ? complaints
                : complaints.stream()
                        .filter(complaint -> !complaint.code().equals(BalloonReasons.CHECK_LEDGER))
                        .toList();
    }

    /** Returns what the policy is asked about one host. */
    BalloonRequest request(HostSnapshot host, InventoryView inventory, long nowNanos) {
        var described = new ArrayList<BalloonGuest>(host.vms().size());
        var descriptions = guests.describe(host.id(), nowNanos);
        var promises = new ArrayList<Promise>(moves.promisesTo(host.id()));
        for (VmSnapshot vm : host.vms()) {
            if (vm.state() != VmState.MIGRATING_IN) {
                described.add(descriptions.of(vm, isMoving(vm, inventory)));
            } else if (!moves.isPromised(host.id(), vm.id())) {
                // Somebody else's migration: it will hold here what it holds at its source, and nobody asked us for the
                // room.
                promises.add(new Promise(vm.id(), vm.memory().actual()));
            }
        }
        var total = host.capacity().memory();
        return new BalloonRequest(
                host.id(),
                total,
                host.reserve().memory(),
                settings.pool(total),
                described,
                promises,
                host.pressure(),
                nowNanos);
    }

    private boolean isMoving(VmSnapshot vm, InventoryView inventory) {
        return moves.isMoving(vm.id()) || inventory.foreignOperations().contains(vm.id());
    }

    private List<BalloonDecision> ask(List<HostSnapshot> hosts, InventoryView inventory, long nowNanos, Task task) {
        var seen = new ArrayList<HostSnapshot>(hosts.size());
        for (HostSnapshot host : hosts) {
            if (host.state() == HostState.UP || host.state() == HostState.MAINTENANCE) {
                seen.add(host);
            }
        }
        return workers.map(
                seen,
                host -> {
                    var request = request(host, inventory, nowNanos);
                    return new BalloonDecision(request, task.question.apply(request));
                },
                task.besides);
    }

    /**
     * What workers do.
     *
     * @param question what is asked about each host
     * @param besides what one of them does meanwhile
     */
    private record Task(Function<BalloonRequest, BalloonPlan> question, Runnable besides) {
        static Task of(Function<BalloonRequest, BalloonPlan> question) {
            return new Task(question, () -> {});
        }
    }
}
