package org.opendrs.sim.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.opendrs.sim.trace.TraceFiles.assertPlace;
import static org.opendrs.sim.trace.TraceFiles.google;
import static org.opendrs.sim.trace.TraceFiles.refused;
import static org.opendrs.sim.trace.TraceFiles.usage;
import static org.opendrs.sim.trace.TraceFiles.write;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GoogleReaderTest {
    @TempDir
    Path dir;

    @Test
    void aVmHasALineOfCpuAndOneOfMemory() {
        UsageTrace trace = read(google("vm_1", i -> 6.76, i -> 20.01));
        assertThat(trace.cpu().at(0, 0)).isEqualTo(0.0676);
        assertThat(trace.column(Metric.MEMORY).orElseThrow().at(287, 0)).isCloseTo(0.2001, within(1e-12));
        assertThat(trace.column(Metric.DISK_READ)).isEmpty();
        assertThat(trace.bytes()).as("two decimals take two bytes").isEqualTo(2 * 2 * 288);
    }

    @Test
    void valuesAbove100AreClippedAndCounted() {
        UsageTrace trace = read(google("vm", i -> i == 0 ? 100.01 : 50, i -> i < 3 ? 215.31 : 100));
        assertThat(trace.column(Metric.MEMORY).orElseThrow().peak(0)).isEqualTo(1);
        assertThat(trace.cpu().peak(0)).isEqualTo(1);
        assertThat(trace.remarks().clipped()).isEqualTo(4);
    }

    @Test
    void valuesFarBeyondAreRefused() {
        assertPlace(
                reject(google("vm", i -> 5, i -> i == 1 ? "1000.1" : "5")), 2, 10, "'1000.1' is out of range", "1000");
    }

    @Test
    void theLinesOfAVmBelongTogether() {
        String two = google("vm_1", i -> 5, i -> 5);
        assertPlace(reject(two.replace("vm_1,mem", "vm_2,mem")), 2, 1, "'vm_2'", "expected 'vm_1'");
        assertPlace(reject(two.replace("vm_1,mem", "vm_1,cpu")), 2, 6, "'cpu'", "expected 'mem'");
        assertPlace(reject(two.substring(0, two.indexOf('\n') + 1)), 2, 1, "ends after the CPU of 'vm_1'");
        assertPlace(reject(two + two), 4, 1, "'vm_1'", "second time");
    }

    private UsageTrace read(String text) {
        return usage("google", write(dir.resolve("day.csv"), text));
    }

    private TraceException reject(String text) {
        return refused("google", write(dir.resolve("day.csv"), text));
    }
}
