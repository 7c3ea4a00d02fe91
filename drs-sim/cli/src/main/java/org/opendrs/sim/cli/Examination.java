package org.opendrs.sim.cli;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.opendrs.balloon.GuestHistory;
import org.opendrs.balloon.GuestScope;
import org.opendrs.core.balloon.GuestScopes;
import org.opendrs.core.doctor.Diagnosis;
import org.opendrs.core.doctor.Doctor;
import org.opendrs.core.doctor.Finding;
import org.opendrs.core.doctor.Finding.Severity;
import org.opendrs.core.doctor.GuestCase;
import org.opendrs.core.doctor.GuestTraits;
import org.opendrs.core.doctor.HostCase;
import org.opendrs.core.state.KnownGuest;
import org.opendrs.libvirt.DomainFacts;
import org.opendrs.libvirt.Pressure;
import org.opendrs.model.Automation;
import org.opendrs.model.DataQuality;
import org.opendrs.model.VmId;
import org.opendrs.model.VmSnapshot;
import org.opendrs.spi.Capability;
import org.opendrs.spi.InventoryView;

/**
 * What was found on a real host.
 *
 * @param host about the host itself, worst first
 * @param guests about its guests, in id order
 */
record Examination(List<Finding> host, List<Diagnosis> guests) {
    private static final Duration READ_WITHIN = Duration.ofSeconds(2);

    /** Copies the lists. */
    Examination {
        host = List.copyOf(host);
        guests = List.copyOf(guests);
    }

    static Examination of(HostWatch eyes, HostLook look, long nowNanos) {
        var host = eyes.host();
        Map<VmId, GuestHistory> known = new TreeMap<>();
        for (KnownGuest guest : eyes.state().guests()) {
            known.put(guest.vm(), guest.history());
        }
        var inventory = eyes.answer(host.inventory().read(READ_WITHIN));
        var diagnoses = new ArrayList<Diagnosis>();
        for (VmSnapshot vm : look.snapshot().vms()) {
            var history = known.getOrDefault(vm.id(), GuestHistory.none());
            var patient = new GuestCase(
                    vm,
                    history,
                    scope(vm, history, inventory, nowNanos),
                    traits(host.definition(vm.id()), inventory, vm));
            diagnoses.add(Doctor.examine(patient, nowNanos));
        }
        var findings = Doctor.examine(new HostCase(
                look.snapshot(),
                host.control().capabilities().contains(Capability.SET_MEMORY_TARGET),
                host.pressure().get().map(Pressure::memory)));
        return new Examination(findings, diagnoses);
    }

    /** A guest that was first seen a moment ago, by us, did not start then; only its first good reports can still be waited for. */
    private static GuestScope scope(VmSnapshot vm, GuestHistory history, InventoryView inventory, long nowNanos) {
        boolean moving = inventory.foreignOperations().contains(vm.id());
        var scope = GuestScopes.of(vm, history, false, moving, nowNanos);
        boolean silent = vm.quality() != DataQuality.GOOD && vm.quality() != DataQuality.PARTIAL;
        return scope == GuestScope.BOOTING && silent ? GuestScope.NO_DATA : scope;
    }

    private static GuestTraits traits(Optional<DomainFacts> definition, InventoryView inventory, VmSnapshot vm) {
        var policy = inventory.vms().get(vm.id());
        boolean mayAct = policy == null || policy.automation() == Automation.ACT;
        return definition
                .map(facts -> new GuestTraits(
                        facts.pinned().stream().map(ObservedTable::word).toList(),
                        Optional.of(facts.freePageReporting()),
                        Optional.of(facts.autodeflate()),
                        mayAct))
                .orElseGet(() -> new GuestTraits(List.of(), Optional.empty(), Optional.empty(), mayAct));
    }

    /** Returns whether anything does not work, or only at a risk. */
    boolean isAlarming() {
        return host.stream().anyMatch(Examination::isAlarming)
                || guests.stream().flatMap(guest -> guest.findings().stream()).anyMatch(Examination::isAlarming);
    }

    private static boolean isAlarming(Finding finding) {
        return finding.severity().compareTo(Severity.RISK) >= 0;
    }
}
