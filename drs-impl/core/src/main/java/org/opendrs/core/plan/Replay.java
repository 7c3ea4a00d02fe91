package org.opendrs.core.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.opendrs.core.plan.ReplayFacts.Home;
import org.opendrs.migration.InFlightMove;
import org.opendrs.migration.Move;
import org.opendrs.migration.PlacementView;
import org.opendrs.migration.PlanningRequest;
import org.opendrs.model.HostId;
import org.opendrs.model.HostSnapshot;
import org.opendrs.model.ResourceVector;
import org.opendrs.model.VmId;
import org.opendrs.model.VmSnapshot;

/**
 * Applies a plan stage by stage, by counting everything anew at each question: slower than running sums, and free of their errors.
 * During a stage a moving VM is at both ends.
 */
final class Replay implements PlacementView {
    private final ReplayFacts facts;
    private final List<InFlightMove> inFlight;
    private final Set<VmId> inFlightVms = new TreeSet<>();
    private final Map<VmId, Move> ended = new TreeMap<>();
    private final Map<VmId, Move> current = new TreeMap<>();
    private Optional<VmId> leftOut = Optional.empty();

    Replay(ReplayFacts facts, PlanningRequest request) {
        this.facts = facts;
        inFlight = request.inFlight();
        inFlight.forEach(move -> inFlightVms.add(move.move().vm()));
    }

    /** Starts a stage; the one before it has ended. */
    void begin(List<Move> moves) {
        end();
        moves.forEach(move -> current.put(move.vm(), move));
    }

    /** Ends the stage. */
    void end() {
        ended.putAll(current);
        current.clear();
    }

    /** Leaves this VM's move out of the view. */
    void leaveOut(VmId vm) {
        leftOut = Optional.of(vm);
    }

    /** Puts the move that was left out back. */
    void putBack() {
        leftOut = Optional.empty();
    }

    private Optional<Move> moveOf(VmId vm) {
        if (leftOut.equals(Optional.of(vm))) {
            return Optional.empty();
        }
        Move now = current.get(vm);
        return Optional.ofNullable(now != null ? now : ended.get(vm));
    }

    @Override
    public Optional<HostId> hostOf(VmId vm) {
        return moveOf(vm)
                .map(Move::to)
                .or(() -> facts.home(vm).isEmpty() ? Optional.empty() : facts.underWay(vm))
                .or(() -> facts.home(vm).map(home -> home.host().id()));
    }

    @Override
    public List<VmId> vmsOn(HostId host) {
        var there = new TreeSet<VmId>();
        facts.host(host)
                .ifPresent(snapshot -> snapshot.vms().stream()
                        .map(VmSnapshot::id)
                        .filter(vm -> !hasLeft(vm, host))
                        .forEach(there::add));
        inFlight.stream()
                .map(InFlightMove::move)
                .filter(m -> m.to().equals(host))
                .forEach(m -> there.add(m.vm()));
        arrivals(host).forEach(move -> there.add(move.vm()));
        return List.copyOf(there);
    }

    @Override
    public ResourceVector used(HostId host) {
        Optional<HostSnapshot> snapshot = facts.host(host);
        return snapshot.isEmpty() ? ResourceVector.ZERO : used(snapshot.get(), false);
    }

    /** Returns what is used of the host when all moves so far, and those under way, have ended. */
    ResourceVector usedInTheEnd(HostSnapshot host) {
        return used(host, true);
    }

    private boolean isUnderWay(VmId vm) {
        return inFlightVms.contains(vm);
    }

    private ResourceVector used(HostSnapshot host, boolean inTheEnd) {
        ResourceVector sum = ResourceVector.ZERO;
        for (VmSnapshot vm : host.vms()) {
            boolean ours = isUnderWay(vm.id());
            if (ReplayFacts.isArriving(vm)) {
                sum = ours ? sum : sum.plus(ReplayFacts.needed(vm));
            } else if (!hasLeft(vm.id(), host.id()) && !(inTheEnd && isLeaving(vm.id(), host))) {
                sum = sum.plus(ReplayFacts.taken(vm));
            }
        }
        for (InFlightMove move : inFlight) {
            if (move.move().to().equals(host.id()) && !runsOn(move.move().vm(), host)) {
                sum = sum.plus(move.move().claim());
            }
        }
        for (Move move : arrivals(host.id())) {
            Optional<Home> home = facts.home(move.vm());
            sum = home.isEmpty() ? sum : sum.plus(ReplayFacts.needed(home.get().vm()));
        }
        return sum;
    }

    private boolean isHome(VmId vm, HostSnapshot host) {
        return facts.home(vm).filter(home -> home.host().id().equals(host.id())).isPresent();
    }

    private boolean runsOn(VmId vm, HostSnapshot host) {
        return isHome(vm, host)
                && facts.home(vm).filter(home -> home.timesSeen() > 0).isPresent();
    }

    /** A VM leaves its home for good in the end if it moves in the current stage or is on its way elsewhere. */
    private boolean isLeaving(VmId vm, HostSnapshot host) {
        // What few VMs do is asked first: this is asked of every VM of the cluster.
        boolean away = moveOf(vm).isPresent()
                || facts.underWay(vm).filter(to -> !to.equals(host.id())).isPresent();
        return away && isHome(vm, host);
    }

    private boolean hasLeft(VmId vm, HostId host) {
        Move move = ended.get(vm);
        return move != null && move.from().equals(host) && !leftOut.equals(Optional.of(vm));
    }

    private List<Move> arrivals(HostId host) {
        var moves = new ArrayList<Move>();
        for (Map<VmId, Move> part : List.of(ended, current)) {
            for (Move move : part.values()) {
                if (move.to().equals(host) && !leftOut.equals(Optional.of(move.vm()))) {
                    moves.add(move);
                }
            }
        }
        return moves;
    }
}
