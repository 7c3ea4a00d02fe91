package org.opendrs.sim.scenario;

import java.time.Duration;
import java.util.TreeMap;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.opendrs.spi.Inventory;
import org.opendrs.spi.InventoryView;
import org.opendrs.spi.VmPolicy;

/**
 * An operator's inventory over what the scenario knows of its guests: allocations, automation and rules are the operator's, facts
 * about a guest (swap, balloon) stay the scenario's, because the simulated guest is what it is.
 */
final class LayeredInventory implements Inventory {
    private final Inventory operator;
    private final InventoryView scenario;
    private @Nullable InventoryView lastRead;
    private InventoryView merged;

    LayeredInventory(Inventory operator, InventoryView scenario) {
        this.operator = operator;
        this.scenario = scenario;
        this.merged = scenario;
    }

    @Override
    public CompletionStage<InventoryView> read(Duration deadline) {
        return operator.read(deadline).thenApply(this::merge);
    }

    /** An unchanged file gives the same instance again, which spares the engine looking every VM up. */
    private InventoryView merge(InventoryView read) {
        if (!read.equals(lastRead)) {
            lastRead = read;
            merged = layered(read);
        }
        return merged;
    }

    private InventoryView layered(InventoryView read) {
        var vms = new TreeMap<>(scenario.vms());
        read.vms().forEach((vm, policy) -> vms.merge(vm, policy, LayeredInventory::allocated));
        return new InventoryView(
                read.revision(), vms, read.hosts(), read.rules(), read.maintenance(), read.foreignOperations());
    }

    private static VmPolicy allocated(VmPolicy scenario, VmPolicy operator) {
        return new VmPolicy(operator.memory(), operator.cpu(), operator.automation(), scenario.facts());
    }
}
