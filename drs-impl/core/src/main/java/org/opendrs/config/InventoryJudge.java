package org.opendrs.config;

import java.util.Optional;
import org.opendrs.model.HostId;
import org.opendrs.model.VmId;
import org.opendrs.unit.Bytes;

/**
 * Complains of what a {@link FileInventory} says though it cannot be so, because the reader knows which VMs and hosts there are. An
 * engine does not: names that it does not know may be another engine's. A complaint says what is wrong and what would be valid.
 */
public interface InventoryJudge {
    /** Complains of nothing. */
    InventoryJudge ANYTHING_GOES = new InventoryJudge() {};

    /** Returns what is wrong with the id of a VM; empty if nothing is. */
    default Optional<String> vm(VmId vm) {
        return Optional.empty();
    }

    /** Returns what is wrong with the id of a host; empty if nothing is. */
    default Optional<String> host(HostId host) {
        return Optional.empty();
    }

    /** Returns what is wrong with the memory that is reserved for a VM, unknown ones included; empty if nothing is. */
    default Optional<String> memoryReservation(VmId vm, Bytes reservation) {
        return Optional.empty();
    }
}
