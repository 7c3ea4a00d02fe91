package org.opendrs.libvirt;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.locks.ReentrantLock;
import org.opendrs.model.Automation;
import org.opendrs.model.VmId;
import org.opendrs.spi.Inventory;
import org.opendrs.spi.InventoryView;
import org.opendrs.spi.VmPolicy;

/**
 * What the definitions of the guests say: whether they can be ballooned, and what the operator wrote into their metadata. A guest
 * whose definition has not been read yet is left alone. Answers from memory; the definitions are read beside the samples.
 */
final class LibvirtInventory implements Inventory {
    private final Collection<LibvirtHost> hosts;
    private final ReentrantLock lock = new ReentrantLock();
    private InventoryView last = InventoryView.EMPTY;

    LibvirtInventory(Collection<LibvirtHost> hosts) {
        this.hosts = hosts;
    }

    @Override
    public CompletionStage<InventoryView> read(Duration deadline) {
        lock.lock();
        try {
            SortedMap<VmId, VmPolicy> policies = policies();
            if (!policies.equals(last.vms())) {
                last = new InventoryView(
                        last.revision() + 1, policies, new TreeMap<>(), List.of(), new TreeSet<>(), new TreeSet<>());
            }
            return CompletableFuture.completedFuture(last);
        } finally {
            lock.unlock();
        }
    }

    private SortedMap<VmId, VmPolicy> policies() {
        var policies = new TreeMap<VmId, VmPolicy>();
        for (LibvirtHost host : hosts) {
            for (Guest guest : host.guests()) {
                policies.put(
                        guest.id(),
                        guest.facts()
                                .map(DomainFacts::policy)
                                .orElse(PolicyXml.none(Automation.OBSERVE, false, false)));
            }
        }
        return policies;
    }
}
