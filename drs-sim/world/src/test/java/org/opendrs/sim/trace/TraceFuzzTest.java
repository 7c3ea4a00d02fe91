package org.opendrs.sim.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.opendrs.sim.trace.TraceFiles.write;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is done to a file, it gives a whole trace or a message with a place, and soon. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class TraceFuzzTest {
    private static final int TRIES = 700;
    private static final TraceLimits LIMITS = new TraceLimits(1 << 20, 200, 4096, 100_000);
    /** What numbers and separators break at. */
    private static final String BITS = "0123456789.,;\t -+eE|\r\n\0NU\u00ff";

    @TempDir
    Path dir;

    private int read;
    private int refused;

    @AfterEach
    void bothHappened() {
        assertThat(read + refused).isEqualTo(TRIES);
        assertThat(read).as("files that were read").isGreaterThan(TRIES / 100);
        assertThat(refused).as("files that were refused").isGreaterThan(TRIES / 2);
    }

    @Test
    void planetLabDays() {
        fuzz("planetlab", "a" + TraceFiles.day(i -> i % 100) + "\nb" + TraceFiles.day(i -> 5) + "\n");
    }

    @Test
    void planetLabVms() {
        fuzz("planetlab", TraceFiles.planetLab(i -> i % 100));
    }

    @Test
    void googleDays() {
        fuzz("google", TraceFiles.google("vm", i -> i / 3.0, i -> 12.34));
    }

    @Test
    void bitbrainsDays() {
        fuzz("bitbrains", TraceFiles.bitbrainsDay("1"));
    }

    @Test
    void originalBitbrainsFiles() {
        var text = new StringBuilder(TraceFiles.HEADER);
        for (int i = 0; i < 20; i++) {
            text.append(TraceFiles.record(1_376_314_846 + 300L * i, i * 1.1, i * 1e4));
        }
        fuzz("bitbrains", text.toString());
    }

    @Test
    void arrivals() throws IOException {
        Path folder = TraceFiles.azure(dir);
        String[] names = {"flav_map.txt", "v1.interval_map.txt.gz", "v1.dev.txt.gz", "v1.dev.c2100000.txt.gz"};
        var random = new SplittableRandom(2016);
        for (int i = 0; i < TRIES; i++) {
            Path file = folder.resolve(names[i % names.length]);
            byte[] good = Files.readAllBytes(file);
            write(file, mutated(good, random));
            judge(
                    "try " + i,
                    () -> TraceCatalogue.empty().within(LIMITS).arrivals("azure-v1:" + folder).arrivals().stream()
                            .allMatch(arrival -> arrival.second() >= 0
                                    && arrival.flavour().vcpus() > 0
                                    && !arrival.lifetime().isNegative()));
            write(file, good);
        }
    }

    private void fuzz(String kind, String text) {
        byte[] plain = text.getBytes(StandardCharsets.US_ASCII);
        byte[] packed = TraceFiles.packed(plain);
        var random = new SplittableRandom(2016);
        Path file = dir.resolve("1.csv");
        for (int i = 0; i < TRIES; i++) {
            byte[] bytes = switch (i % 3) {
                case 0 -> mutated(packed, random);
                case 1 -> TraceFiles.packed(mutated(plain, random));
                default -> mutated(plain, random);
            };
            write(file, bytes);
            judge(
                    "try " + i,
                    () -> isWhole(TraceCatalogue.empty().within(LIMITS).usage(kind + ":" + file)));
        }
    }

    private static boolean isWhole(UsageTrace trace) {
        for (Metric metric : Metric.values()) {
            UsageColumn column = trace.column(metric).orElse(null);
            for (int i = 0; column != null && i < trace.samples() * trace.vms().size(); i++) {
                double value = column.at(i / trace.vms().size(), i % trace.vms().size());
                if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
                    return false;
                }
            }
        }
        return trace.samples() > 0;
    }

    private void judge(String name, Supplier<Boolean> reading) {
        try {
            assertThat(reading.get()).as(name).isTrue();
            read++;
        } catch (TraceException e) {
            refused++;
            assertThat(e.file()).as(name).isNotEmpty();
            assertThat(e.line()).as(name + ": " + e.getMessage()).isPositive();
            assertThat(e.column()).as(name + ": " + e.getMessage()).isPositive();
        }
    }

    private static byte[] mutated(byte[] good, SplittableRandom random) {
        byte[] bytes = good;
        int count = 1 + random.nextInt(3);
        for (int i = 0; i < count && bytes.length > 0; i++) {
            bytes = mutatedOnce(bytes, random);
        }
        return bytes;
    }

    private static byte[] mutatedOnce(byte[] bytes, SplittableRandom random) {
        int at = random.nextInt(bytes.length);
        int to = Math.min(bytes.length, at + 1 + random.nextInt(random.nextBoolean() ? 4 : 400));
        byte[] head = Arrays.copyOf(bytes, at);
        byte[] piece = Arrays.copyOfRange(bytes, at, to);
        byte[] rest = Arrays.copyOfRange(bytes, to, bytes.length);
        byte bit = (byte) BITS.charAt(random.nextInt(BITS.length()));
        return switch (random.nextInt(6)) {
            case 0 -> joined(head, new byte[] {bit}, Arrays.copyOfRange(bytes, at + 1, bytes.length));
            case 1 -> joined(head, new byte[] {bit}, piece, rest);
            case 2 -> joined(head, rest);
            case 3 -> joined(head, piece, piece, rest);
            case 4 -> joined(head, new byte[] {(byte) random.nextInt(256)}, rest);
            default -> random.nextInt(4) == 0 ? head : joined(rest, piece, head);
        };
    }

    private static byte[] joined(byte[]... parts) {
        int length = Arrays.stream(parts).mapToInt(part -> part.length).sum();
        var all = new byte[length];
        int at = 0;
        for (byte[] part : parts) {
            System.arraycopy(part, 0, all, at, part.length);
            at += part.length;
        }
        return all;
    }
}
