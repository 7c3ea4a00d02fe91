package org.opendrs.sim.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.function.Executable;

/**
 * The recordings themselves, where they are at hand: in the folder that {@code DRS_TRACES} names, or beside the repository. They
 * are no part of the project, so where they are not, this says so and passes.
 */
class RealTracesTest {
    /** Trace and number of its VMs. */
    private static final Map<String, Integer> VMS = new TreeMap<>(Map.ofEntries(
            Map.entry("planetlab:20110303", 1052),
            Map.entry("planetlab:20110306", 898),
            Map.entry("planetlab:20110309", 1061),
            Map.entry("planetlab:20110322", 1516),
            Map.entry("planetlab:20110325", 1078),
            Map.entry("planetlab:20110411", 1233),
            Map.entry("planetlab:20110412", 1054),
            Map.entry("google:1", 160),
            Map.entry("google:2", 148),
            Map.entry("google:3", 152),
            Map.entry("google:5", 160),
            Map.entry("google:6", 189),
            Map.entry("google:8", 171),
            Map.entry("google:9", 160),
            Map.entry("bitbrains:2013-7-15", 435),
            Map.entry("bitbrains:2013-7-18", 467),
            Map.entry("bitbrains:2013-8-12", 499),
            Map.entry("bitbrains:2013-8-13", 499)));

    /** Values above what a VM can use, counted by other means; traces that are not here have none. */
    private static final Map<String, TraceRemarks> REMARKS = new TreeMap<>(Map.ofEntries(
            Map.entry("google:1", TraceRemarks.clipped(1)),
            Map.entry("google:2", TraceRemarks.clipped(290)),
            Map.entry("google:3", TraceRemarks.clipped(2)),
            Map.entry("google:6", TraceRemarks.clipped(2)),
            Map.entry("google:9", TraceRemarks.clipped(2)),
            Map.entry("bitbrains:2013-7-15", TraceRemarks.aboveCapacity(3024)),
            Map.entry("bitbrains:2013-7-18", TraceRemarks.aboveCapacity(257 + 289)),
            Map.entry("bitbrains:2013-8-12", TraceRemarks.aboveCapacity(2237)),
            Map.entry("bitbrains:2013-8-13", TraceRemarks.aboveCapacity(5023))));

    @TestFactory
    Stream<DynamicTest> recordingsHoldWhatIsKnownOfThem() {
        Path folder = folder();
        if (!Files.isDirectory(folder)) {
            System.out.println("RealTracesTest: no recordings in " + folder + ", nothing of them was tested");
            return Stream.of(dynamicTest("no recordings at hand", () -> {}));
        }
        var catalogue = TraceCatalogue.in(folder);
        var tests = new TreeMap<String, Executable>();
        VMS.forEach((name, vms) -> tests.put(name, () -> checkDay(catalogue.usage(name), vms)));
        tests.put("bitbrains-onevm", () -> checkOneVm(catalogue.usage("bitbrains-onevm")));
        tests.put("azure-v1", () -> checkArrivals(catalogue.arrivals("azure-v1")));
        tests.keySet().retainAll(catalogue.names());
        System.out.println("RealTracesTest: " + tests.size() + " recordings of " + folder);
        return tests.entrySet().stream().map(test -> dynamicTest(test.getKey(), test.getValue()));
    }

    private static Path folder() {
        String named = System.getenv("DRS_TRACES");
        if (named != null && !named.isBlank()) {
            return Path.of(named);
        }
        Path root = Path.of("").toAbsolutePath();
        while (root.getParent() != null && !Files.exists(root.resolve("mvnw"))) {
            root = root.getParent();
        }
        return root.resolve("../shared/traces").normalize();
    }

    private static void checkDay(UsageTrace trace, int vms) {
        assertThat(trace.vms()).hasSize(vms);
        assertThat(trace.samples()).isEqualTo(288);
        assertThat(trace.remarks()).isEqualTo(REMARKS.getOrDefault(trace.name(), TraceRemarks.NONE));
        double cpu = 100 * trace.cpu().mean();
        double memory = 100 * trace.column(Metric.MEMORY).map(UsageColumn::mean).orElse(0.0);
        if (trace.name().startsWith("planetlab")) {
            assertThat(cpu).isBetween(9.2, 12.4);
            assertThat(trace.bytes()).as("one byte a value").isEqualTo(288L * vms);
        } else if (trace.name().startsWith("google")) {
            // Means are known in whole per cent, 21 to 23 and 18 to 21.
            assertThat(cpu).isBetween(20.5, 23.0);
            assertThat(memory).isBetween(18.0, 21.0);
        } else {
            assertThat(trace.column(Metric.NET_TX)).isPresent();
            assertThat(memory).as("active memory").isBetween(1.0, 50.0);
        }
    }

    private static void checkOneVm(UsageTrace trace) {
        double memory = trace.column(Metric.MEMORY).orElseThrow().mean() * 2048;
        assertThat(trace.vms().get(0).cores()).hasValue(1);
        assertThat(100 * trace.cpu().mean()).isCloseTo(0.28, within(0.01));
        assertThat(memory).as("MiB of 2048").isCloseTo(117, within(4.0));
        // 8619 records; 21 are missing in 13 holes, and periods a little too long add up to one more.
        assertThat(trace.samples()).isEqualTo(8641);
        assertThat(trace.remarks()).isEqualTo(new TraceRemarks(0, 22, 0, 0, 0));
    }

    private static void checkArrivals(ArrivalTrace trace) {
        assertThat(trace.flavours()).hasSize(16);
        assertThat(trace.arrivals()).hasSize(259_159);
        assertThat(trace.arrivals().get(0).second()).isEqualTo(1_800_000);
        assertThat(trace.arrivals().stream().filter(Arrival::censored).count()).isBetween(10_000L, 20_000L);
    }
}
