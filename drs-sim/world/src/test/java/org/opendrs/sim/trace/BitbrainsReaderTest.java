package org.opendrs.sim.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.opendrs.sim.trace.TraceFiles.HEADER;
import static org.opendrs.sim.trace.TraceFiles.assertPlace;
import static org.opendrs.sim.trace.TraceFiles.bitbrainsDay;
import static org.opendrs.sim.trace.TraceFiles.packed;
import static org.opendrs.sim.trace.TraceFiles.record;
import static org.opendrs.sim.trace.TraceFiles.refused;
import static org.opendrs.sim.trace.TraceFiles.usage;
import static org.opendrs.sim.trace.TraceFiles.write;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opendrs.unit.Bytes;

class BitbrainsReaderTest {
    private static final long START = 1_376_314_846;

    @TempDir
    Path dir;

    @Test
    void aDayInTheCompactFormHasSixLinesForEachVm() {
        UsageTrace trace = read(bitbrainsDay("7") + bitbrainsDay("8"));
        TraceVm vm = trace.vms().get(1);
        assertThat(vm.name()).isEqualTo("8");
        assertThat(vm.cores()).hasValue(2);
        assertThat(vm.cpuMhz()).hasValue(4000);
        assertThat(vm.memory()).contains(Bytes.gib(1));
        assertThat(trace.cpu().at(0, 1)).isEqualTo(0.25);
        assertThat(at(trace, Metric.MEMORY, 0)).isEqualTo(0.5);
        assertThat(at(trace, Metric.DISK_READ, 200)).isEqualTo(200 * 1024);
        assertThat(at(trace, Metric.DISK_WRITE, 5)).isEqualTo(1024);
        assertThat(at(trace, Metric.NET_RX, 5)).isEqualTo(2 * 1024);
        assertThat(at(trace, Metric.NET_TX, 5)).isEqualTo(3 * 1024);
    }

    @Test
    void aVmThatWasOffHasNoCapacity() {
        UsageTrace trace = read(bitbrainsDay("7")
                .replace("7,2,4000,1024", "7,0,0,0")
                .replace(",1000", ",0")
                .replace(",512", ",0"));
        assertThat(trace.vms().get(0).cores()).hasValue(0);
        assertThat(trace.cpu().peak(0)).isZero();
        assertThat(trace.remarks()).isEqualTo(TraceRemarks.NONE);
    }

    @Test
    void valuesAboveTheCapacityStayAndAreCounted() {
        UsageTrace trace = read(bitbrainsDay("7").replaceFirst("1000,1000", "5000,6000"));
        assertThat(trace.cpu().at(1, 0)).isEqualTo(1.5);
        assertThat(trace.remarks().aboveCapacity()).isEqualTo(2);
    }

    @Test
    void theSixLinesOfAVmBelongTogether() {
        String vm = bitbrainsDay("7");
        assertPlace(reject(vm.replace("7,2,4000,1024,dr", "8,2,4000,1024,dr")), 3, 1, "'8'", "'dr' is missing");
        assertPlace(reject(vm.replace("1024,dr", "1024,nr")), 3, 15, "'nr'", "expected 'dr'");
        assertPlace(reject(vm.replace("4000,1024,dw", "4000,2048,dw")), 4, 10, "another size of '7'");
        assertPlace(reject(vm.substring(0, vm.indexOf("7,2,4000,1024,nt"))), 6, 1, "expected its line 'nt'");
        assertPlace(reject(vm + vm), 12, 1, "second time");
    }

    @Test
    void anOriginalFileIsFoundByItsHeader() {
        UsageTrace trace = read(HEADER + record(START, 1000, 524_288) + record(START + 300, 19.06666159933333, 1));
        assertThat(trace.vms().get(0).cpuMhz()).hasValue(4000);
        assertThat(trace.vms().get(0).memory()).contains(Bytes.gib(1));
        assertThat(trace.samples()).isEqualTo(2);
        assertThat(trace.cpu().at(0, 0)).isEqualTo(0.25);
        assertThat(trace.cpu().at(1, 0)).isCloseTo(19.06666159933333 / 4000, within(1e-9));
        assertThat(at(trace, Metric.MEMORY, 0)).isEqualTo(0.5);
        assertThat(at(trace, Metric.NET_TX, 0)).isEqualTo(4.5 * 1024);
    }

    @Test
    void timesThatWanderByAMinuteStayOnTheirSamples() {
        var text = new StringBuilder(HEADER);
        for (int i = 0; i < 100; i++) {
            text.append(record(START + 301L * i, i, i));
        }
        UsageTrace trace = read(text.toString());
        assertThat(trace.samples()).isEqualTo(100);
        assertThat(trace.cpu().at(99, 0)).isCloseTo(99.0 / 4000, within(1e-9));
        assertThat(trace.remarks()).isEqualTo(TraceRemarks.NONE);
    }

    @Test
    void aGapHoldsTheValueBeforeItAndIsCounted() {
        UsageTrace trace =
                read(HEADER + record(START, 1000, 10) + record(START + 900, 2000, 20) + record(START + 1000, 3000, 30));
        assertThat(trace.samples()).isEqualTo(4);
        assertThat(new double[] {
                    trace.cpu().at(1, 0), trace.cpu().at(2, 0), trace.cpu().at(3, 0)
                })
                .containsExactly(0.25, 0.25, 0.75);
        assertThat(trace.remarks()).isEqualTo(new TraceRemarks(0, 2, 0, 1, 0));
    }

    @Test
    void theFilesOfAFolderStandOnOneGridInOrderOfTheirNumbers() {
        write(dir.resolve("m/10.csv"), HEADER + record(START + 310, 1000, 10) + record(START + 600, 1000, 10));
        write(dir.resolve("m/9.csv.gz"), packed(HEADER + record(START, 2000, 10) + record(START + 300, 2000, 10)));
        write(dir.resolve("m/README.txt"), "provided by Bitbrains IT Services Inc.");
        UsageTrace trace = usage("bitbrains", dir.resolve("m"));
        assertThat(trace.vms()).extracting(TraceVm::name).containsExactly("9", "10");
        assertThat(trace.samples()).isEqualTo(3);
        assertThat(new double[] {
                    trace.cpu().at(0, 1), trace.cpu().at(1, 1), trace.cpu().at(2, 0)
                })
                .containsExactly(0, 0.25, 0);
        assertThat(trace.remarks().outside()).isEqualTo(2);
    }

    @Test
    void aTimeInMillisecondsIsTheSameTime() {
        UsageTrace trace = read(HEADER + record(START * 1000, 1, 1) + record((START + 600) * 1000, 1, 1));
        assertThat(trace.samples()).isEqualTo(3);
    }

    @Test
    void timesMustRise() {
        assertPlace(reject(HEADER + record(START, 1, 1) + record(START, 1, 1)), 3, 1, START + " s", "times must rise");
    }

    @Test
    void aTimeFarAwayIsRefusedBeforeItTakesMemory() {
        assertPlace(reject(HEADER + record(1, 1, 1) + record(99_000_000_000L, 1, 1)), 3, 1, "99000000000 s", "values");
        write(dir.resolve("f/1.csv"), HEADER + record(1, 1, 1));
        write(dir.resolve("f/2.csv"), HEADER + record(99_000_000_000L, 1, 1));
        assertThat(refused("bitbrains", dir.resolve("f"))).hasMessageContainingAll("1 s", "99000000000 s");
    }

    @Test
    void aHeaderMustNameEachColumnOnce() {
        String without = HEADER.replace("\tMemory usage [KB];", "");
        assertPlace(reject(without), 1, without.length(), "no column 'Memory usage [KB]'", "Timestamp [ms]; CPU cores");
        assertPlace(reject("Timestamp [ms];" + HEADER), 1, 16, "'Timestamp [ms]' stands here for the second time");
        assertPlace(reject(HEADER), 2, 1, "ends after its header");
    }

    @Test
    void badRecordsAreNamedWithTheirPlace() {
        String good = record(START, 1, 1);
        String head = HEADER + good.replace(START + "", START - 300 + "");
        assertPlace(reject(head + good.replace("1048576.0", "NaN")), 3, 36, "'NaN' is no number", "KB of memory");
        assertPlace(reject(head + good.replace("\t1.5", "\t-1.5")), 3, 52, "'-1.5' is out of range");
        assertPlace(reject(head + good.replace("\t2;", "\t2.5;")), 3, 13, "'2.5' is no whole number");
        assertPlace(reject(head + good.replace(";\t4.5", "")), 3, good.length() - 5, "ends after 10 fields");
        assertPlace(reject(head + good.replace("4.5", "4.5;1")), 3, good.length() + 1, "one field too many");
        assertPlace(reject(head + good.replace(START + "", "later")), 3, 1, "'later' is no number", "since 1970");
    }

    private UsageTrace read(String text) {
        return usage("bitbrains", write(dir.resolve("day.csv"), text));
    }

    private TraceException reject(String text) {
        return refused("bitbrains", write(dir.resolve("day.csv"), text));
    }

    private static double at(UsageTrace trace, Metric metric, int sample) {
        return trace.column(metric).orElseThrow().at(sample, 0);
    }
}
