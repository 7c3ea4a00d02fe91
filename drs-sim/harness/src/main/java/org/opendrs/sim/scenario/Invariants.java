package org.opendrs.sim.scenario;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.opendrs.model.HostId;
import org.opendrs.model.VmId;
import org.opendrs.sim.time.SimTime;
import org.opendrs.sim.world.HostTruth;
import org.opendrs.sim.world.VmTruth;
import org.opendrs.sim.world.WorldObserver;
import org.opendrs.sim.world.WorldTruth;
import org.opendrs.spi.CommandOutcome;
import org.opendrs.spi.HostCommand;
import org.opendrs.spi.InventoryView;
import org.opendrs.spi.VmPolicy;
import org.opendrs.unit.Bytes;

/**
 * Promises that hold whatever goes wrong, checked after every event and at every command:
 *
 * <ul>
 *   <li>a VM runs on one host only;
 *   <li>no command goes to a guest that the engine can know to be paused, migrating or without fresh data;
 *   <li>a target lies between the reservation (or what the guest holds, if that is less) and the limit;
 *   <li>no growth lifts what a host's guests hold or may come to hold above what may be given, once the host has settled. Memory
 *       that a guest took by itself, by automatic deflation, is left out: nobody decided on it. A guest whose size somebody else
 *       has set counts with what the engine can know of it.
 * </ul>
 */
final class Invariants implements CommandTap.CommandJudge, WorldObserver {
    private static final double NANOS_PER_SECOND = 1e9;

    /** A guest whose size somebody else had set is as we asked, and seen so, this long after it took our command. */
    private static final long SEEN_NANOS = 10_000_000_000L;

    /** More would only repeat the first. */
    private static final int MOST_VIOLATIONS = 20;

    private final SimTime time;
    private final WorldTruth truth;
    private final KnownGuests known;
    private final InventoryView inventory;
    private final HostReserve reserve;
    private final Map<VmId, Long> issued = new TreeMap<>();
    private final SelfMadeGrowth selfMade = new SelfMadeGrowth();
    /** Until when a guest counts as set by somebody else. */
    private final Map<VmId, Long> foreign = new TreeMap<>();

    private final TreeSet<HostId> settled = new TreeSet<>();
    /** For look-ups only: the event at which a VM was last seen running. */
    private final Map<VmId, Long> seenAt = new LinkedHashMap<>();

    private final List<VariantResult.Violation> violations = new ArrayList<>();
    private long event;

    Invariants(SimTime time, WorldTruth truth, KnownGuests known, InventoryView inventory, HostReserve reserve) {
        this.time = time;
        this.truth = truth;
        this.known = known;
        this.inventory = inventory;
        this.reserve = reserve;
    }

    /** Checks what must hold after every event. */
    void afterEvent() {
        event++;
        List<? extends HostTruth> hosts = truth.hosts();
        for (int i = 0; i < hosts.size(); i++) {
            HostTruth host = hosts.get(i);
            if (host.up()) {
                checkHost(host);
            }
        }
    }

    private void checkHost(HostTruth host) {
        long actual = 0;
        List<? extends VmTruth> vms = host.vms();
        for (int i = 0; i < vms.size(); i++) {
            VmTruth vm = vms.get(i);
            actual += vm.actual().value();
            Long last = seenAt.put(vm.id(), event);
            if (last != null && last == event) {
                violated(vm.id() + " runs on two hosts, one of them " + host.id());
            }
        }
        if (!settled.contains(host.id()) && actual <= allocatable(host)) {
            settled.add(host.id());
        }
    }

    @Override
    public void issued(HostCommand.SetMemoryTarget command) {
        long now = time.monotonicNanos();
        for (String objection : known.objections(command.host(), command.vm(), now)) {
            violated("command to " + command.vm() + " on " + command.host() + ", but " + objection);
        }
        truth.vm(command.vm()).ifPresent(vm -> checkBounds(command, vm));
        truth.host(command.host()).ifPresent(host -> checkLedger(command, host));
        truth.vm(command.vm())
                .ifPresent(vm -> selfMade.commanded(
                        vm.id(),
                        asked(vm),
                        vm.actual().value(),
                        command.target().value()));
        issued.put(command.vm(), command.target().value());
    }

    @Override
    public void answered(HostCommand.SetMemoryTarget command, CommandOutcome outcome) {
        if (outcome instanceof CommandOutcome.Refused) {
            issued.remove(command.vm(), command.target().value());
        } else if (foreign.containsKey(command.vm())) {
            foreign.put(command.vm(), time.monotonicNanos() + SEEN_NANOS);
        }
    }

    @Override
    public void foreignTarget(VmId vm, Bytes size) {
        issued.remove(vm);
        foreign.put(vm, Long.MAX_VALUE);
    }

    private boolean isForeign(VmId vm) {
        Long until = foreign.get(vm);
        return until != null && time.monotonicNanos() < until;
    }

    private void checkBounds(HostCommand.SetMemoryTarget command, VmTruth vm) {
        long target = command.target().value();
        long maximum = vm.spec().maximum().value();
        VmPolicy policy = inventory.vms().get(vm.id());
        long limit = policy == null
                ? maximum
                : Math.min(maximum, policy.memory().limit().value());
        long reservation = policy == null ? 0 : policy.memory().reservation().value();
        if (target > limit) {
            violated("target " + target + " of " + vm.id() + " is above its limit " + limit);
        }
        if (target < Math.min(reservation, vm.actual().value())) {
            violated("target " + target + " of " + vm.id() + " is below its reservation " + reservation);
        }
    }

    private void checkLedger(HostCommand.SetMemoryTarget command, HostTruth host) {
        long sum = 0;
        long growth = 0;
        for (VmTruth vm : host.vms()) {
            long held = Math.max(asked(vm), vm.actual().value());
            if (isForeign(vm.id())) {
                held = Math.max(issued.getOrDefault(vm.id(), 0L), known.actual(host.id(), vm.id()));
                sum += held;
                continue;
            }
            sum += selfMade.of(vm.id(), vm.spec().autodeflate() ? asked(vm) : held);
            if (vm.id().equals(command.vm())) {
                // A target at the last known size only stops a shrink, even if the guest has shrunk further since.
                long seen = Math.max(held, known.actual(host.id(), vm.id()));
                growth = Math.max(0, command.target().value() - seen);
            }
        }
        if (growth > 0 && sum + growth > allocatable(host) && settled.contains(host.id())) {
            violated("growth of " + command.vm() + " to " + command.target().value() + " by " + growth
                    + " lifts the guests of " + host.id() + " from " + sum + " above " + allocatable(host));
        }
    }

    /** What the guest was last asked to hold. */
    private long asked(VmTruth vm) {
        return Math.max(vm.target().value(), issued.getOrDefault(vm.id(), 0L));
    }

    private long allocatable(HostTruth host) {
        return reserve.allocatable(host.spec().memory()).value();
    }

    private void violated(String what) {
        if (violations.size() < MOST_VIOLATIONS) {
            violations.add(new VariantResult.Violation(time.monotonicNanos() / NANOS_PER_SECOND, what));
        }
    }

    List<VariantResult.Violation> violations() {
        return violations;
    }
}
