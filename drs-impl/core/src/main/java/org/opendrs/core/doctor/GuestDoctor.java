package org.opendrs.core.doctor;

import java.util.ArrayList;
import org.opendrs.balloon.GuestScope;
import org.opendrs.core.balloon.GuestClasses;
import org.opendrs.core.balloon.SizeWatches;
import org.opendrs.core.doctor.Finding.Severity;
import org.opendrs.explain.Input;

/** Examines guests: why a guest may not be commanded now, and what else there is to say. */
final class GuestDoctor {
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
        var traits = patient.traits();
        if (!traits.isRead()) {
            findings.add(
                    Severity.WAIT,
                    DoctorReasons.NO_DEFINITION,
                    Remedy.of(
                            "look once more; if this stays, see whether the definition can be read", "dumpxml GUEST"));
        }
        device();
        scope();
        policy();
        if (patient.scope() != GuestScope.FIXED && !traits.lacksBalloonOnly()) {
            StatisticsDoctor.examine(patient, findings);
            BehaviourDoctor.examine(patient, nowNanos, findings);
            DefinitionDoctor.examine(patient, findings);
        }
        boolean managed =
                patient.scope() == GuestScope.MANAGED && traits.policy().mayAct();
        return new Diagnosis(
                patient.vm().id(), managed, patient.scope(), GuestClasses.of(patient.history()), findings.worstFirst());
    }

    private void device() {
        if (patient.traits().lacksBalloonOnly()) {
            findings.add(
                    Severity.FAULT,
                    DoctorReasons.NO_BALLOON_DEVICE,
                    Remedy.of(
                            "set <memballoon model='virtio'/> in its definition, best with <stats period='2'/> inside; it has that"
                                    + " from its next start on, for which a reboot from within is not enough",
                            "edit GUEST"));
        } else if (patient.scope() == GuestScope.FIXED) {
            pinned();
        }
    }

    private void scope() {
        switch (patient.scope()) {
            case PAUSED ->
                findings.add(
                        Severity.WAIT,
                        DoctorReasons.PAUSED,
                        Remedy.of("see why, and let it go on if it shall", "domstate GUEST --reason", "resume GUEST"));
            case MIGRATING ->
                findings.add(
                        Severity.WAIT,
                        DoctorReasons.MIGRATING,
                        Remedy.of("wait until its migration ends; see how far it is", "domjobinfo GUEST"));
            case BOOTING ->
                findings.add(
                        Severity.WAIT,
                        DoctorReasons.BOOTING,
                        Remedy.of("wait some seconds until it has reported twice, and look once more"),
                        new Input("validSamples", patient.history().validSamples()));
            case BUSY ->
                findings.add(
                        Severity.WAIT,
                        DoctorReasons.COMMAND_UNCERTAIN,
                        Remedy.of("wait a minute; the hypervisor did not say what became of the last command"));
            case FOREIGN -> foreign();
            case FIXED, UNCOOPERATIVE, NO_DATA, MANAGED -> {
                // Told already, or by what the guest does, or by its data.
            }
        }
    }

    private void pinned() {
        var reasons = patient.traits().pinnedBecause();
        String because = reasons.isEmpty() ? "" : ", because of " + String.join(" and ", reasons);
        findings.add(
                Severity.FAULT,
                DoctorReasons.PINNED,
                Remedy.of(
                        "a balloon would take memory from the guest and give the host none" + because
                                + "; take that out of its definition if it shall be ballooned",
                        "edit GUEST"),
                new Input("reasons", reasons.size()));
    }

    /** Its watch knows what we would explain only as long as the change is suspected; from then on it explains what others set. */
    private void foreign() {
        var watch = patient.history().watch();
        var actual = new Input("actual", patient.vm().memory().actual().value());
        long left = SizeWatches.remaining(patient.history(), nowNanos).toSeconds();
        var inputs = new ArrayList<Input>();
        inputs.add(actual);
        inputs.add(new Input("changes", watch.changes()));
        if (left > 0) {
            inputs.add(new Input("set", watch.high().value()));
            inputs.add(new Input("forSeconds", left));
            inputs.add(new Input("sinceSeconds", Spans.seconds(nowNanos - watch.changedAtNanos())));
        } else if (watch.low().equals(watch.high())) {
            inputs.add(new Input("explained", watch.low().value()));
        } else {
            inputs.add(new Input("low", watch.low().value()));
            inputs.add(new Input("high", watch.high().value()));
        }
        findings.add(
                Severity.RISK,
                DoctorReasons.FOREIGN_CHANGE,
                Remedy.of(
                        "find out who sets its size (virsh setmem, MoM, another agent) and stop that, or leave the guest out in the"
                                + " agent's settings (guests: except)"),
                inputs.toArray(Input[]::new));
    }

    private void policy() {
        var policy = patient.traits().policy();
        if (policy.problem().isPresent()) {
            findings.add(
                    Severity.FAULT,
                    DoctorReasons.METADATA_INVALID,
                    Remedy.of("mend it: " + policy.problem().get(), Metadata.EDIT));
        } else if (!policy.mayAct()) {
            findings.add(
                    Severity.WAIT,
                    DoctorReasons.MAY_NOT_ACT,
                    Remedy.of(
                            "if it shall be cared for, set automation='act' at <policy> in its metadata of namespace "
                                    + Metadata.NAMESPACE + Metadata.EDITED,
                            Metadata.EDIT));
        }
    }
}
