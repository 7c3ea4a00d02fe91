package org.opendrs.core.doctor;

import org.opendrs.core.doctor.Finding.Severity;

/** Examines what a guest could have beside a balloon that works. */
final class DefinitionDoctor {
    private DefinitionDoctor() {}

    static void examine(GuestCase patient, Findings findings) {
        var balloon = patient.traits().balloon();
        boolean deflates = balloon.autodeflate().orElse(patient.vm().facts().autodeflate());
        if (!patient.vm().facts().swap() && !patient.history().swapSeen()) {
            findings.add(
                    deflates ? Severity.HINT : Severity.RISK,
                    DoctorReasons.NO_SWAP,
                    swap(patient.traits().policy().isWritten()));
        }
        if (balloon.lacksAutodeflate()) {
            findings.add(
                    Severity.HINT,
                    DoctorReasons.NO_AUTODEFLATE,
                    Remedy.of(
                            "set autodeflate='on' at <memballoon> in its definition; from its next start on, it then gets memory back"
                                    + " before its OOM killer acts",
                            "edit GUEST"));
        }
        if (balloon.lacksFreePageReporting()) {
            findings.add(
                    Severity.HINT,
                    DoctorReasons.NO_FREE_PAGE_REPORTING,
                    Remedy.of(
                            "set freePageReporting='on' at <memballoon> in its definition (libvirt 6.9, QEMU 5.1, Linux 5.7 in the"
                                    + " guest); from its next start on, pages that it frees then go back at once",
                            "edit GUEST"));
        }
    }

    /** Has no command to paste: a guest that is only said to have a swap device is squeezed as if it had one. */
    private static Remedy swap(boolean isPolicyWritten) {
        String why = "; without one, a squeeze costs it processes, so that it keeps more headroom than others";
        String how =
                "see whether it has one: swapon --show in a Linux guest. If so, say so in its metadata, <facts swap='true'/> within <policy> of"
                        + " namespace " + Metadata.NAMESPACE + ": virsh "
                        + (isPolicyWritten ? Metadata.EDIT : Metadata.set("<policy><facts swap=\"true\"/></policy>"));
        return Remedy.of(how + Metadata.EDITED + ". Else give it one" + why);
    }
}
