package org.opendrs.sim.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.opendrs.sim.trace.TraceFiles.assertPlace;
import static org.opendrs.sim.trace.TraceFiles.azure;
import static org.opendrs.sim.trace.TraceFiles.packed;
import static org.opendrs.sim.trace.TraceFiles.refused;
import static org.opendrs.sim.trace.TraceFiles.write;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opendrs.unit.Bytes;

class AzureReaderTest {
    private static final Flavour A = new Flavour("a", 1, Bytes.mib(768));
    private static final Flavour G = new Flavour("g", 2, Bytes.mib(3584));
    private static final Duration NONE = Duration.ZERO;

    @TempDir
    Path dir;

    @Test
    void arrivalsHaveTimeBatchSizeAndLifetime() {
        ArrivalTrace trace = TraceFiles.arrivals(azure(dir));
        Duration ten = Duration.ofMinutes(10);
        Duration twenty = Duration.ofMinutes(20);
        assertThat(trace.flavours()).containsExactly(A, G);
        assertThat(trace.arrivals())
                .isEqualTo(List.of(
                        new Arrival(1800, 0, A, NONE, NONE, false),
                        new Arrival(1800, 0, G, Duration.ofMinutes(5), Duration.ofMinutes(5), false),
                        new Arrival(1800, 1, A, ten, twenty, true),
                        new Arrival(2100, 2, G, ten, twenty, false)));
        assertThat(trace.arrivals().get(3).lifetime()).isEqualTo(Duration.ofMinutes(15));
        assertThatThrownBy(() -> trace.arrivals().get(4)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void aLetterWithoutFlavourIsNamedWithItsPlace() {
        assertPlace(letters("1800 a,x,|,a,|\n2100 g,|\n"), 1, 8, "'x' is no flavour", "'|' or one of [a, g]");
        assertPlace(letters("1800 a,,|,a,|\n2100 g,|\n"), 1, 8, "nothing stands here");
    }

    @Test
    void bothFilesMustHaveTheSameShape() {
        assertPlace(lives("1800 U0,|,U1,C2,|\n2100 U2,|\n"), 1, 9, "'|' is no lifetime");
        assertPlace(lives("1800 U0,U1,U1,C2,|\n2100 U2,|\n"), 1, 12, "'U1'", "expected '|'");
        assertPlace(lives("1800 U0,U1,|,C2,|,U0\n2100 U2,|\n"), 1, 19, "one field too many");
        assertPlace(lives("1800 U0,U1,|,C2,|\n2400 U2,|\n"), 2, 1, "'2400'", "expected '2100'");
        assertPlace(lives("1800 U0,U1,|,C2,|\n"), 2, 1, "expected the lifetimes of the interval 2100");
        assertPlace(lives("1800 U0,U1,|,C2,|\n2100 U2,|\n2400 U1\n"), 3, 1, "goes on after the last interval");
    }

    @Test
    void lifetimesAreALetterAndABin() {
        for (String life : new String[] {"U3", "X1", "U", "C-1", "U1.5", "UNaN", "1"}) {
            assertPlace(
                    lives("1800 " + life + ",U1,|,C2,|\n2100 U2,|\n"),
                    1,
                    6,
                    "'" + life + "' is no lifetime",
                    "from 0 to 2");
        }
    }

    @Test
    void intervalsMustRise() {
        assertPlace(letters("1800 a,g,|,a,|\n1800 g,|\n"), 2, 1, "1800 s does not follow");
        assertPlace(letters("soon a\n"), 1, 1, "'soon' is no number", "start of an interval");
    }

    @Test
    void theMapsAreCheckedToo() throws IOException {
        azure(dir);
        write(dir.resolve("flav_map.txt"), "1,0.75 a\n2,3.5 a\n");
        assertPlace(reject(), 2, 7, "'a' stands here for the second time");
        write(dir.resolve("flav_map.txt"), "1,0 a\n");
        assertPlace(reject(), 1, 3, "'0' is out of range", "GB of memory");
        write(dir.resolve("flav_map.txt"), "");
        assertPlace(reject(), 1, 1, "empty");
        azure(dir);
        Files.delete(dir.resolve("v1.interval_map.txt.gz"));
        write(dir.resolve("v1.interval_map.txt"), "0 0\n300 2\n");
        assertPlace(reject(), 2, 5, "'2' is out of range", "from 0 to 1");
        write(dir.resolve("v1.interval_map.txt"), "300 0\n300 1\n");
        assertPlace(reject(), 2, 1, "not above the one before");
        Files.delete(dir.resolve("v1.interval_map.txt"));
        assertThat(reject()).hasMessageContainingAll("lacks v1.interval_map.txt", "flav_map.txt");
    }

    private TraceException letters(String text) {
        write(azure(dir).resolve("v1.dev.txt.gz"), packed(text));
        return reject();
    }

    private TraceException lives(String text) {
        write(azure(dir).resolve("v1.dev.c2100000.txt.gz"), packed(text));
        return reject();
    }

    private TraceException reject() {
        return refused(() -> TraceFiles.arrivals(dir));
    }
}
