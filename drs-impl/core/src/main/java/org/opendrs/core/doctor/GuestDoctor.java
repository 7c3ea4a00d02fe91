package org.opendrs.core.doctor;

import org.opendrs.balloon.GuestHistory;
import org.opendrs.balloon.GuestScope;
import org.opendrs.core.balloon.GuestClasses;
import org.opendrs.core.balloon.SizeWatches;
import org.opendrs.core.doctor.Finding.Severity;
import org.opendrs.explain.Input;
import org.opendrs.model.DataQuality;
import org.opendrs.model.GuestClass;

/** Examines guests. */
final class GuestDoctor {
    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    private final GuestCase patient;
    private final long nowNanos;
    private final Findings findings = new Findings();

    private GuestDoctor(GuestCase patient, long nowNanos) {
        this.patient = patient;
        this.nowNanos = nowNanos;
    }

    static Diagnosis examine(GuestCase patient, long nowNanos) {
        return new GuestDoctor(patient, nowNanos).diagnosis();
    }

    private Diagnosis diagnosis() {
        data();
        scope();
        stall();
        care();
        definition();
        boolean managed =
                patient.scope() == GuestScope.MANAGED && patient.traits().mayAct();
        return new Diagnosis(
                patient.vm().id(), managed, patient.scope(), GuestClasses.of(patient.history()), findings.worstFirst());
    }

    private void data() {
        DataQuality quality = patient.vm().quality();
        switch (quality) {
            case MISSING ->
                findings.add(
                        Severity.FAULT,
                        DoctorReasons.NO_STATISTICS,
                        "let the balloon report: virsh dommemstat GUEST --period 2 --live (in mode act this is done by itself),"
                                + " and load the driver in the guest: modprobe virtio_balloon; Windows also needs the balloon service");
            case STALE ->
                findings.add(
                        Severity.RISK,
                        DoctorReasons.STATISTICS_STAND_STILL,
                        "see whether the guest hangs or its balloon driver was unloaded; virsh dommemstat GUEST shows last_update",
                        new Input("ageSeconds", patient.vm().age().toSeconds()));
            case PARTIAL ->
                findings.add(
                        Severity.WAIT,
                        DoctorReasons.STATISTICS_INCOMPLETE,
                        "wait some seconds: rates need two reports; if this stays, nobody has the balloon report again and again:"
                                + " virsh dommemstat GUEST --period 2 --live (in mode act this is done by itself)");
            case ABSURD ->
                findings.add(
                        Severity.RISK,
                        DoctorReasons.STATISTICS_ABSURD,
                        "update the balloon driver in the guest; its figures contradict each other");
            case GOOD -> {
                // Nothing to say.
            }
        }
    }

    private void scope() {
        GuestHistory history = patient.history();
        switch (patient.scope()) {
            case PINNED ->
                findings.add(
                        Severity.FAULT,
                        DoctorReasons.PINNED,
                        "a balloon would take memory from the guest and give the host none"
                                + (patient.traits().pinnedBecause().isEmpty()
                                        ? ""
                                        : ", because of: "
                                                + String.join(
                                                        ", ", patient.traits().pinnedBecause()))
                                + "; remove that from its definition if it shall be ballooned",
                        new Input("reasons", patient.traits().pinnedBecause().size()));
            case PAUSED -> findings.add(Severity.WAIT, DoctorReasons.PAUSED, "resume it: virsh resume GUEST");
            case MIGRATING ->
                findings.add(
                        Severity.WAIT,
                        DoctorReasons.MIGRATING,
                        "wait until its migration ends, or choose it in the settings if it is left out there");
            case BOOTING ->
                findings.add(
                        Severity.WAIT,
                        DoctorReasons.BOOTING,
                        "wait until it has reported twice",
                        new Input("validSamples", history.validSamples()));
            case BUSY ->
                findings.add(
                        Severity.WAIT,
                        DoctorReasons.COMMAND_UNCERTAIN,
                        "wait a minute; the hypervisor did not say what became of the last command");
            case FOREIGN ->
                findings.add(
                        Severity.RISK,
                        DoctorReasons.FOREIGN_CHANGE,
                        "find out who sets its size (virsh setmem, MoM, another agent) and stop that, or leave the guest out in the"
                                + " settings; it is cared for again when the time is over",
                        new Input("changes", history.watch().changes()),
                        new Input(
                                "forSeconds",
                                SizeWatches.remaining(history, nowNanos).toSeconds()));
            case UNCOOPERATIVE, NO_DATA, MANAGED -> {
                // Told by what the guest does, or by its data.
            }
        }
        if (!patient.traits().mayAct()) {
            findings.add(
                    Severity.WAIT,
                    DoctorReasons.MAY_NOT_ACT,
                    "set mode: act in the settings, and let the guest's own policy allow it");
        }
    }

    private void stall() {
        GuestHistory history = patient.history();
        GuestClass learnt = GuestClasses.of(history);
        if (learnt == GuestClass.UNCOOPERATIVE) {
            findings.add(
                    Severity.FAULT,
                    DoctorReasons.NO_DRIVER,
                    "its size never follows: load the balloon driver in the guest (modprobe virtio_balloon), or leave the guest out",
                    new Input("samples", history.stalledSamples()));
        } else if (learnt == GuestClass.STALLED && history.target().isPresent()) {
            findings.add(
                    Severity.HINT,
                    DoctorReasons.STALLED,
                    "it could not give more; nothing to do, it is not shrunk below that for a while",
                    new Input("actual", patient.vm().memory().actual().value()),
                    new Input("target", history.target().get().value()));
        }
    }

    private void care() {
        GuestHistory history = patient.history();
        if (nowNanos < history.distressedUntilNanos()) {
            findings.add(
                    Severity.RISK,
                    DoctorReasons.DISTRESSED,
                    "give it a reservation if this happens often",
                    new Input("forSeconds", (history.distressedUntilNanos() - nowNanos) / NANOS_PER_SECOND));
        }
        if (nowNanos < history.floorUntilNanos() && !history.floor().isZero()) {
            findings.add(
                    Severity.HINT,
                    DoctorReasons.FLOOR_RAISED,
                    "nothing to do; what it could not give is not asked for again until then",
                    new Input("floor", history.floor().value()),
                    new Input("forSeconds", (history.floorUntilNanos() - nowNanos) / NANOS_PER_SECOND));
        }
    }

    private void definition() {
        var facts = patient.vm().facts();
        boolean autodeflate = patient.traits().autodeflate().orElse(facts.autodeflate());
        if (!facts.swap() && !patient.history().swapSeen()) {
            findings.add(
                    autodeflate ? Severity.HINT : Severity.RISK,
                    DoctorReasons.NO_SWAP,
                    "give the guest a swap device, or say in its metadata that it has one; without one, a squeeze costs it processes,"
                            + " so that it keeps more headroom than others");
        }
        if (!autodeflate) {
            findings.add(
                    Severity.HINT,
                    DoctorReasons.NO_AUTODEFLATE,
                    "set autodeflate='on' at <memballoon> in its definition; it then gets memory back before its OOM killer acts",
                    new Input("known", patient.traits().autodeflate().isPresent() ? 1 : 0));
        }
        if (patient.traits().freePageReporting().filter(on -> !on).isPresent()) {
            findings.add(
                    Severity.HINT,
                    DoctorReasons.NO_FREE_PAGE_REPORTING,
                    "set freePageReporting='on' at <memballoon> (QEMU 5.1, Linux 5.7 in the guest); freed pages then go back at once");
        }
    }
}
