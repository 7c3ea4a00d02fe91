package org.opendrs.sim.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.opendrs.sim.trace.TraceFiles.assertPlace;
import static org.opendrs.sim.trace.TraceFiles.day;
import static org.opendrs.sim.trace.TraceFiles.packed;
import static org.opendrs.sim.trace.TraceFiles.planetLab;
import static org.opendrs.sim.trace.TraceFiles.refused;
import static org.opendrs.sim.trace.TraceFiles.usage;
import static org.opendrs.sim.trace.TraceFiles.write;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlanetLabReaderTest {
    @TempDir
    Path dir;

    @Test
    void aDayFileHoldsALineForEachVm() {
        Path file = write(dir.resolve("day.csv.gz"), packed("a" + day(i -> i % 100) + "\nb" + day(i -> 7) + "\n"));
        UsageTrace trace = usage("planetlab", file);
        assertThat(trace.vms()).extracting(TraceVm::name).containsExactly("a", "b");
        assertThat(trace.samples()).isEqualTo(288);
        assertThat(trace.period()).isEqualTo(Duration.ofMinutes(5));
        assertThat(trace.cpu().at(42, 0)).isEqualTo(0.42);
        assertThat(trace.cpu().at(287, 1)).isEqualTo(0.07);
        assertThat(trace.remarks()).isEqualTo(TraceRemarks.NONE);
    }

    @Test
    void theOriginalFolderHoldsAFileForEachVmInOrderOfTheirNames() {
        write(dir.resolve("host_b"), planetLab(i -> 1));
        write(dir.resolve("host_a"), planetLab(i -> i % 2));
        write(dir.resolve(".hidden"), "not a trace");
        UsageTrace trace = usage("planetlab", dir);
        assertThat(trace.vms()).extracting(TraceVm::name).containsExactly("host_a", "host_b");
        assertThat(trace.cpu().mean()).isCloseTo(0.0075, within(1e-12));
    }

    @Test
    void oneOriginalFileIsATraceOfOneVm() {
        UsageTrace trace = usage("planetlab", write(dir.resolve("host_a"), planetLab(i -> 50)));
        assertThat(trace.vms()).containsExactly(TraceVm.named("host_a"));
        assertThat(trace.cpu().peak(0)).isEqualTo(0.5);
    }

    @Test
    void whatWasNotRecordedIsAbsentAndNotZero() {
        UsageTrace trace = usage("planetlab", write(dir.resolve("vm"), planetLab(i -> 1)));
        assertThat(trace.column(Metric.CPU)).isPresent();
        assertThat(trace.column(Metric.MEMORY)).isEmpty();
        assertThat(trace.column(Metric.NET_TX)).isEmpty();
        assertThat(trace.vms().get(0).cores()).isEmpty();
        assertThat(trace.vms().get(0).memory()).isEmpty();
    }

    @Test
    void percentagesTakeOneByteEach() {
        assertThat(usage("planetlab", write(dir.resolve("vm"), planetLab(i -> 99)))
                        .bytes())
                .isEqualTo(288);
    }

    @Test
    void aValueThatIsNoNumberIsNamedWithItsPlace() {
        Path file =
                write(dir.resolve("day.csv"), "vm-1" + day(i -> 5) + "\nvm-2" + day(i -> i == 2 ? "1o" : "5") + "\n");
        assertPlace(refused("planetlab", file), 2, 10, "'1o' is no number", "a CPU percentage from 0 to 100");
    }

    @Test
    void numbersThatAreNoPercentagesAreRefused() {
        for (String value : new String[] {"101", "-1", "NaN", "Infinity", "0x10", "1e3", "5d", "1..2", "-"}) {
            Path file = write(dir.resolve("vm"), planetLab(i -> i == 9 ? value : "5"));
            assertPlace(refused("planetlab", file), 10, 1, "'" + value + "'", "from 0 to 100");
        }
        assertPlace(refused("planetlab", write(dir.resolve("vm"), planetLab(i -> 0.5))), 1, 1, "no whole number");
    }

    @Test
    void aDayHasExactly288Samples() {
        String line = "vm" + day(i -> 5);
        Path file = write(dir.resolve("day.csv"), line.substring(0, line.length() - 2) + "\n");
        assertPlace(refused("planetlab", file), 1, line.length() - 1, "ends after 288 fields", "CPU percentage");
        write(file, line + ",5\n");
        assertPlace(refused("planetlab", file), 1, line.length() + 2, "'5' is one field too many", "288 values");
        write(file, planetLab(i -> 5) + "5\n");
        assertPlace(refused("planetlab", file), 289, 1, "goes on after 288 samples");
        write(file, "5\n".repeat(287));
        assertPlace(refused("planetlab", file), 288, 1, "ends after 287 samples", "expected 288");
    }

    @Test
    void aVmThatStandsTwiceIsRefused() {
        Path file = write(dir.resolve("day.csv"), ("vm" + day(i -> 5) + "\n").repeat(2));
        assertPlace(refused("planetlab", file), 2, 1, "'vm'", "second time");
    }

    @Test
    void aVmNeedsAName() {
        assertPlace(
                refused("planetlab", write(dir.resolve("d.csv"), day(i -> 5))), 1, 1, "nothing stands here", "name");
    }

    @Test
    void aFolderWithoutFilesSaysWhatBelongsThere() {
        assertThat(refused("planetlab", dir)).hasMessageContaining("one file for each VM");
    }

    @Test
    void aFolderWithinTheFolderIsNamed() {
        write(dir.resolve("inner/vm"), planetLab(i -> 1));
        assertThat(refused("planetlab", dir)).hasMessageContainingAll("inner", "is no file");
    }
}
