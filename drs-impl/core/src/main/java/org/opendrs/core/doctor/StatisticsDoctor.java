package org.opendrs.core.doctor;

import java.time.Duration;
import org.opendrs.balloon.GuestScope;
import org.opendrs.core.doctor.Finding.Severity;
import org.opendrs.core.monitor.MonitorSettings;
import org.opendrs.explain.Input;
import org.opendrs.model.DataQuality;

/** Examines what a guest reports. */
final class StatisticsDoctor {
    /** Guests are asked for a report every 2 s; twice that, and a report that was late, still let it be helped in time. */
    private static final Duration SELDOM = Duration.ofSeconds(5);

    /** A report that comes late by as much as it takes to come is then out of date. */
    private static final Duration TOO_SELDOM =
            MonitorSettings.DEFAULT.staleAfter().dividedBy(2);

    private static final String ASK_NOW = "dommemstat GUEST --period 2 --live";
    private static final String ASK_ALWAYS = "dommemstat GUEST --period 2 --config";
    private static final String LOAD_DRIVER =
            "load its balloon driver: modprobe virtio_balloon in a Linux guest; a Windows guest needs"
                    + " the balloon driver of virtio-win and its service";

    private final GuestCase patient;
    private final Findings findings;

    private StatisticsDoctor(GuestCase patient, Findings findings) {
        this.patient = patient;
        this.findings = findings;
    }

    static void examine(GuestCase patient, Findings findings) {
        // It cannot report now, so that its reports are no news.
        if (patient.scope() != GuestScope.PAUSED && patient.scope() != GuestScope.MIGRATING) {
            new StatisticsDoctor(patient, findings).examine();
        }
    }

    private void examine() {
        boolean good = patient.vm().quality() == DataQuality.GOOD;
        if (!good && patient.traits().balloon().lacksStatsPeriod()) {
            notAsked();
            return;
        }
        switch (patient.vm().quality()) {
            case MISSING -> silent();
            case STALE -> standsStill();
            case PARTIAL -> incomplete();
            case ABSURD ->
                findings.add(
                        Severity.RISK,
                        DoctorReasons.STATISTICS_ABSURD,
                        Remedy.of("update the balloon driver in the guest", "dommemstat GUEST"));
            case GOOD -> {
                // Nothing to say.
            }
        }
        seldom();
    }

    private void notAsked() {
        boolean never = patient.vm().quality() == DataQuality.MISSING;
        findings.add(
                Severity.FAULT,
                DoctorReasons.NO_STATISTICS_PERIOD,
                Remedy.of(
                        "ask it for a report every 2 s, now and, by the second command or <stats period='2'/> within <memballoon> in its"
                                + " definition, from its next start on; an agent in mode act does the first by itself"
                                + (never ? ". If it still reports nothing then, " + LOAD_DRIVER : ""),
                        ASK_NOW,
                        ASK_ALWAYS));
    }

    private void silent() {
        if (patient.scope() == GuestScope.BOOTING) {
            return;
        }
        boolean isAsked = patient.traits().balloon().statsPeriod().isPresent();
        String wait = "if it was started less than a minute ago, wait; else " + LOAD_DRIVER;
        findings.add(
                Severity.FAULT,
                DoctorReasons.NO_STATISTICS,
                isAsked ? Remedy.of(wait) : Remedy.of(wait + "; and see that it is asked for reports", ASK_NOW));
    }

    private void standsStill() {
        findings.add(
                Severity.RISK,
                DoctorReasons.STATISTICS_STAND_STILL,
                Remedy.of(
                        "see whether the guest hangs, or its balloon driver was unloaded; last_update is when it last reported, in"
                                + " seconds since 1970",
                        "dommemstat GUEST"),
                new Input("ageSeconds", patient.vm().age().toSeconds()));
    }

    private void incomplete() {
        if (patient.scope() != GuestScope.BOOTING) {
            findings.add(
                    Severity.WAIT,
                    DoctorReasons.STATISTICS_INCOMPLETE,
                    Remedy.of(
                            "wait some seconds and look once more: rates need two reports; if this stays, see that it is asked for"
                                    + " them",
                            ASK_NOW));
        }
    }

    private void seldom() {
        var period = patient.traits().balloon().statsPeriod().filter(time -> time.compareTo(SELDOM) > 0);
        if (period.isEmpty()) {
            return;
        }
        boolean outdated = period.get().compareTo(TOO_SELDOM) > 0;
        findings.add(
                outdated ? Severity.RISK : Severity.HINT,
                DoctorReasons.STATISTICS_SELDOM,
                Remedy.of(
                        "ask it every 2 s, now and from its next start on, so that it is helped in time when it runs short of memory"
                                + (outdated
                                        ? "; a report older than "
                                                + MonitorSettings.DEFAULT
                                                        .staleAfter()
                                                        .toSeconds()
                                                + " s no longer counts"
                                        : ""),
                        ASK_NOW,
                        ASK_ALWAYS),
                new Input("periodSeconds", period.get().toSeconds()));
    }
}
