package org.opendrs.core.doctor;

import org.opendrs.balloon.GuestHistory;
import org.opendrs.core.balloon.GuestClasses;
import org.opendrs.core.balloon.WaterfillSettings;
import org.opendrs.core.doctor.Finding.Severity;
import org.opendrs.explain.Input;
import org.opendrs.model.DataQuality;
import org.opendrs.model.GuestClass;
import org.opendrs.unit.Bytes;

/** Examines what is remembered of a guest: how it answers to its balloon, and how it fared. */
final class BehaviourDoctor {
    private final GuestCase patient;
    private final GuestHistory history;
    private final long nowNanos;
    private final Findings findings;

    private BehaviourDoctor(GuestCase patient, long nowNanos, Findings findings) {
        this.patient = patient;
        this.history = patient.history();
        this.nowNanos = nowNanos;
        this.findings = findings;
    }

    static void examine(GuestCase patient, long nowNanos, Findings findings) {
        var doctor = new BehaviourDoctor(patient, nowNanos, findings);
        doctor.stall();
        doctor.care();
    }

    private void stall() {
        GuestClass learnt = GuestClasses.of(history);
        // One that reports nothing has been told so; its size may never have been asked to change.
        if (learnt == GuestClass.UNCOOPERATIVE && patient.vm().quality() != DataQuality.MISSING) {
            findings.add(
                    Severity.FAULT,
                    DoctorReasons.NO_DRIVER,
                    Remedy.of(
                            "it reports, so that its balloon driver is there, but cannot give anything: see what holds its memory (locked"
                                    + " memory, huge pages), and in a Linux guest whether dmesg says 'Out of puff'; or leave it out in the"
                                    + " agent's settings (guests: except)"),
                    new Input("samples", history.stalledSamples()));
        } else if (learnt == GuestClass.STALLED && history.target().isPresent()) {
            stopped(patient.vm().memory().actual(), history.target().get());
        }
    }

    /** It may have come there since, or have been given another target. */
    private void stopped(Bytes actual, Bytes target) {
        long above = actual.value() - target.value();
        if (above > WaterfillSettings.DEFAULT.floors().tolerance().value()) {
            findings.add(
                    Severity.HINT,
                    DoctorReasons.STALLED,
                    Remedy.of("nothing; it could not give more, and is not shrunk below that for a while"),
                    new Input("actual", actual.value()),
                    new Input("target", target.value()));
        }
    }

    private void care() {
        if (nowNanos < history.distressedUntilNanos()) {
            findings.add(
                    Severity.RISK,
                    DoctorReasons.DISTRESSED,
                    Remedy.of(
                            "if this happens often, reserve memory for it: reservation='1GiB', say, at <memory> within <policy> in its"
                                    + " metadata of namespace " + Metadata.NAMESPACE + Metadata.EDITED,
                            Metadata.EDIT),
                    new Input("forSeconds", Spans.seconds(history.distressedUntilNanos() - nowNanos)));
        }
        if (nowNanos < history.floorUntilNanos() && !history.floor().isZero()) {
            findings.add(
                    Severity.HINT,
                    DoctorReasons.FLOOR_RAISED,
                    Remedy.of("nothing; what it could not give is not asked for again until then"),
                    new Input("floor", history.floor().value()),
                    new Input("forSeconds", Spans.seconds(history.floorUntilNanos() - nowNanos)));
        }
    }
}
