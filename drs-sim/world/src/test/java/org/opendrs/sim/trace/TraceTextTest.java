package org.opendrs.sim.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.opendrs.sim.trace.TraceFiles.assertPlace;
import static org.opendrs.sim.trace.TraceFiles.day;
import static org.opendrs.sim.trace.TraceFiles.packed;
import static org.opendrs.sim.trace.TraceFiles.planetLab;
import static org.opendrs.sim.trace.TraceFiles.refused;
import static org.opendrs.sim.trace.TraceFiles.usage;
import static org.opendrs.sim.trace.TraceFiles.write;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TraceTextTest {
    private static final int MIB = 1 << 20;

    @TempDir
    Path dir;

    @Test
    void aPackedFileIsFoundByItsFirstBytesAndNotByItsName() {
        byte[] bytes = packed(planetLab(i -> 5));
        assertThat(usage("planetlab", write(dir.resolve("vm"), bytes)).cpu().mean())
                .isEqualTo(usage("planetlab", write(dir.resolve("vm.gz"), planetLab(i -> 5)))
                        .cpu()
                        .mean());
    }

    @Test
    void packedPiecesOneAfterTheOtherAreOneFile() {
        byte[] first = packed(day("a"));
        byte[] second = packed(day("b"));
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        assertThat(usage("planetlab", write(dir.resolve("d.gz"), both)).vms()).hasSize(2);
    }

    @Test
    void linesMayEndInTheWayOfWindowsAndTheLastOneWithoutEnd() {
        String text = planetLab(i -> 5).replace("\n", "\r\n");
        assertThat(usage("planetlab", write(dir.resolve("vm"), text)).samples()).isEqualTo(288);
        assertThat(usage("planetlab", write(dir.resolve("vm"), text.substring(0, text.length() - 2)))
                        .samples())
                .isEqualTo(288);
    }

    @Test
    void bytesThatAreNotAsciiAreNamedWithTheirPlace() {
        assertPlace(reject("5\n5\u00e4\n"), 2, 2, "0xE4 is not ASCII");
        assertPlace(reject("5\n\0\n"), 2, 1, "0x00");
        assertPlace(reject("\u00ef\u00bb\u00bf5\n"), 1, 1, "0xEF");
        assertPlace(reject("5\r5\n"), 1, 2, "carriage return");
    }

    @Test
    void emptyLinesAndFilesAreRefused() {
        assertPlace(reject("5\n\n5\n"), 2, 1, "the line is empty");
        assertPlace(reject("5\n\r\n5\n"), 2, 1, "the line is empty");
        assertPlace(reject(""), 1, 1, "the file is empty", "name of a VM");
        for (String kind : new String[] {"google", "bitbrains"}) {
            assertPlace(refused(kind, write(dir.resolve("e"), "")), 1, 1, "the file is empty");
        }
    }

    @Test
    void aLineHasALimit() {
        int limit = TraceLimits.DEFAULT_LINE_BYTES;
        assertPlace(reject("9".repeat(limit + 1)), 1, limit + 1, "longer than " + limit);
        assertPlace(reject("9".repeat(limit) + "\n"), 1, 1, "out of range");
    }

    @Test
    void aLongValueIsCutInTheMessage() {
        assertThat(reject("x".repeat(5000) + "\n").getMessage()).hasSizeLessThan(400);
    }

    @Test
    void aFileThatWasCutOffIsRefused() {
        byte[] whole = packed(day("vm"));
        for (int length = 2; length < whole.length; length += 7) {
            TraceException thrown = refused("planetlab", write(dir.resolve("d.gz"), Arrays.copyOf(whole, length)));
            assertThat(thrown).hasMessageContainingAll("cut off", "line ", "column ");
        }
    }

    @Test
    void damagedPackedDataIsRefused() {
        byte[] bytes = packed(day("vm") + day("vm2"));
        bytes[bytes.length - 6] ^= 1;
        assertPlace(refused("planetlab", write(dir.resolve("d.gz"), bytes)), 3, 1, "damaged", "Corrupt GZIP trailer");
        bytes[20] ^= 0x55;
        assertThat(refused("planetlab", write(dir.resolve("d.gz"), bytes)).line())
                .isPositive();
    }

    @Test
    void aFileThatUnpacksWithoutEndIsStoppedEarly() {
        byte[] bomb = packed("5\n".repeat(8 * MIB));
        assertThat(bomb.length).isLessThan(MIB);
        assertThat(refused(() -> readAll(write(dir.resolve("bomb"), bomb))))
                .hasMessageContaining("each packed byte unpacks to more than 200")
                .satisfies(thrown -> assertThat(thrown.line()).isBetween(MIB / 2, 4 * MIB));
        assertThat(refused("planetlab", write(dir.resolve("zeros"), packed(new byte[16 * MIB]))))
                .hasMessageContaining("line 1, column 1: the byte 0x00");
    }

    @Test
    void aShortPackedFileMayBeAsRegularAsItLikes() {
        byte[] bytes = packed("5\n".repeat(MIB / 2));
        assertThat(readAll(write(dir.resolve("regular"), bytes))).isEqualTo(MIB / 2);
    }

    @Test
    void aFileHasALimitPackedOrNot() {
        var random = new SplittableRandom(1);
        var text = new StringBuilder();
        for (int vm = 0; vm < 200; vm++) {
            text.append("vm")
                    .append(vm)
                    .append(TraceFiles.day(i -> random.nextInt(100)))
                    .append('\n');
        }
        byte[] bytes = text.toString().getBytes(StandardCharsets.US_ASCII);
        assertThat(within(new TraceLimits(bytes.length, 200, 4096, 200 * 288), bytes)
                        .vms())
                .hasSize(200);
        assertThat(refused(() -> within(new TraceLimits(bytes.length - 1, 200, 4096, MIB), bytes)))
                .hasMessageContaining("more than " + (bytes.length - 1) + " bytes;");
        assertThat(refused(() -> within(new TraceLimits(bytes.length - 1, 200, 4096, MIB), packed(bytes))))
                .hasMessageContaining("more than " + (bytes.length - 1) + " bytes when it is unpacked");
        assertPlace(
                refused(() -> within(new TraceLimits(MIB, 200, 4096, 200 * 288 - 1), bytes)), 200, 1, "57599 values");
    }

    @Test
    void limitsMustBePositive() {
        assertThatThrownBy(() -> new TraceLimits(1, 1, 1, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    private UsageTrace within(TraceLimits limits, byte[] bytes) {
        Path file = write(dir.resolve("limited"), bytes);
        return TraceCatalogue.empty().within(limits).usage("planetlab:" + file.toAbsolutePath());
    }

    private static int readAll(Path file) {
        try (var text = TraceText.open(file, TraceLimits.DEFAULT)) {
            int lines = 0;
            while (text.next()) {
                lines++;
            }
            return lines;
        }
    }

    private static String day(String vm) {
        return vm + TraceFiles.day(i -> i % 97) + "\n";
    }

    private TraceException reject(String text) {
        return refused("planetlab", write(dir.resolve("vm"), text));
    }
}
