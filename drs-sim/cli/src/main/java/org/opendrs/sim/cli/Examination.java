package org.opendrs.sim.cli;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
import org.opendrs.libvirt.Pressure;
import org.opendrs.model.VmId;
import org.opendrs.model.VmSnapshot;
import org.opendrs.spi.Capability;

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
        var moving = eyes.answer(host.inventory().read(READ_WITHIN)).foreignOperations();
        var diagnoses = new ArrayList<Diagnosis>();
        for (VmSnapshot vm : look.snapshot().vms()) {
            var history = known.getOrDefault(vm.id(), GuestHistory.none());
            var traits = ExaminedTraits.of(host.definition(vm.id()));
            var scope = GuestScopes.of(vm, history, false, moving.contains(vm.id()), nowNanos);
            if (isSilent(scope, vm, traits)) {
                scope = GuestScope.NO_DATA;
            }
            diagnoses.add(Doctor.examine(new GuestCase(vm, history, scope, traits), nowNanos));
        }
        var findings = Doctor.examine(new HostCase(
                look.snapshot(),
                host.control().capabilities().contains(Capability.SET_MEMORY_TARGET),
                host.pressure().get().map(Pressure::memory)));
        return new Examination(findings, diagnoses);
    }

    /**
     * Returns whether there is nothing to wait for. A guest that was first seen a moment ago, by us, did not start then; only its first good
     * reports can still be waited for, and only if it is asked for them. One whose definition could not be read is no other.
     */
    private static boolean isSilent(GuestScope scope, VmSnapshot vm, GuestTraits traits) {
        if (scope != GuestScope.BOOTING) {
            return scope == GuestScope.FIXED && !traits.isRead();
        }
        return switch (vm.quality()) {
            case GOOD -> false;
            case PARTIAL -> traits.balloon().lacksStatsPeriod();
            case STALE, ABSURD, MISSING -> true;
        };
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
