package org.opendrs.core.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.opendrs.core.doctor.Patients.ALL_ON;
import static org.opendrs.core.doctor.Patients.HEALTHY;
import static org.opendrs.core.doctor.Patients.NO_PERIOD;
import static org.opendrs.core.doctor.Patients.balloon;
import static org.opendrs.core.doctor.Patients.codes;
import static org.opendrs.core.doctor.Patients.diagnose;
import static org.opendrs.core.doctor.Patients.examine;
import static org.opendrs.core.doctor.Patients.good;
import static org.opendrs.core.doctor.Patients.in;
import static org.opendrs.core.doctor.Patients.traits;
import static org.opendrs.core.doctor.Patients.vm;
import static org.opendrs.core.doctor.Patients.watched;
import static org.opendrs.unit.Bytes.gib;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.opendrs.balloon.GuestHistory;
import org.opendrs.balloon.GuestScope;
import org.opendrs.core.doctor.Finding.Severity;
import org.opendrs.model.DataQuality;
import org.opendrs.model.VmState;
import org.opendrs.unit.Bytes;

class StatisticsDoctorTest {
    @Test
    void eachQualityOfDataHasItsRemedy() {
        var expected = List.of(
                DoctorReasons.STATISTICS_STAND_STILL,
                DoctorReasons.STATISTICS_INCOMPLETE,
                DoctorReasons.STATISTICS_ABSURD,
                DoctorReasons.NO_STATISTICS);
        var found = new ArrayList<String>();
        for (var quality : List.of(DataQuality.STALE, DataQuality.PARTIAL, DataQuality.ABSURD, DataQuality.MISSING)) {
            var history = watched(GuestHistory.none(), gib(4), 0, 10);
            var diagnosis = diagnose(vm(quality, HEALTHY, gib(4), Bytes.ZERO), history, ALL_ON, 200);
            assertThat(diagnosis.managed()).isFalse();
            assertThat(diagnosis.scope()).isEqualTo(GuestScope.NO_DATA);
            found.addAll(codes(diagnosis.findings()));
        }
        assertThat(found).isEqualTo(expected);
    }

    @Test
    void aGuestThatNobodyAsksForReportsIsAFault() {
        for (DataQuality quality : List.of(DataQuality.PARTIAL, DataQuality.STALE, DataQuality.MISSING)) {
            var diagnosis = examine(vm(quality, HEALTHY, gib(4), Bytes.ZERO), GuestScope.NO_DATA, NO_PERIOD);

            assertThat(codes(diagnosis.findings())).containsExactly(DoctorReasons.NO_STATISTICS_PERIOD);
            var finding = diagnosis.findings().get(0);
            assertThat(finding.severity()).isEqualTo(Severity.FAULT);
            assertThat(finding.remedy().virsh())
                    .containsExactly("dommemstat GUEST --period 2 --live", "dommemstat GUEST --period 2 --config");
            assertThat(finding.remedy().text()).contains("<stats period='2'/> within <memballoon>");
            assertThat(finding.remedy().text().contains("modprobe")).isEqualTo(quality == DataQuality.MISSING);
        }
    }

    @Test
    void aGuestThatReportsAllTheSameIsAskedBySomebody() {
        assertThat(examine(good(gib(4)), GuestScope.MANAGED, NO_PERIOD).findings())
                .isEmpty();
    }

    @Test
    void aGuestThatHasJustBootedIsToldToWait() {
        for (DataQuality quality : List.of(DataQuality.PARTIAL, DataQuality.GOOD, DataQuality.MISSING)) {
            var findings = examine(vm(quality, HEALTHY, gib(4), Bytes.ZERO), GuestScope.BOOTING, ALL_ON)
                    .findings();

            assertThat(codes(findings)).containsExactly(DoctorReasons.BOOTING);
            assertThat(findings.get(0).severity()).isEqualTo(Severity.WAIT);
        }
    }

    @Test
    void reportsThatAreTooSeldomAreARiskFromHalfTheirLifeOn() {
        assertThat(seldom(5)).isEmpty();
        assertThat(seldom(10)).extracting(Finding::severity).containsExactly(Severity.HINT);
        assertThat(seldom(60)).extracting(Finding::severity).containsExactly(Severity.RISK);
        assertThat(seldom(60).get(0).reason().input("periodSeconds")).isEqualTo(60);
    }

    private static List<Finding> seldom(long period) {
        return examine(good(gib(4)), GuestScope.MANAGED, traits(balloon(period, true)))
                .findings();
    }

    @Test
    void theOldReportsOfAPausedGuestAreNoNews() {
        var paused = in(VmState.PAUSED, vm(DataQuality.STALE, HEALTHY, gib(4), Bytes.ZERO));
        var diagnosis = diagnose(paused, watched(GuestHistory.none(), gib(4), 0, 10), ALL_ON, 10);

        assertThat(codes(diagnosis.findings())).containsExactly(DoctorReasons.PAUSED);
        assertThat(diagnosis.findings().get(0).severity()).isEqualTo(Severity.WAIT);
    }
}
