package org.opendrs.sim.junit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import org.opendrs.control.BalloonDecision;
import org.opendrs.control.PlanningDecision;
import org.opendrs.control.TurnListener;
import org.opendrs.control.TurnReport;
import org.opendrs.explain.DecisionTrace;
import org.opendrs.explain.Reason;
import org.opendrs.model.HostId;
import org.opendrs.model.VmId;
import org.opendrs.sim.time.SimTime;
import org.opendrs.sim.world.WorldObserver;
import org.opendrs.spi.MigrationOutcome;

/** What happened in a run so far. Keeps figures and the newest record only, because a day has thousands of turns. */
final class RunLog implements TurnListener, WorldObserver {
    private final SimTime time;
    private final SortedMap<String, Long> reasons = new TreeMap<>();
    private final SortedMap<String, Long> refusals = new TreeMap<>();
    private final SortedMap<VmId, Integer> kills = new TreeMap<>();
    private final List<PastMigration> migrations = new ArrayList<>();
    private final List<Promise> promises = new ArrayList<>();
    private Optional<TurnReport> last = Optional.empty();
    private Optional<String> broken = Optional.empty();
    private long planViolations;

    RunLog(SimTime time) {
        this.time = time;
    }

    @Override
    public void reported(TurnReport report) {
        last = Optional.of(report);
        count(report.outcome());
        report.problems().forEach(this::count);
        report.actions().forEach(action -> count(action.reason()));
        report.balloons().forEach(this::count);
        report.hotspots().forEach(hotspot -> count(hotspot.reason()));
        report.planning().ifPresent(this::count);
        for (Promise promise : promises) {
            if (broken.isEmpty() && !promise.holds().getAsBoolean()) {
                broken = Optional.of(
                        "'" + promise.name() + "' did not hold after " + now() + ", turn " + report.number());
            }
        }
    }

    private void count(BalloonDecision decision) {
        count(decision.plan().outcome());
        decision.plan().targets().forEach(target -> count(target.reason()));
        decision.plan().holds().forEach(hold -> count(hold.reason()));
    }

    private void count(PlanningDecision decision) {
        planViolations += decision.violations().size();
        decision.violations().forEach(this::count);
        decision.plan().moves().forEach(move -> count(move.reason()));
        DecisionTrace trace = decision.plan().trace();
        count(trace.outcome());
        trace.rejections().forEach(filter -> refusals.merge(filter.filter(), filter.count(), Long::sum));
        trace.hosts().forEach(host -> count(host.outcome()));
        trace.vms().forEach(vm -> {
            count(vm.outcome());
            vm.alternatives().forEach(alternative -> count(alternative.verdict()));
        });
    }

    private void count(Reason reason) {
        reasons.merge(reason.code(), 1L, Long::sum);
    }

    @Override
    public void oomKilled(HostId host, VmId vm, String job, long bytes) {
        kills.merge(vm, 1, Integer::sum);
    }

    @Override
    public void migrationEnded(VmId vm, HostId from, HostId to, MigrationOutcome outcome) {
        if (outcome instanceof MigrationOutcome.Completed) {
            migrations.add(new PastMigration(vm, from, to, now()));
        }
    }

    private Duration now() {
        return Duration.ofNanos(time.monotonicNanos());
    }

    /** Looks at this after every turn from now on. */
    void promise(String name, BooleanSupplier holds) {
        promises.add(new Promise(name, holds));
    }

    /** Returns the first promise that did not hold, once. */
    Optional<String> takeBroken() {
        var found = broken;
        broken = Optional.empty();
        return found;
    }

    SortedMap<String, Long> reasons() {
        return Collections.unmodifiableSortedMap(reasons);
    }

    long refusals(String filter) {
        return refusals.getOrDefault(filter, 0L);
    }

    int kills(VmId vm) {
        return kills.getOrDefault(vm, 0);
    }

    SortedMap<VmId, Integer> kills() {
        return Collections.unmodifiableSortedMap(kills);
    }

    List<PastMigration> migrations() {
        return List.copyOf(migrations);
    }

    Optional<TurnReport> last() {
        return last;
    }

    long planViolations() {
        return planViolations;
    }

    /** Something that shall hold after every turn. */
    private record Promise(String name, BooleanSupplier holds) {}
}
