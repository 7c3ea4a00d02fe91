package org.opendrs.sim.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;

/** Small recordings of every form, and what tests ask of them. */
final class TraceFiles {
    static final String HEADER =
            "Timestamp [ms];\tCPU cores;\tCPU capacity provisioned [MHZ];\tCPU usage [MHZ];\tCPU usage [%];"
                    + "\tMemory capacity provisioned [KB];\tMemory usage [KB];\tDisk read throughput [KB/s];"
                    + "\tDisk write throughput [KB/s];\tNetwork received throughput [KB/s];\tNetwork transmitted throughput [KB/s]\n";

    private TraceFiles() {}

    static Path write(Path file, String text) {
        return write(file, text.getBytes(StandardCharsets.ISO_8859_1));
    }

    static Path write(Path file, byte[] bytes) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            return Files.write(file, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] packed(byte[] bytes) {
        var out = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    static byte[] packed(String text) {
        return packed(text.getBytes(StandardCharsets.US_ASCII));
    }

    /** The 288 values of a day, after a comma each. */
    static String day(IntFunction<Object> value) {
        return IntStream.range(0, 288).mapToObj(i -> "," + value.apply(i)).collect(Collectors.joining());
    }

    /** One of the original PlanetLab files. */
    static String planetLab(IntFunction<Object> value) {
        return IntStream.range(0, 288).mapToObj(i -> value.apply(i) + "\n").collect(Collectors.joining());
    }

    static String google(String vm, IntFunction<Object> cpu, IntFunction<Object> memory) {
        return vm + ",cpu" + day(cpu) + "\n" + vm + ",mem" + day(memory) + "\n";
    }

    /** A VM of 2 cores, 4000 MHz, 1024 MB that uses a quarter of its CPU and half of its memory. */
    static String bitbrainsDay(String vm) {
        String head = vm + ",2,4000,1024,";
        return head + "cpu" + day(i -> 1000) + "\n" + head + "mem" + day(i -> 512) + "\n" + head + "dr" + day(i -> i)
                + "\n" + head + "dw" + day(i -> 1) + "\n" + head + "nr" + day(i -> 2) + "\n" + head + "nt" + day(i -> 3)
                + "\n";
    }

    /** A line of an original Bitbrains file of a VM with 4000 MHz and 1 GiB. */
    static String record(long second, double mhz, double kib) {
        return second + ";\t2;\t4000.0;\t" + mhz + ";\t" + mhz / 40 + ";\t1048576.0;\t" + kib
                + ";\t1.5;\t2.5;\t3.5;\t4.5\n";
    }

    static Path azure(Path folder) {
        write(folder.resolve("flav_map.txt"), "1,0.75 a\n2,3.5 g\n");
        write(folder.resolve("v1.interval_map.txt.gz"), packed("0 0\n300 1\n600 2\n900 2\n1200 2\n"));
        write(folder.resolve("v1.dev.txt.gz"), packed("1800 a,g,|,a,|\n2100 g,|\n"));
        write(folder.resolve("v1.dev.c2100000.txt.gz"), packed("1800 U0,U1,|,C2,|\n2100 U2,|\n"));
        return folder;
    }

    static UsageTrace usage(String kind, Path path) {
        return TraceCatalogue.empty().usage(kind + ":" + path.toAbsolutePath());
    }

    static ArrivalTrace arrivals(Path folder) {
        return TraceCatalogue.empty().arrivals("azure-v1:" + folder.toAbsolutePath());
    }

    /** Reads what must be refused, and returns why. */
    static TraceException refused(String kind, Path path) {
        return refused(() -> usage(kind, path));
    }

    static TraceException refused(Runnable reading) {
        TraceException thrown = catchThrowableOfType(TraceException.class, reading::run);
        assertThat(thrown).as("should have been refused").isNotNull();
        return thrown;
    }

    static void assertPlace(TraceException thrown, int line, int column, String... parts) {
        assertThat(thrown.line()).as(thrown.getMessage()).isEqualTo(line);
        assertThat(thrown.column()).as(thrown.getMessage()).isEqualTo(column);
        assertThat(thrown).hasMessageContaining(thrown.file()).hasMessageContainingAll(parts);
    }
}
