package org.opendrs.core.doctor;

import org.opendrs.core.doctor.Finding.Severity;
import org.opendrs.explain.Input;
import org.opendrs.model.HostSnapshot;
import org.opendrs.model.HostState;
import org.opendrs.model.VmSnapshot;

/** Examines hosts. */
final class HostDoctor {
    /** Waiting for memory a tenth of the time is far above the per mille of a host at ease. */
    private static final double HIGH_PRESSURE = 0.1;

    private static final int PER_MILLE = 1000;

    private HostDoctor() {}

    static Findings examine(HostCase patient) {
        var findings = new Findings();
        HostSnapshot host = patient.host();
        if (host.state() == HostState.UNREACHABLE || host.state() == HostState.STALE) {
            findings.add(
                    Severity.FAULT,
                    DoctorReasons.HOST_NOT_SEEN,
                    Remedy.of("check that libvirtd (or virtqemud) runs there and that this user may connect to it"));
            return findings;
        }
        if (!patient.mayCommand()) {
            findings.add(
                    Severity.FAULT,
                    DoctorReasons.NO_COMMANDS,
                    Remedy.of(
                            "connect with write access: add this user to the group libvirt (usermod -aG libvirt USER, and log in again), or allow"
                                    + " org.libvirt.unix.manage by polkit"));
        }
        pressure(patient, findings);
        long swapIn = host.pressure().swapIn().value();
        if (swapIn > 0) {
            findings.add(
                    Severity.RISK,
                    DoctorReasons.HOST_SWAPS,
                    Remedy.of(
                            "move a guest away, or raise the reserve (monitoring: reserveRatio) in the agent's settings; guests stand still while"
                                    + " the host swaps"),
                    new Input("bytesPerSecond", swapIn));
        }
        reservations(host, findings);
        return findings;
    }

    private static void pressure(HostCase patient, Findings findings) {
        if (patient.memoryPressure().isEmpty()) {
            findings.add(
                    Severity.HINT,
                    DoctorReasons.NO_PRESSURE_FIGURES,
                    Remedy.of(
                            "look from the host itself, if this is another machine; else boot it with psi=1 on its kernel's command line, which"
                                    + " some distributions need"));
        } else if (patient.memoryPressure().get() > HIGH_PRESSURE) {
            findings.add(
                    Severity.RISK,
                    DoctorReasons.MEMORY_PRESSURE,
                    Remedy.of(
                            "see what uses memory beside the guests, move a guest away, or raise the reserve (monitoring: reserveRatio) in the"
                                    + " agent's settings"),
                    new Input("perMille", (long) (patient.memoryPressure().get() * PER_MILLE)));
        }
    }

    private static void reservations(HostSnapshot host, Findings findings) {
        long reserved = 0;
        for (VmSnapshot vm : host.vms()) {
            reserved += vm.memoryAllocation().reservation().value();
        }
        long allocatable = host.allocatable().memory().value();
        if (reserved > allocatable) {
            findings.add(
                    Severity.FAULT,
                    DoctorReasons.RESERVATIONS_EXCEED_HOST,
                    Remedy.of(
                            "lower reservations, which are in the metadata of the guests, or move a guest away; not all of them can be kept here"),
                    new Input("reserved", reserved),
                    new Input("allocatable", allocatable));
        }
    }
}
