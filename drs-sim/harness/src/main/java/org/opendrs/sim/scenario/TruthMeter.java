package org.opendrs.sim.scenario;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.opendrs.engine.Workers;
import org.opendrs.model.HostId;
import org.opendrs.model.VmId;
import org.opendrs.sim.world.HostTruth;
import org.opendrs.sim.world.SimWorld;
import org.opendrs.sim.world.WorldObserver;
import org.opendrs.sim.world.WorldTruth;
import org.opendrs.spi.MigrationOutcome;
import org.opendrs.unit.Bytes;

/** Measures a run by what is really so in the world, whatever the engine believes. */
public final class TruthMeter implements WorldObserver {
    private static final double NANOS_PER_SECOND = 1e9;
    private static final double MIB = Bytes.mib(1).value();

    private final Workers workers;
    private final Scenario scenario;
    private final WorldTruth truth;
    private final List<HostMeter> hosts = new ArrayList<>();
    private final List<VmMeter> meters = new ArrayList<>();
    /** For look-ups only; what is reported iterates over the list. */
    private final Map<VmId, VmMeter> vms = new LinkedHashMap<>();

    private final Map<HostId, HostMeter> byHost = new TreeMap<>();
    private final JobCounter jobs = new JobCounter();
    private final MoveCounter moves = new MoveCounter();
    private long killed;
    private long killedByPolicy;
    private double now;

    /** Makes a meter of the scenario's guests; it measures once the world lets it observe. */
    public TruthMeter(Scenario scenario, SimWorld world) {
        this(scenario, world, new Workers(Runnable::run, 1));
    }

    /** Makes the same meter; these workers read the hosts after each step. */
    TruthMeter(Scenario scenario, SimWorld world, Workers workers) {
        this.workers = workers;
        this.scenario = scenario;
        this.truth = world.truth();
        var reserve = new HostReserve(scenario.control().settings().monitoring());
        for (HostTruth host : truth.hosts()) {
            var meter = new HostMeter(
                    host,
                    reserve.allocatable(host.spec().memory()).value(),
                    reserve.allocatable(host.spec().cpu()).toCores());
            hosts.add(meter);
            byHost.put(host.id(), meter);
        }
        for (PlacedGuest guest : scenario.cluster().guests()) {
            var meter = new VmMeter(guest.sizeClass(), guest.memoryShares());
            meters.add(meter);
            vms.put(guest.spec().id(), meter);
        }
    }

    @Override
    public void stepDone(long nanos, double seconds) {
        now = nanos / NANOS_PER_SECOND;
        // A VM runs on one host at a time, so that no two of them come upon the same meter.
        workers.each(hosts.size(), host -> hosts.get(host).step(now, seconds, vms));
    }

    @Override
    public void jobFinished(HostId host, VmId vm, String job, double seconds) {
        jobs.finished(job, seconds);
    }

    @Override
    public void oomKilled(HostId host, VmId vm, String job, long bytes) {
        killed++;
        VmMeter meter = vms.get(vm);
        HostMeter at = byHost.get(host);
        var guest = truth.vm(vm);
        if (meter == null || at == null || guest.isEmpty()) {
            return;
        }
        // The victim's memory is gone already; what was wanted is the larger of then and now.
        double demand = Math.max(meter.lastDemand(), guest.get().memoryDemand().value() + (double) bytes);
        double needed = demand + guest.get().minimumFree().value();
        boolean couldHaveHeld = needed <= guest.get().spec().maximum().value();
        if (couldHaveHeld && at.entitledTo(vm, needed, vms)) {
            killedByPolicy++;
        }
    }

    @Override
    public void migrationStarted(VmId vm, HostId from, HostId to) {
        moves.started();
    }

    @Override
    public void migrationEnded(VmId vm, HostId from, HostId to, MigrationOutcome outcome) {
        if (outcome instanceof MigrationOutcome.Completed) {
            moves.completed(vm, from, to, now);
        }
    }

    /** Returns whether the host is short of something at this moment. */
    boolean isHot(HostId host) {
        HostMeter meter = byHost.get(host);
        return meter != null && meter.hotNow();
    }

    /**
     * Returns for how many seconds this VM's service level was broken: it got less CPU than it wanted, or lost time to swap although
     * it was entitled to more memory under perfect sharing by size.
     *
     * @throws IllegalArgumentException if the scenario has no such VM
     */
    public double violatedSeconds(VmId vm) {
        VmMeter meter = vms.get(vm);
        if (meter == null) {
            throw new IllegalArgumentException("there is no VM " + vm + ", only " + vms.keySet());
        }
        return meter.violatedSeconds();
    }

    /** Returns how many hosts but this one were hotspots at some time. */
    long hotHostsBut(HostId host) {
        return hosts.stream()
                .filter(meter -> !meter.host().id().equals(host) && meter.hotSeconds() > 0)
                .count();
    }

    VariantResult.Swap swap(double length) {
        double share = 1 / (MIB * hosts.size() * length);
        boolean settled = hosts.stream().allMatch(HostMeter::isSettled);
        double last = hosts.stream().mapToDouble(HostMeter::settledAfter).max().orElse(0);
        double guests = hosts.stream().mapToDouble(HostMeter::guestSwapSeconds).sum() * share;
        return new VariantResult.Swap(
                hosts.stream().mapToDouble(HostMeter::swapMax).max().orElse(0) / MIB,
                hosts.stream().mapToDouble(HostMeter::swapSeconds).sum() * share,
                hosts.stream().mapToDouble(HostMeter::swapIn).sum() / MIB,
                hosts.stream().mapToDouble(HostMeter::swapInSettled).sum() / MIB,
                settled ? OptionalDouble.of(last) : OptionalDouble.empty(),
                scenario.cluster().anyGuestSwap() ? OptionalDouble.of(guests) : OptionalDouble.empty());
    }

    VariantResult.Killed killed() {
        return new VariantResult.Killed(killed, killedByPolicy);
    }

    Optional<VariantResult.Jobs> jobs() {
        return scenario.control().jobs() ? Optional.of(jobs.result()) : Optional.empty();
    }

    Optional<VariantResult.Moves> moves() {
        return scenario.control().migration() ? Optional.of(moves.result()) : Optional.empty();
    }

    VariantResult.Shortage shortage() {
        double wantedCpu = 0;
        double unmetCpu = 0;
        double wantedMemory = 0;
        double unmetMemory = 0;
        var classes = new TreeMap<String, VariantResult.Sla>();
        for (VmMeter meter : meters) {
            wantedCpu += meter.wantedCpu();
            unmetCpu += meter.unmetCpu();
            wantedMemory += meter.wantedMemory();
            unmetMemory += meter.unmetMemory();
            double violated = meter.violatedSeconds();
            classes.merge(
                    meter.sizeClass(),
                    new VariantResult.Sla(meter.sizeClass(), 1, violated, violated),
                    TruthMeter::together);
        }
        return new VariantResult.Shortage(
                ratio(unmetCpu, wantedCpu),
                ratio(unmetMemory, wantedMemory),
                List.copyOf(classes.values()),
                hosts.stream().mapToDouble(HostMeter::hotSeconds).sum());
    }

    private static VariantResult.Sla together(VariantResult.Sla one, VariantResult.Sla two) {
        return new VariantResult.Sla(
                one.sizeClass(),
                one.vms() + two.vms(),
                one.violatedSeconds() + two.violatedSeconds(),
                Math.max(one.worstVmSeconds(), two.worstVmSeconds()));
    }

    private static double ratio(double part, double whole) {
        return whole == 0 ? 0 : part / whole;
    }
}
