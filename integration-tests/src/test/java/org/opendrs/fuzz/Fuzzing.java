package org.opendrs.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/**
 * One kind of file, read after damage: whole or refused in the reader's own words, with a place, what would be valid, no word of Java,
 * and in time.
 *
 * @param name what is read, for messages
 * @param tries how many damaged files
 * @param seed source of all damage
 */
record Fuzzing(String name, int tries, long seed) {
    /** Words that only a program understands. */
    private static final List<String> JAVA = List.of(
            "java.",
            "Exception",
            "enum constant",
            "com.fasterxml",
            "REDACTED",
            "org.opendrs",
            "For input string",
            "out of bounds",
            "JsonToken",
            "StreamRead",
            "Cannot invoke",
            "snakeyaml",
            "is not valid: null");

    /** CPU time for one file: milliseconds, but for the largest legal clusters, each guest of which looks for a host. */
    private static final Duration LONGEST = Duration.ofSeconds(10);

    /** All that is allocated while one file is read, garbage included. The largest legal clusters are built in half of it. */
    private static final long MOST_ALLOCATED = 512L << 20;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /** A file is refused with its most telling problems, not with all that can be said. */
    private static final int LONGEST_MESSAGE = 64 << 10;

    /** How a kind of file is refused. */
    interface Refusal {
        /** Fails unless this is how a reader refuses, and the place and what would be valid are told. */
        void check(RuntimeException refusal);
    }

    /**
     * Reads damaged files, each of which the reader takes as bytes.
     *
     * @return how many were refused
     */
    int run(byte[] good, Consumer<byte[]> reader, Refusal refusal) {
        var damage = new Damage(seed);
        int refused = 0;
        for (int i = 0; i < tries; i++) {
            refused += isRefused(i, damage.of(good), reader, refusal) ? 1 : 0;
        }
        return refused;
    }

    /** Reads one file, and returns whether it was refused. */
    boolean isRefused(int number, byte[] bytes, Consumer<byte[]> reader, Refusal refusal) {
        long start = THREADS.getCurrentThreadCpuTime();
        long before = THREADS.getCurrentThreadAllocatedBytes();
        boolean refused = false;
        try {
            reader.accept(bytes);
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            refused = true;
            check(number, bytes, e, refusal);
        }
        long allocated = THREADS.getCurrentThreadAllocatedBytes() - before;
        var took = Duration.ofNanos(THREADS.getCurrentThreadCpuTime() - start);
        if (took.compareTo(LONGEST) > 0 || allocated > MOST_ALLOCATED) {
            throw new AssertionError(about(number, bytes) + "\ntook " + took + " and " + (allocated >> 20) + " MiB");
        }
        return refused;
    }

    private void check(int number, byte[] bytes, Throwable refusal, Refusal expected) {
        try {
            assertThat(refusal).isInstanceOf(RuntimeException.class);
            expected.check((RuntimeException) refusal);
            String told = withoutQuotes(String.valueOf(refusal.getMessage()), bytes);
            assertThat(told).isNotBlank().hasSizeLessThan(LONGEST_MESSAGE).doesNotContain("\u0000");
            assertThat(told).doesNotContainPattern("`[A-Z][A-Za-z]*[`.]");
            assertThat(JAVA.stream().filter(told::contains).toList()).as(told).isEmpty();
        } catch (AssertionError | ClassCastException e) {
            throw new AssertionError(about(number, bytes) + "\n" + refusal, refusal instanceof Error ? refusal : e);
        }
    }

    /** What the file itself says may be echoed, whatever it is. */
    private static String withoutQuotes(String message, byte[] bytes) {
        String told = message;
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        for (String word : JAVA) {
            told = text.contains(word) ? told.replace(word, "") : told;
        }
        return told;
    }

    private String about(int number, byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        return name + ", try " + number + " of seed " + seed + ":\n"
                + (text.length() > 3000 ? text.substring(0, 3000) + "…" : text);
    }
}
