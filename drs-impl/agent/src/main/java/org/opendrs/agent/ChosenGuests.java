package org.opendrs.agent;

import java.time.Duration;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;
import org.opendrs.model.Allocation;
import org.opendrs.model.Automation;
import org.opendrs.model.GuestFacts;
import org.opendrs.model.HostId;
import org.opendrs.model.HostSample;
import org.opendrs.model.VmId;
import org.opendrs.spi.CommandOutcome;
import org.opendrs.spi.ForwardingHostControl;
import org.opendrs.spi.ForwardingTelemetry;
import org.opendrs.spi.HostCommand;
import org.opendrs.spi.HostControl;
import org.opendrs.spi.Inventory;
import org.opendrs.spi.InventoryView;
import org.opendrs.spi.Telemetry;
import org.opendrs.spi.VmPolicy;
import org.opendrs.unit.Bytes;
import org.opendrs.unit.Millicores;

/**
 * Keeps the agent's hands off guests that the operator has not chosen: the engine sees and counts them, and takes them for guests
 * that somebody else works on. Which guests there are follows from the samples; until the engine has heard of a new one, commands to
 * it are refused here. Safe for use by any thread.
 */
final class ChosenGuests {
    private final GuestChoice choice;
    private final Telemetry telemetry;
    private final Inventory inventory;
    private final HostControl control;
    private final Function<VmId, Optional<String>> names;
    private final ConcurrentMap<HostId, SortedSet<VmId>> leftAlone = new ConcurrentHashMap<>();
    private volatile Merged merged = new Merged(InventoryView.EMPTY, new TreeSet<>(), InventoryView.EMPTY);

    ChosenGuests(GuestChoice choice, Backend backend) {
        this.choice = choice;
        this.telemetry = backend.telemetry();
        this.inventory = backend.inventory();
        this.control = backend.control();
        this.names = backend.names();
    }

    /** Returns the telemetry that learns which guests there are. */
    Telemetry telemetry() {
        return choice.isAll() ? telemetry : new Tap(telemetry);
    }

    /** Returns the inventory in which the guests that are not chosen are somebody else's. */
    Inventory inventory() {
        return choice.isAll() ? inventory : deadline -> inventory.read(deadline).thenApply(this::merge);
    }

    /** Returns the control that takes no command to a guest that is not chosen, or of which only a number is known yet. */
    HostControl control() {
        return new Gate(control);
    }

    /** The same instance as long as nothing has changed saves the engine reading it again. */
    @SuppressWarnings("ReferenceEquality")
    private InventoryView merge(InventoryView view) {
        var others = new TreeSet<VmId>();
        for (var ofHost : leftAlone.values()) {
            others.addAll(ofHost);
        }
        var before = merged;
        if (before.from() == view && before.others().equals(others)) {
            return before.view();
        }
        SortedMap<VmId, VmPolicy> vms = new TreeMap<>(view.vms());
        SortedSet<VmId> foreign = new TreeSet<>(view.foreignOperations());
        for (VmId vm : others) {
            vms.put(vm, observed(view, vm));
            foreign.add(vm);
        }
        var result = new InventoryView(view.revision(), vms, view.hosts(), view.rules(), view.maintenance(), foreign);
        merged = new Merged(view, others, result);
        return result;
    }

    private static VmPolicy observed(InventoryView view, VmId vm) {
        var known = view.vms().get(vm);
        return known != null
                ? new VmPolicy(known.memory(), known.cpu(), Automation.OBSERVE, known.facts())
                : new VmPolicy(
                        new Allocation<>(Bytes.ZERO, Bytes.bytes(Long.MAX_VALUE), DEFAULT_SHARES),
                        new Allocation<>(Millicores.ZERO, Millicores.millicores(Long.MAX_VALUE), DEFAULT_SHARES),
                        Automation.OBSERVE,
                        GuestFacts.UNKNOWN);
    }

    /** As for VMs that no inventory names. */
    private static final long DEFAULT_SHARES = 1000;

    /**
     * A view and what it was made of.
     *
     * @param from the view of the backend
     * @param others guests that are left alone
     * @param view the two together
     */
    private record Merged(InventoryView from, SortedSet<VmId> others, InventoryView view) {}

    private boolean isChosen(VmId vm) {
        return choice.has(vm, names.apply(vm));
    }

    private final class Gate extends ForwardingHostControl {
        Gate(HostControl control) {
            super(control);
        }

        @Override
        public CompletionStage<CommandOutcome> apply(HostCommand command, Duration deadline) {
            if (names.apply(command.vm()).isEmpty()) {
                return refused(CommandOutcome.Refusal.BUSY, "its definition has not been read yet");
            }
            return isChosen(command.vm())
                    ? super.apply(command, deadline)
                    : refused(
                            CommandOutcome.Refusal.ACCESS_DENIED,
                            "it is not among the guests that the settings have this agent care for");
        }

        private static CompletionStage<CommandOutcome> refused(CommandOutcome.Refusal reason, String detail) {
            return CompletableFuture.completedFuture(new CommandOutcome.Refused(reason, detail));
        }
    }

    private final class Tap extends ForwardingTelemetry {
        Tap(Telemetry telemetry) {
            super(telemetry);
        }

        @Override
        public CompletionStage<HostSample> sample(HostId host, Duration deadline) {
            return super.sample(host, deadline).thenApply(this::note);
        }

        private HostSample note(HostSample sample) {
            SortedSet<VmId> others = new TreeSet<>();
            for (var vm : sample.vms()) {
                if (!isChosen(vm.id())) {
                    others.add(vm.id());
                }
            }
            leftAlone.put(sample.host(), others);
            return sample;
        }
    }
}
