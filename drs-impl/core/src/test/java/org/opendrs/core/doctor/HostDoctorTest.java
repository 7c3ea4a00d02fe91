package org.opendrs.core.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.opendrs.core.doctor.Patients.HEALTHY;
import static org.opendrs.core.doctor.Patients.codes;
import static org.opendrs.core.doctor.Patients.vm;
import static org.opendrs.unit.Bytes.gib;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.opendrs.model.DataQuality;
import org.opendrs.model.HostId;
import org.opendrs.model.HostPressure;
import org.opendrs.model.HostSnapshot;
import org.opendrs.model.HostState;
import org.opendrs.model.ResourceVector;
import org.opendrs.unit.ByteRate;
import org.opendrs.unit.Bytes;
import org.opendrs.unit.Millicores;

class HostDoctorTest {
    private static HostSnapshot host(HostState state, ByteRate swapIn, Bytes reservation) {
        return new HostSnapshot(
                new HostId("h"),
                java.time.Instant.EPOCH,
                state,
                ResourceVector.of(Millicores.cores(4), gib(4)),
                ResourceVector.of(Millicores.ZERO, gib(1)),
                new HostPressure(swapIn, Bytes.ZERO, 0),
                List.of(vm(DataQuality.GOOD, HEALTHY, gib(2), reservation)));
    }

    @Test
    void aHealthyHostHasNoFindings() {
        var up = host(HostState.UP, ByteRate.ZERO, Bytes.ZERO);
        assertThat(Doctor.examine(new HostCase(up, true, Optional.of(0.0)))).isEmpty();
    }

    @Test
    void aHostThatIsNotSeenHasOnlyThatToTell() {
        var gone = host(HostState.UNREACHABLE, ByteRate.mibPerSecond(1), gib(4));
        assertThat(codes(Doctor.examine(new HostCase(gone, false, Optional.empty()))))
                .containsExactly(DoctorReasons.HOST_NOT_SEEN);
    }

    @Test
    void allThatAilsAHostIsTold() {
        var ill = host(HostState.UP, ByteRate.mibPerSecond(1), gib(4));
        assertThat(codes(Doctor.examine(new HostCase(ill, false, Optional.of(0.5)))))
                .containsExactly(
                        DoctorReasons.NO_COMMANDS,
                        DoctorReasons.RESERVATIONS_EXCEED_HOST,
                        DoctorReasons.MEMORY_PRESSURE,
                        DoctorReasons.HOST_SWAPS);
        assertThat(codes(Doctor.examine(
                        new HostCase(host(HostState.UP, ByteRate.ZERO, Bytes.ZERO), true, Optional.empty()))))
                .containsExactly(DoctorReasons.NO_PRESSURE_FIGURES);
    }
}
