package org.opendrs.sim.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UsageTraceTest {
    @TempDir
    Path dir;

    private UsageTrace trace;

    @BeforeEach
    void read() {
        String text = "a" + TraceFiles.day(i -> i % 100) + "\nb" + TraceFiles.day(i -> 7) + "\n";
        trace = TraceFiles.usage("planetlab", TraceFiles.write(dir.resolve("day.csv"), text));
    }

    @Test
    void allVmsOfASampleCanBeCopiedAtOnce() {
        var into = new float[2];
        trace.cpu().copy(199, into);
        assertThat(into).containsExactly(0.99f, 0.07f);
        assertThat(trace.cpu().metric()).isEqualTo(Metric.CPU);
    }

    @Test
    void aVmIsFoundByItsName() {
        assertThat(trace.indexOf("b")).hasValue(1);
        assertThat(trace.indexOf("c")).isEmpty();
    }

    @Test
    void indexesOutsideAreRefused() {
        assertThatThrownBy(() -> trace.cpu().at(0, 2)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> trace.cpu().at(0, -1)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> trace.cpu().at(288, 0)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> trace.vms().clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void aTraceSaysWhatItIs() {
        assertThat(trace.toString()).contains("planetlab:", "2 VMs, 288 samples every 300 s, [CPU]");
    }
}
