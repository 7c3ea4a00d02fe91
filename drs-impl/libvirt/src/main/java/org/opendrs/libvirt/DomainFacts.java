package org.opendrs.libvirt;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.opendrs.model.VmId;
import org.opendrs.spi.VmPolicy;

/**
 * What a guest's definition says. The canonical constructor is not stable.
 *
 * @param vm the guest
 * @param name its name on its host, for messages
 * @param pinned why it must not be ballooned; empty if it may be
 * @param balloon what it says of its balloon
 * @param networks names of networks and bridges that it is attached to, in the order of the definition
 * @param cpuModel the CPU that it sees, such as {@code host-passthrough} or {@code EPYC}; empty if the hypervisor chooses
 * @param policy what the operator wrote into the metadata, and facts for decisions
 * @param policyWritten whether the operator wrote anything
 * @param problem what is wrong with the metadata, in one sentence; the policy is to leave the guest alone then
 */
public record DomainFacts(
        VmId vm,
        String name,
        SortedSet<PinReason> pinned,
        BalloonFacts balloon,
        List<String> networks,
        Optional<String> cpuModel,
        VmPolicy policy,
        boolean policyWritten,
        Optional<String> problem) {
    /** Copies the collections. */
    public DomainFacts {
        pinned = Collections.unmodifiableSortedSet(new TreeSet<>(pinned));
        networks = List.copyOf(networks);
    }
}
