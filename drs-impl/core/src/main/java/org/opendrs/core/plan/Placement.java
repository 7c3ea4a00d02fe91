package org.opendrs.core.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.opendrs.migration.PlacementView;
import org.opendrs.migration.Score;
import org.opendrs.model.HostId;
import org.opendrs.model.ResourceVector;
import org.opendrs.model.VmId;
import org.opendrs.model.VmSnapshot;
import org.opendrs.model.VmState;

/**
 * The hypothetical placement while a plan grows. It answers two questions: how full a host will be when everything has ended
 * ({@link #finalUsed}), and, as {@link PlacementView}, what is where during one stage ({@link #lookAt}). In its stage a moving VM
 * is at both ends; from the next stage on it has left its source.
 *
 * <p>Mutable and confined to one planning call. Sums are exact, so that a move and its {@link #undo} leave no trace.
 */
final class Placement implements PlacementView {
    private static final int NOBODY = -1;

    private final ClusterIndex index;
    private final Transfers transfers;
    private final long[][] base;
    private final long[][] ending;
    private final double[] objectives;
    private final ResourceVector[] baseVectors;
    private final List<List<VmId>> baseIds = new ArrayList<>();
    private final List<List<Integer>> arrivals = new ArrayList<>();
    private final List<List<Integer>> departures = new ArrayList<>();
    private final int[] stages;
    private final int[] destinations;
    private int stage = 1;
    private int hidden = NOBODY;

    Placement(ClusterIndex index, Transfers transfers) {
        this.index = index;
        this.transfers = transfers;
        stages = new int[index.vmCount()];
        destinations = new int[index.vmCount()];
        base = new long[index.hostCount()][index.resourceCount()];
        ending = new long[index.hostCount()][];
        objectives = new double[index.hostCount()];
        Arrays.fill(objectives, Double.NaN);
        baseVectors = new ResourceVector[index.hostCount()];
        var ids = new ArrayList<SortedSet<VmId>>();
        for (int h = 0; h < index.hostCount(); h++) {
            arrivals.add(new ArrayList<>());
            departures.add(new ArrayList<>());
            ids.add(residents(h));
        }
        for (Transfers.Arrival arrival : transfers.arrivals()) {
            add(base[arrival.host()], index.amounts(arrival.claim()), 1);
            ids.get(arrival.host()).add(arrival.vm());
        }
        for (int h = 0; h < index.hostCount(); h++) {
            baseIds.add(List.copyOf(ids.get(h)));
            ending[h] = base[h].clone();
            baseVectors[h] = index.vector(base[h]);
        }
        for (int v = 0; v < index.vmCount(); v++) {
            if (transfers.isMoving(v) && transfers.destination(v) != index.home(v)) {
                add(ending[index.home(v)], index.atHome(v), -1);
            }
        }
    }

    private SortedSet<VmId> residents(int host) {
        var ids = new TreeSet<VmId>();
        List<VmSnapshot> vms = index.host(host).vms();
        for (int place = 0; place < vms.size(); place++) {
            VmSnapshot vm = vms.get(place);
            if (vm.state() == VmState.MIGRATING_IN) {
                continue;
            }
            int v = index.numberOf(host, place);
            boolean home = index.home(v) == host;
            add(base[host], home ? index.atHome(v) : index.amounts(Footprints.atHome(vm)), 1);
            ids.add(vm.id());
        }
        return ids;
    }

    private static void add(long[] sums, long[] amounts, int sign) {
        for (int r = 0; r < sums.length; r++) {
            sums[r] = Math.addExact(sums[r], sign * amounts[r]);
        }
    }

    /**
     * Plans a move.
     *
     * @param vm a VM that is neither planned nor under way
     * @param to number of the destination
     * @param inStage one or more
     */
    void move(int vm, int to, int inStage) {
        stages[vm] = inStage;
        destinations[vm] = to;
        arrivals.get(to).add(vm);
        departures.get(index.home(vm)).add(vm);
        add(ending[index.home(vm)], index.atHome(vm), -1);
        add(ending[to], index.claim(vm), 1);
        forgetObjectives(vm, to);
    }

    private void forgetObjectives(int vm, int to) {
        objectives[index.home(vm)] = Double.NaN;
        objectives[to] = Double.NaN;
    }

    /** Takes a planned move back. */
    void undo(int vm) {
        int to = destinations[vm];
        arrivals.get(to).remove((Integer) vm);
        departures.get(index.home(vm)).remove((Integer) vm);
        add(ending[index.home(vm)], index.atHome(vm), 1);
        add(ending[to], index.claim(vm), -1);
        forgetObjectives(vm, to);
        stages[vm] = 0;
    }

    /** Turns the view to one stage; all moves of earlier stages have ended by then. */
    void lookAt(int atStage) {
        stage = atStage;
    }

    /** Leaves one planned VM out of the view, as if it stayed at home: a filter judges a VM that is not yet there. */
    void hide(int vm) {
        hidden = vm;
    }

    /** Ends {@link #hide}. */
    void unhide() {
        hidden = NOBODY;
    }

    /** Returns the stage that the VM is planned for; zero if for none. */
    int stageOf(int vm) {
        return stages[vm];
    }

    /** Returns the VMs planned to go to the host, in the order in which they were planned. */
    List<Integer> arrivals(int host) {
        return arrivals.get(host);
    }

    /** Returns the last stage in which a VM leaves the host; zero if none leaves. */
    int lastDeparture(int host) {
        int last = 0;
        for (int vm : departures.get(host)) {
            last = Math.max(last, stages[vm]);
        }
        return last;
    }

    /** Returns what is used of the host when all moves, those of earlier turns too, have ended; not to be changed. */
    long[] finalUsed(int host) {
        return ending[host];
    }

    /** Returns the host's part of the objective if the VMs went there. */
    double objectiveWith(int host, int[] vms) {
        long[] sum = ending[host].clone();
        for (int vm : vms) {
            add(sum, index.claim(vm), 1);
        }
        return Objective.ofHost(sum, index.allocatable(host));
    }

    /** Returns the host's part of the objective if the VMs left it. */
    double objectiveWithout(int host, int[] vms) {
        long[] sum = ending[host].clone();
        for (int vm : vms) {
            add(sum, index.atHome(vm), -1);
        }
        return Objective.ofHost(sum, index.allocatable(host));
    }

    /** Returns the host's part of the objective if nothing but the VMs' claims were there. */
    double objectiveOfClaims(int host, int[] vms) {
        long[] sum = new long[index.resourceCount()];
        for (int vm : vms) {
            add(sum, index.claim(vm), 1);
        }
        return Objective.ofHost(sum, index.allocatable(host));
    }

    /** Returns the host's part of the objective. */
    double objective(int host) {
        if (Double.isNaN(objectives[host])) {
            objectives[host] = Objective.ofHost(ending[host], index.allocatable(host));
        }
        return objectives[host];
    }

    /** Returns the cluster's objective, added up in host order. */
    double objective() {
        double sum = 0;
        for (int h = 0; h < index.hostCount(); h++) {
            sum += objective(h);
        }
        return sum;
    }

    /**
     * Returns how good the placement is when all moves have ended.
     *
     * @param fullLevel utilisation above which a host counts as hot
     */
    Score score(double fullLevel) {
        double highest = 0;
        int hot = 0;
        for (int h = 0; h < index.hostCount(); h++) {
            double utilisation = highestUtilisation(h);
            highest = Math.max(highest, utilisation);
            hot += utilisation > fullLevel ? 1 : 0;
        }
        return new Score(objective(), hot, highest);
    }

    private double highestUtilisation(int host) {
        double highest = 0;
        for (int r = 0; r < index.resourceCount(); r++) {
            highest = Math.max(highest, Objective.utilisation(ending[host][r], index.allocatable(host)[r]));
        }
        return highest;
    }

    @Override
    public Optional<HostId> hostOf(VmId vm) {
        int v = index.numberOf(vm);
        if (v == ClusterIndex.UNKNOWN) {
            return Optional.empty();
        }
        int host = hasStarted(v) ? destinations[v] : transfers.destination(v);
        return Optional.of(index.host(host).id());
    }

    @Override
    public List<VmId> vmsOn(HostId host) {
        int h = index.numberOf(host);
        if (h == ClusterIndex.UNKNOWN) {
            return List.of();
        }
        if (isUntouched(h)) {
            return baseIds.get(h);
        }
        var ids = new ArrayList<>(baseIds.get(h));
        for (int vm : departures.get(h)) {
            if (hasLeft(vm)) {
                ids.remove(index.vm(vm).id());
            }
        }
        for (int vm : arrivals.get(h)) {
            if (hasStarted(vm)) {
                ids.add(index.vm(vm).id());
            }
        }
        ids.sort(Comparator.naturalOrder());
        return List.copyOf(ids);
    }

    @Override
    public ResourceVector used(HostId host) {
        int h = index.numberOf(host);
        if (h == ClusterIndex.UNKNOWN) {
            return ResourceVector.ZERO;
        }
        if (isUntouched(h)) {
            return baseVectors[h];
        }
        long[] sum = base[h].clone();
        for (int vm : departures.get(h)) {
            if (hasLeft(vm)) {
                add(sum, index.atHome(vm), -1);
            }
        }
        for (int vm : arrivals.get(h)) {
            if (hasStarted(vm)) {
                add(sum, index.claim(vm), 1);
            }
        }
        return index.vector(sum);
    }

    private boolean isUntouched(int host) {
        return arrivals.get(host).isEmpty() && departures.get(host).isEmpty();
    }

    private boolean hasStarted(int vm) {
        return vm != hidden && stages[vm] > 0 && stages[vm] <= stage;
    }

    private boolean hasLeft(int vm) {
        return vm != hidden && stages[vm] > 0 && stages[vm] < stage;
    }
}
