package org.opendrs.libvirt;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opendrs.model.VmSample;

/**
 * What reading 500 guests costs. Garbage and leaks are asserted, they are the same everywhere; times are printed, because a loaded
 * machine says nothing about them.
 */
@NeedsLibvirt
class BulkCostTest {
    private static final int GUESTS = 500;
    private static final int WARM_UP = 300;
    private static final int ROUNDS = 50;
    private static final long RAW_GARBAGE = 30_000;
    private static final long DECODED_GARBAGE = 300_000;

    /** A result that is not freed costs 0.17 MB a call with 500 guests, 170 MB in this test. */
    private static final long MOST_GROWTH_KIB = 30 * 1024L;

    @TempDir
    private Path folder;

    @Test
    void rawReadOfAllGuestsLeavesHardlyAnyGarbage() throws Exception {
        LibvirtConnection connection = open();
        try {
            Cost cost = measure(() -> rawRead(connection));
            cost.print("raw STATE read");
            assertThat(cost.bytes()).isLessThanOrEqualTo(RAW_GARBAGE);
        } finally {
            close(connection);
        }
    }

    @Test
    void decodedReadOfAllGuestsLeavesLittleGarbage() throws Exception {
        LibvirtConnection connection = open();
        try {
            var index = new GuestIndex();
            var reader = new GuestReader(index, vm -> false);
            Cost cost = measure(() -> {
                List<VmSample> samples = reader.readAll(connection);
                assertThat(samples.size()).isEqualTo(GUESTS);
            });
            cost.print("decoded with calls for each guest");
            assertThat(cost.bytes()).isLessThanOrEqualTo(DECODED_GARBAGE);
        } finally {
            close(connection);
        }
    }

    @Test
    void thousandReadsLeaveTheProcessAsLargeAsItWas() throws Exception {
        LibvirtConnection connection = open();
        try {
            for (int i = 0; i < WARM_UP; i++) {
                rawRead(connection);
            }
            long before = residentKib();
            for (int i = 0; i < 1000; i++) {
                rawRead(connection);
            }
            assertThat(residentKib() - before).isLessThan(MOST_GROWTH_KIB);
        } finally {
            close(connection);
        }
    }

    private LibvirtConnection open() throws IOException, LibvirtFailure {
        LibvirtLibrary.silence();
        return LibvirtConnection.open(new LibvirtConnection.Recipe(
                TestDriver.world(folder, GUESTS), false, Optional.empty(), LibvirtSettings.DEFAULT));
    }

    private static void close(LibvirtConnection connection) {
        assertThat(connection.retire()).isTrue();
        connection.close();
    }

    /** Reads each figure, as decoding would, and keeps nothing. */
    private static void rawRead(LibvirtConnection connection) throws LibvirtFailure {
        Buffers buffers = Buffers.ofThread();
        int count = LibvirtNative.virConnectGetAllDomainStats(
                connection.pointer(),
                LibvirtNative.STATS_STATE,
                Buffers.address(buffers.result),
                LibvirtNative.LIST_ACTIVE);
        LibvirtFailure.check("virConnectGetAllDomainStats", count);
        long records = buffers.result.getLong(0);
        long[] pointers = buffers.pointers(records, count);
        for (int i = 0; i < count; i++) {
            LibvirtNative.MEMORY.read(pointers[i], buffers.record, 0, buffers.record.length);
            buffers.reading.clear();
            buffers.params.read(buffers.record[1], (int) buffers.record[2], buffers.reading);
            LibvirtNative.virDomainGetUUID(buffers.record[0], Buffers.address(buffers.uuid));
        }
        LibvirtNative.virDomainStatsRecordListFree(records);
    }

    @FunctionalInterface
    private interface Work {
        void run() throws LibvirtFailure;
    }

    private record Cost(double bestMillis, long bytes) {
        void print(String what) {
            System.out.printf("%s of %d guests: %.2f ms, %d kB garbage%n", what, GUESTS, bestMillis, bytes / 1000);
        }
    }

    private static Cost measure(Work work) throws LibvirtFailure {
        for (int i = 0; i < WARM_UP; i++) {
            work.run();
        }
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long best = Long.MAX_VALUE;
        long allocated = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < ROUNDS; i++) {
            long start = System.nanoTime();
            work.run();
            best = Math.min(best, System.nanoTime() - start);
        }
        return new Cost(best / 1e6, (threads.getCurrentThreadAllocatedBytes() - allocated) / ROUNDS);
    }

    private static long residentKib() throws IOException {
        return Files.readAllLines(Path.of("/proc/self/status"), StandardCharsets.US_ASCII).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                .findFirst()
                .orElseThrow();
    }
}
