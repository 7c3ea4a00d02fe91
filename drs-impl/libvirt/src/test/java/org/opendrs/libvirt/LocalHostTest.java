package org.opendrs.libvirt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opendrs.model.HostCounters;
import org.opendrs.unit.Bytes;

class LocalHostTest {
    private static final String SLICE = "machine.slice";

    @TempDir
    private Path root;

    @BeforeEach
    void files() throws IOException {
        put("proc/meminfo", """
                MemTotal:       16777216 kB
                MemFree:               1 kB
                MemAvailable:    8388608 kB
                SwapTotal:       2097152 kB
                SwapFree:        1048576 kB
                HugePages_Total: 0
                """);
        put("proc/vmstat", "nr_free_pages 5\npswpin 100\npswpout 200\n");
    }

    @Test
    void readsMemoryAndSwap() throws IOException {
        LocalHost.Reading reading = host().read();

        assertThat(reading.memoryTotal()).isEqualTo(Bytes.gib(16));
        assertThat(reading.memoryAvailable()).isEqualTo(Bytes.gib(8));
        assertThat(reading.swapUsed()).isEqualTo(Bytes.gib(1));
        assertThat(reading.swappedIn()).isEqualTo(Bytes.kib(400));
        assertThat(reading.swappedOut()).isEqualTo(Bytes.kib(800));
        assertThat(reading.slice()).isEmpty();
    }

    @Test
    void countsSwappingInPagesOfTheMachine() throws IOException {
        put("proc/self/smaps", "7f0-7f1 r--p\nSize: 64 kB\nKernelPageSize:       64 kB\nKernelPageSize: 4 kB\n");

        assertThat(host().read().swappedIn()).isEqualTo(Bytes.kib(6400));
    }

    @Test
    void saysWhichLineIsMissing() throws IOException {
        put("proc/meminfo", "MemTotal: 1 kB\n");

        assertThatThrownBy(() -> host().read())
                .isInstanceOf(IOException.class)
                .hasMessageContaining("proc/meminfo has no line 'MemAvailable'");
    }

    @Test
    void readsTheLimitOfTheSliceInVersionTwo() throws IOException {
        put("sys/fs/cgroup/cgroup.controllers", "cpuset cpu memory\n");
        put("sys/fs/cgroup/machine.slice/memory.max", "8589934592\n");
        put("sys/fs/cgroup/machine.slice/memory.current", "6442450944\n");

        assertThat(host().read().slice()).contains(new SliceLimit.Reading(Bytes.gib(8), Bytes.gib(6)));
    }

    @Test
    void readsTheLimitOfTheSliceInVersionOneAlsoInAMixedSetUp() throws IOException {
        put("sys/fs/cgroup/cgroup.controllers", "hugetlb\n");
        put("sys/fs/cgroup/memory/machine.slice/memory.limit_in_bytes", "8589934592\n");
        put("sys/fs/cgroup/memory/machine.slice/memory.usage_in_bytes", "1073741824\n");

        assertThat(host().read().slice()).contains(new SliceLimit.Reading(Bytes.gib(8), Bytes.gib(1)));
    }

    @Test
    void noLimitIsNone() throws IOException {
        put("sys/fs/cgroup/memory/machine.slice/memory.limit_in_bytes", "9223372036854771712\n");
        put("sys/fs/cgroup/memory/machine.slice/memory.usage_in_bytes", "1073741824\n");
        assertThat(host().read().slice()).isEmpty();

        put("sys/fs/cgroup/cgroup.controllers", "memory\n");
        put("sys/fs/cgroup/machine.slice/memory.max", "max\n");
        put("sys/fs/cgroup/machine.slice/memory.current", "1073741824\n");
        assertThat(host().read().slice()).isEmpty();
    }

    @Test
    void readsPressure() throws IOException {
        put("proc/pressure/cpu", "some avg10=12.50 avg60=1.00 avg300=0.10 total=1\n");
        String both =
                "some avg10=4.00 avg60=0.00 avg300=0.00 total=1\nfull avg10=1.00 avg60=0.00 avg300=0.00 total=1\n";
        put("proc/pressure/memory", both);
        put("proc/pressure/io", both);

        assertThat(host().pressure()).contains(new Pressure(0.125, 0.04, 0.01, 0.04));
    }

    @Test
    void kernelWithoutPressureTellsNone() {
        assertThat(host().pressure()).isEmpty();
    }

    @Test
    void whatTheSliceMayNotHaveIsNotThereForGuests() throws IOException {
        put("sys/fs/cgroup/cgroup.controllers", "memory\n");
        put("sys/fs/cgroup/machine.slice/memory.max", "8589934592\n");
        put("sys/fs/cgroup/machine.slice/memory.current", "6442450944\n");
        var figures = new NodeFigures(Bytes.gib(99), Optional.of(Bytes.gib(98)), 4, 5, Optional.of(host().read()));

        HostCounters counters = figures.counters(List.of());

        assertThat(counters.memoryTotal()).isEqualTo(Bytes.gib(8));
        assertThat(counters.memoryAvailable()).isEqualTo(Bytes.gib(2));
        assertThat(counters.swapUsed()).isEqualTo(Bytes.gib(1));
        assertThat(counters.cpuBusyNanos()).isEqualTo(5);
    }

    private LocalHost host() {
        return new LocalHost(root, SLICE);
    }

    private void put(String file, String text) throws IOException {
        Path path = root.resolve(file);
        Files.createDirectories(Objects.requireNonNull(path.getParent()));
        Files.writeString(path, text);
    }
}
