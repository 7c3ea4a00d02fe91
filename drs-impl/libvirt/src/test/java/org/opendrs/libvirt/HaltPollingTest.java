package org.opendrs.libvirt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.opendrs.libvirt.StatKey.Field;
import org.opendrs.model.VcpuTimes;

class HaltPollingTest {
    private final HaltPolling polling = new HaltPolling();
    private final GuestReading reading = new GuestReading();

    @Test
    void leavesRunTimeAloneWhereNothingIsTold() {
        assertThat(times(100, 50, 0)).containsExactly(new VcpuTimes(100, 0), new VcpuTimes(50, 0));
    }

    @Test
    void spreadsTheGuestsPollingOverWhatItsVirtualCpusRan() {
        times(1000, 1000, 0);

        assertThat(times(1300, 1100, 200)).containsExactly(new VcpuTimes(1150, 0), new VcpuTimes(1050, 0));
    }

    @Test
    void neverGoesBack() {
        times(1000, 1000, 0);
        List<VcpuTimes> before = times(1010, 1000, 500);

        assertThat(before).containsExactly(new VcpuTimes(1000, 0), new VcpuTimes(1000, 0));
        assertThat(times(1010, 1000, 600)).isEqualTo(before);
    }

    @Test
    void takesPollingOfEachVirtualCpuWhereItIsTold() {
        reading.put(StatKey.of("vcpu.0.time"), 1000);
        reading.put(StatKey.of("vcpu.0.halt_poll_success_ns.sum"), 300);
        reading.put(StatKey.of("vcpu.0.halt_poll_fail_ns.sum"), 100);
        reading.put(Field.POLL_SUCCESS, 900);

        assertThat(polling.times(reading)).containsExactly(new VcpuTimes(600, 0));
    }

    @Test
    void beginsAnewWithCountersThatBeginAnew() {
        times(1000, 1000, 400);

        assertThat(times(10, 20, 0)).containsExactly(new VcpuTimes(10, 0), new VcpuTimes(20, 0));
    }

    private List<VcpuTimes> times(long first, long second, long polled) {
        reading.clear();
        reading.putVcpu(0, first);
        reading.putVcpu(1, second);
        reading.put(Field.POLL_FAIL, polled);
        return polling.times(reading);
    }
}
